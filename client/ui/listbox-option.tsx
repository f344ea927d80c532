import { type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Icon } from "./icon.ts";
import styles from "./listbox.module.css";

type ListboxOptionProps = {
  id: string;
  label: string;
  icon: Icon;
  /** A shortcut for the same, for the eye only. */
  keys?: string | undefined;
  /** Enter takes it. */
  isActive: boolean;
  onChoose: () => void;
};

/** One choice of a list that is followed by `aria-activedescendant`: the focus stays where somebody types. */
export function ListboxOption(props: ListboxOptionProps): JSX.Element {
  return (
    <div
      id={props.id}
      role="option"
      tabIndex={-1}
      aria-selected={props.isActive}
      data-highlighted={props.isActive ? "" : undefined}
      class={styles.item}
      on:click={() => props.onChoose()}
    >
      <span class={styles.icon}>
        <Dynamic component={props.icon} />
      </span>
      <span class={styles.label}>{props.label}</span>
      <Show when={props.keys}>
        {(keys) => (
          <span class={styles.keys} aria-hidden="true">
            {keys()}
          </span>
        )}
      </Show>
    </div>
  );
}
