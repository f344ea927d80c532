import { type JSX, Show, createUniqueId } from "solid-js";
import styles from "./progress-bar.module.css";

type ProgressBarProps = {
  label: string;
  /** Between 0 and 1; left out when the end is not known. */
  value?: number | undefined;
  /** How far in words, for example "120 of 480". */
  detail?: string | undefined;
};

/** How far a long piece of work has come. */
export function ProgressBar(props: ProgressBarProps): JSX.Element {
  const id = createUniqueId();
  return (
    <div class={styles.progress}>
      <div class={styles.row}>
        <label for={id}>{props.label}</label>
        <Show when={props.detail}>
          <span class={styles.detail}>{props.detail}</span>
        </Show>
      </div>
      <Show when={props.value !== undefined} fallback={<progress id={id} class={styles.bar} />}>
        <progress id={id} class={styles.bar} max={1} value={props.value} />
      </Show>
    </div>
  );
}
