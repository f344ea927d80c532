import { For, type JSX, Show } from "solid-js";
import styles from "./code-sheet.module.css";
import { DescriptionList, type Fact } from "./description-list.tsx";

type CodeSheetProps = {
  title: string;
  codeLabel: string;
  /** The code in its groups, in reading order; four groups make a line. */
  groups: readonly string[];
  facts: readonly Fact[];
  steps: readonly string[];
  note?: string | undefined;
  children?: JSX.Element;
};

/**
 * A page to print and keep: whose it is, the code, and how to use it. When the browser prints, this sheet is
 * alone on the paper. The code is written in groups of four, so that it can be read aloud and typed back.
 */
export function CodeSheet(props: CodeSheetProps): JSX.Element {
  return (
    <article class={styles.sheet} data-print="only">
      <h2 class={styles.title}>{props.title}</h2>
      <DescriptionList facts={props.facts} />
      <ol class={styles.code} aria-label={props.codeLabel} translate="no">
        <For each={props.groups}>{(group) => <li>{group}</li>}</For>
      </ol>
      {props.children}
      <ol class={styles.steps}>
        <For each={props.steps}>{(step) => <li>{step}</li>}</For>
      </ol>
      <Show when={props.note}>
        <p class={styles.note}>{props.note}</p>
      </Show>
    </article>
  );
}

/** Cuts a code into groups of four characters for the sheet. */
export function groupsOfFour(code: string): readonly string[] {
  return code.replace(/[\s-]/gu, "").match(/.{1,4}/gsu) ?? [];
}
