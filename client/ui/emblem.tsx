import type { JSX } from "solid-js";
import styles from "./emblem.module.css";

/** A practice's own picture beside its written name; decoration, therefore without words of its own. */
export function Emblem(props: { source: string; size?: "normal" | "large" }): JSX.Element {
  return <img class={styles.emblem} data-size={props.size ?? "normal"} src={props.source} alt="" />;
}
