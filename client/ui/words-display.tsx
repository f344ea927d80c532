import { For, type JSX } from "solid-js";
import styles from "./words-display.module.css";

/**
 * Words that two people read to each other. Large and numbered, so that "the fourth word" is enough to
 * find a difference; a list, so that a screen reader counts along.
 */
export function WordsDisplay(props: { label: string; words: readonly string[] }): JSX.Element {
  return (
    <ol class={styles.words} aria-label={props.label}>
      <For each={props.words}>
        {(word, index) => (
          <li class={styles.word}>
            <span class={styles.number} aria-hidden="true">
              {index() + 1}
            </span>
            <span translate="no">{word}</span>
          </li>
        )}
      </For>
    </ol>
  );
}
