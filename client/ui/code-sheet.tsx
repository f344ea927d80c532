import { For, type JSX, Show } from "solid-js";
import styles from "./code-sheet.module.css";
import { DescriptionList, type Fact } from "./description-list.tsx";

type CodeSheetProps = {
  title: string;
  /** A picture before the title. */
  emblem?: JSX.Element;
  codeLabel: string;
  /** The code in its groups, in reading order; four groups make a line. */
  groups: readonly string[];
  facts: readonly Fact[];
  steps: readonly string[];
  /** What whoever holds the sheet can do: the first thing to read. */
  note?: string | undefined;
  /** Lines to be filled in by hand, on paper only. */
  blanks?: readonly string[] | undefined;
  children?: JSX.Element;
};

/**
 * A page to print and keep: whose it is, the code, and how to use it. When the browser prints, this sheet is
 * alone on the paper. The code is written in numbered groups of four, so that it can be read aloud, typed back, and asked about.
 */
export function CodeSheet(props: CodeSheetProps): JSX.Element {
  return (
    <article class={styles.sheet} data-print="only">
      <header class={styles.head}>
        <div class={styles.name}>
          {props.emblem}
          <h2 class={styles.title}>{props.title}</h2>
        </div>
        <Show when={props.note}>
          <p class={styles.note}>{props.note}</p>
        </Show>
      </header>
      <DescriptionList facts={props.facts} />
      <ol class={styles.code} aria-label={props.codeLabel} translate="no">
        <For each={props.groups}>{(group) => <li>{group}</li>}</For>
      </ol>
      <div class={styles.use}>
        <ol class={styles.steps}>
          <For each={props.steps}>{(step) => <li>{step}</li>}</For>
        </ol>
        {props.children}
      </div>
      <Show when={props.blanks?.length}>
        <ul class={styles.blanks} aria-hidden="true">
          <For each={props.blanks}>{(blank) => <li>{blank}</li>}</For>
        </ul>
      </Show>
    </article>
  );
}

/** Cuts a code into groups of four characters for the sheet. */
export function groupsOfFour(code: string): readonly string[] {
  return code.replace(/[\s-]/gu, "").match(/.{1,4}/gsu) ?? [];
}
