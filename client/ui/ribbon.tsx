import type { JSX } from "solid-js";
import styles from "./ribbon.module.css";

/** One quiet line above a page about where one is, with one way out of it. Read out like any other text, never announced. */
export function Ribbon(props: { children: JSX.Element; action: JSX.Element }): JSX.Element {
  return (
    <div class={styles.ribbon}>
      <p class={styles.text}>{props.children}</p>
      {props.action}
    </div>
  );
}
