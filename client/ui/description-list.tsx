import { For, type JSX } from "solid-js";
import styles from "./description-list.module.css";

export type Fact = { term: string; detail: JSX.Element };

/** Facts with their names: a real `dl`, two columns where there is room. */
export function DescriptionList(props: { facts: readonly Fact[] }): JSX.Element {
  return (
    <dl class={styles.list}>
      <For each={props.facts}>
        {(fact) => (
          <>
            <dt class={styles.term}>{fact.term}</dt>
            <dd class={styles.detail}>{fact.detail}</dd>
          </>
        )}
      </For>
    </dl>
  );
}
