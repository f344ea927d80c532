import type { JSX } from "solid-js";
import styles from "./badge.module.css";

/** One word about a thing's state. The word carries the meaning; the tone only lets the eye find it. */
export function Badge(props: {
  children: JSX.Element;
  tone?: "neutral" | "accent" | "attention" | "danger" | undefined;
}): JSX.Element {
  return (
    <span class={styles.badge} data-tone={props.tone ?? "neutral"}>
      {props.children}
    </span>
  );
}
