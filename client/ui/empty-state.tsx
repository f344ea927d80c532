import { type JSX, Show } from "solid-js";
import styles from "./empty-state.module.css";

type EmptyStateProps = {
  title: string;
  /** What will be here, and how it comes to be here. */
  children: JSX.Element;
  action?: JSX.Element;
};

/** Nothing yet. Teaches in a sentence what this place is for and offers the first step. */
export function EmptyState(props: EmptyStateProps): JSX.Element {
  return (
    <div class={styles.empty}>
      <p class={styles.title}>{props.title}</p>
      <div class={styles.text}>{props.children}</div>
      <Show when={props.action}>{(action) => <div class={styles.action}>{action()}</div>}</Show>
    </div>
  );
}
