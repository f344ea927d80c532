import type { JSX } from "solid-js";
import styles from "./visually-hidden.module.css";

/** Words for those who listen. Used where the eye has a picture or a position instead. */
export function VisuallyHidden(props: { children: JSX.Element }): JSX.Element {
  return <span class={styles.hidden}>{props.children}</span>;
}
