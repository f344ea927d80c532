import type { JSX } from "solid-js";
import styles from "./waiting.module.css";

/**
 * Says in words what is being waited for. Shown only after a third of a second, because a flash of
 * "Opening" is noise; no grey boxes pretend to be content.
 */
export function Waiting(props: { children: JSX.Element }): JSX.Element {
  return (
    <p class={styles.waiting} role="status">
      {props.children}
    </p>
  );
}
