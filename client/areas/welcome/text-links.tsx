import { For, type JSX } from "solid-js";
import { TEXT_NAMES, textAddress } from "../../texts/addresses.ts";
import { useWords } from "../../words/words-context.tsx";
import styles from "./text-links.module.css";

/**
 * The public texts: whole pages outside the app, which the router must leave alone. While a practice is open they open beside it,
 * because leaving the page would lock it.
 */
export function TextLinks(props: { newTab?: boolean }): JSX.Element {
  const { t, language } = useWords();
  return (
    <nav class={styles.texts} aria-label={t("texts.label")} data-print="never">
      <ul class={styles.list}>
        <For each={TEXT_NAMES}>
          {(name) => (
            <li>
              <a
                class={styles.link}
                href={textAddress(name, language().tag)}
                rel="external"
                target={props.newTab ? "_blank" : undefined}
              >
                {t(`texts.${name}`)}
              </a>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}
