import { For, type JSX } from "solid-js";
import styles from "./kbd.module.css";

/**
 * Keys to press, one after another or together: `<Kbd keys={["Ctrl", "K"]} />`.
 * As a `hint` beside a control it disappears where there is no keyboard, or no room.
 */
export function Kbd(props: { keys: readonly string[]; hint?: boolean }): JSX.Element {
  return (
    <span class={styles.keys} data-hint={props.hint ? "" : undefined}>
      <For each={props.keys}>{(key) => <kbd class={styles.key}>{key}</kbd>}</For>
    </span>
  );
}
