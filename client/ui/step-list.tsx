import Check from "lucide-solid/icons/check";
import { createEffect, For, type JSX, on, Show } from "solid-js";
import { createFocusMemory } from "./focus-memory.ts";
import styles from "./step-list.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

export type Step = { title: string; text: string; isDone: boolean; action?: () => JSX.Element };

/** Things to do once, in a good order. What is done is ticked and steps back; the rest says why and offers the way. */
export function StepList(props: { label: string; doneLabel: string; steps: readonly Step[] }): JSX.Element {
  return (
    <ol class={styles.steps} aria-label={props.label}>
      <For each={props.steps}>{(step) => <StepRow step={step} doneLabel={props.doneLabel} />}</For>
    </ol>
  );
}

function StepRow(props: { step: Step; doneLabel: string }): JSX.Element {
  const focus = createFocusMemory();
  let row!: HTMLLIElement;
  // Whoever did it stood on a button that is gone now, and goes on from here.
  createEffect(
    on(
      () => props.step.isDone,
      (isDone) => isDone && focus.isLost() && row.focus({ preventScroll: true }),
      { defer: true },
    ),
  );
  return (
    <li
      ref={(element) => {
        row = element;
        focus.watch(row);
      }}
      class={styles.step}
      tabIndex={-1}
      data-done={props.step.isDone ? "" : undefined}
    >
      <span class={styles.mark} aria-hidden="true">
        <Show when={props.step.isDone}>
          <Check />
        </Show>
      </span>
      <span class={styles.words}>
        <span class={styles.title}>
          {props.step.title}
          <Show when={props.step.isDone}>
            <VisuallyHidden> ({props.doneLabel})</VisuallyHidden>
          </Show>
        </span>
        <Show when={!props.step.isDone}>
          <span class={styles.text}>{props.step.text}</span>
        </Show>
      </span>
      <Show when={!props.step.isDone && props.step.action}>{(action) => <span>{action()()}</span>}</Show>
    </li>
  );
}
