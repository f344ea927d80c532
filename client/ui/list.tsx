import { type JSX, Show } from "solid-js";
import styles from "./list.module.css";

/** Things of one kind, one under the other. The label names the list to those who listen. */
export function List(props: { label: string; children: JSX.Element }): JSX.Element {
  return (
    <ul class={styles.list} aria-label={props.label}>
      {props.children}
    </ul>
  );
}

type ListRowProps = {
  title: JSX.Element;
  /** Where the row leads; then the whole row is the target, and its title alone is the link's name. */
  href?: string | undefined;
  detail?: JSX.Element;
  start?: JSX.Element;
  end?: JSX.Element;
};

/** One thing: its name, a quiet line about it, and at the end a fact or an action of its own. */
export function ListRow(props: ListRowProps): JSX.Element {
  return (
    <li class={styles.row}>
      {props.start}
      <div class={styles.main}>
        <Show when={props.href} fallback={<span class={styles.title}>{props.title}</span>}>
          {(href) => (
            <a class={styles.link} href={href()}>
              {props.title}
            </a>
          )}
        </Show>
        <Show when={props.detail}>{(detail) => <span class={styles.detail}>{detail()}</span>}</Show>
      </div>
      <Show when={props.end}>{(end) => <div class={styles.end}>{end()}</div>}</Show>
    </li>
  );
}
