import Check from "lucide-solid/icons/check";
import { For, type JSX, Show } from "solid-js";
import styles from "./step-list.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

export type Step = { title: string; text: string; isDone: boolean; action?: () => JSX.Element };

/** Things to do once, in a good order. What is done is ticked and steps back; the rest says why and offers the way. */
export function StepList(props: { label: string; doneLabel: string; steps: readonly Step[] }): JSX.Element {
  return (
    <ol class={styles.steps} aria-label={props.label}>
      <For each={props.steps}>
        {(step) => (
          <li class={styles.step} data-done={step.isDone ? "" : undefined}>
            <span class={styles.mark} aria-hidden="true">
              <Show when={step.isDone}>
                <Check />
              </Show>
            </span>
            <span class={styles.words}>
              <span class={styles.title}>
                {step.title}
                <Show when={step.isDone}>
                  <VisuallyHidden> ({props.doneLabel})</VisuallyHidden>
                </Show>
              </span>
              <Show when={!step.isDone}>
                <span class={styles.text}>{step.text}</span>
              </Show>
            </span>
            <Show when={!step.isDone && step.action}>{(action) => <span>{action()()}</span>}</Show>
          </li>
        )}
      </For>
    </ol>
  );
}
