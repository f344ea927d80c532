import { type JSX, Show } from "solid-js";
import { AlonePage } from "../../ui/layout.tsx";
import { useWords } from "../../words/words-context.tsx";
import styles from "./entry-page.module.css";
import { LanguageLinks } from "./language-links.tsx";
import { createPagePlace, type PagePlace } from "./page-focus.ts";

type EntryPageProps = {
  /** For the window's title too, which ends up in histories; never a name. */
  title: string;
  /** What stands on the page itself; the title where there is nothing better. */
  heading?: string | undefined;
  text?: JSX.Element;
  wide?: boolean;
  /** A way back, where there is one. */
  back?: { href: string; label: string } | undefined;
  children?: JSX.Element;
  /** In place of children, for a page about one field, which takes the focus that else the heading gets. */
  form?: ((place: PagePlace) => JSX.Element) | undefined;
};

/** A page on the way in: one heading, one thing to do. */
export function EntryPage(props: EntryPageProps): JSX.Element {
  const { t } = useWords();
  const place = createPagePlace(() => props.title);
  return (
    <AlonePage wide={props.wide ?? false}>
      <header class={styles["head"]} data-print="never">
        <p class={styles["brand"]} translate="no">
          {t("app.name")}
        </p>
        <Show when={props.back}>
          {(back) => (
            <a class={styles["back"]} href={back().href}>
              {back().label}
            </a>
          )}
        </Show>
      </header>
      <div class={styles["titles"]} data-print="never">
        <h1
          tabIndex={-1}
          ref={(element) => {
            if (props.form === undefined) place.focus(element);
          }}
        >
          {props.heading ?? props.title}
        </h1>
        <Show when={props.text}>
          <p class={styles["text"]}>{props.text}</p>
        </Show>
      </div>
      {props.form?.(place)}
      {props.children}
      <LanguageLinks at="foot" />
    </AlonePage>
  );
}
