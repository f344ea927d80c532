import { type JSX, Show, createUniqueId } from "solid-js";
import styles from "./choice.module.css";
import { FieldError } from "./field.tsx";

type CheckboxProps = {
  label: string;
  description?: string | undefined;
  error?: string | undefined;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
  /** Something to decide about it. */
  aside?: JSX.Element;
  ref?: ((element: HTMLInputElement) => void) | undefined;
};

/** One yes-or-no. The native control, so that every assistive technology and colour mode knows it. */
export function Checkbox(props: CheckboxProps): JSX.Element {
  const id = createUniqueId();
  const describedBy = (): string | undefined =>
    [props.description ? `${id}-description` : "", props.error ? `${id}-error` : ""]
      .filter((part) => part !== "")
      .join(" ") || undefined;
  return (
    <div>
      <label class={styles.option} for={id}>
        <input
          ref={(element) => props.ref?.(element)}
          id={id}
          type="checkbox"
          class={styles.input}
          checked={props.checked}
          disabled={props.disabled}
          aria-labelledby={`${id}-label`}
          aria-describedby={describedBy()}
          aria-invalid={props.error === undefined ? undefined : "true"}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span class={styles.text}>
          <span id={`${id}-label`} class={styles.label}>
            {props.label}
          </span>
          <Show when={props.description}>
            <span id={`${id}-description`} class={styles.description}>
              {props.description}
            </span>
          </Show>
        </span>
      </label>
      <FieldError id={`${id}-error`} error={props.error} />
      {props.aside}
    </div>
  );
}
