import { type JSX, Show } from "solid-js";
import { AlonePage } from "../../ui/layout.tsx";
import { useWords } from "../../words/words-context.tsx";
import styles from "./entry-page.module.css";
import { createPagePlace, type PagePlace } from "./page-focus.ts";

type EntryPageProps = {
  title: string;
  text?: JSX.Element;
  wide?: boolean;
  /** A way back, where there is one. */
  back?: { href: string; label: string } | undefined;
  children: JSX.Element | ((place: PagePlace) => JSX.Element);
};

/** A page on the way in: one heading, one thing to do. */
export function EntryPage(props: EntryPageProps): JSX.Element {
  const { t } = useWords();
  const place = createPagePlace(() => props.title);
  const content = (): JSX.Element =>
    typeof props.children === "function" ? props.children(place) : props.children;
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
            if (typeof props.children !== "function") place.focus(element);
          }}
        >
          {props.title}
        </h1>
        <Show when={props.text}>
          <p class={styles["text"]}>{props.text}</p>
        </Show>
      </div>
      {content()}
    </AlonePage>
  );
}
