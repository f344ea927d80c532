import { For, type JSX } from "solid-js";
import { useWords } from "../../words/words-context.tsx";
import { useCommands } from "../frame/commands.tsx";
import { wishForPlace } from "../frame/place-focus.ts";
import styles from "./section-links.module.css";

export interface SectionLink {
  readonly href: string;
  readonly label: string;
  /** On this page; the others lead to where the rest is. */
  readonly place?: string;
}

type SectionLinksProps = { links: readonly SectionLink[]; children: JSX.Element };

/** A long page with a list of its parts: above them, and beside them where there is room. */
export function SectionLinks(props: SectionLinksProps): JSX.Element {
  const commands = useCommands();
  const { t } = useWords();
  // The address may stand there already, and whoever asks again is taken there again.
  const go = (event: MouseEvent, place: string | undefined): void => {
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (place !== undefined && !isElsewhere) commands.wish(wishForPlace(place));
  };
  return (
    <div class={styles.page}>
      <nav class={styles.links} aria-label={t("settings.sections")} data-print="never">
        <ul class={styles.list}>
          <For each={props.links}>
            {(link) => (
              <li data-elsewhere={link.place === undefined ? "" : undefined}>
                <a class={styles.link} href={link.href} onClick={(event) => go(event, link.place)}>
                  {link.label}
                </a>
              </li>
            )}
          </For>
        </ul>
      </nav>
      <div class={styles.sections}>{props.children}</div>
    </div>
  );
}
