import type { JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import { Field, type FieldText } from "./field.tsx";
import styles from "./field.module.css";

type TextFieldProps = FieldText & {
  value: string;
  onInput: (value: string) => void;
  type?: "text" | "email" | "tel" | "url" | undefined;
  name?: string | undefined;
  /** Several lines; the field grows with the text from this many rows. */
  rows?: number | undefined;
  autocomplete?: string | undefined;
  maxLength?: number | undefined;
  disabled?: boolean | undefined;
  readOnly?: boolean | undefined;
  spellcheck?: boolean | undefined;
  autofocus?: boolean | undefined;
  /** Something to decide about what stands in it. */
  aside?: JSX.Element;
  ref?: ((element: HTMLInputElement | HTMLTextAreaElement) => void) | undefined;
};

/**
 * One line or several lines of text. Never empties itself: a refused value stays, with the reason below it.
 * The browser's own memory is off unless `autocomplete` says otherwise, because forms here hold records of others.
 */
export function TextField(props: TextFieldProps): JSX.Element {
  return (
    <Field
      label={props.label}
      hint={props.hint}
      error={props.error}
      optional={props.optional}
      aside={props.aside}
    >
      {(ids) => (
        <div class={styles.control}>
          <Dynamic
            component={props.rows === undefined ? "input" : "textarea"}
            class={styles.input}
            ref={(element: HTMLInputElement | HTMLTextAreaElement) => props.ref?.(element)}
            id={ids.input}
            type={props.rows === undefined ? (props.type ?? "text") : undefined}
            rows={props.rows}
            name={props.name}
            value={props.value}
            aria-describedby={ids.describedBy()}
            aria-invalid={props.error === undefined ? undefined : "true"}
            aria-required={props.optional === undefined ? "true" : undefined}
            autocomplete={props.autocomplete ?? "off"}
            maxLength={props.maxLength}
            disabled={props.disabled}
            readOnly={props.readOnly}
            spellcheck={props.spellcheck}
            autofocus={props.autofocus}
            onInput={(event: InputEvent & { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
              props.onInput(event.currentTarget.value)
            }
          />
        </div>
      )}
    </Field>
  );
}
