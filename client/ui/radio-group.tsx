import { For, type JSX, Show, createUniqueId } from "solid-js";
import styles from "./choice.module.css";
import { FieldError } from "./field.tsx";

export type RadioOption<Value extends string> = {
  value: Value;
  label: string;
  description?: string | undefined;
  disabled?: boolean | undefined;
};

type RadioGroupProps<Value extends string> = {
  label: string;
  options: readonly RadioOption<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
  error?: string | undefined;
  /** Something to decide about what was chosen. */
  aside?: JSX.Element;
  ref?: ((element: HTMLFieldSetElement) => void) | undefined;
};

/**
 * One of a few, all in view, each with a sentence that says what choosing it means. Native radios: the
 * arrow keys move and choose, Tab enters and leaves the group as one stop.
 */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>): JSX.Element {
  const name = createUniqueId();
  const errorId = `${name}-error`;
  return (
    <fieldset
      ref={(element) => props.ref?.(element)}
      class={styles.group}
      aria-describedby={props.error === undefined ? undefined : errorId}
    >
      <legend class={styles.legend}>{props.label}</legend>
      <div class={styles.cards}>
        <For each={props.options}>
          {(option, index) => (
            <label class={`${styles.option} ${styles.card}`}>
              <input
                type="radio"
                class={styles.input}
                name={name}
                value={option.value}
                checked={props.value === option.value}
                disabled={option.disabled}
                aria-labelledby={`${name}-${index()}-label`}
                aria-describedby={option.description ? `${name}-${index()}-description` : undefined}
                onChange={() => props.onChange(option.value)}
              />
              <span class={styles.text}>
                <span class={styles.label} id={`${name}-${index()}-label`}>
                  {option.label}
                </span>
                <Show when={option.description}>
                  <span class={styles.description} id={`${name}-${index()}-description`}>
                    {option.description}
                  </span>
                </Show>
              </span>
            </label>
          )}
        </For>
      </div>
      <FieldError id={errorId} error={props.error} />
      {props.aside}
    </fieldset>
  );
}
