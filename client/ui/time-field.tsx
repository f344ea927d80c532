import type { JSX } from "solid-js";
import { createTypedText, type Writing } from "./create-typed-text.ts";
import { Field, type FieldText } from "./field.tsx";
import styles from "./field.module.css";
import { TypedInput } from "./typed-input.tsx";

type TimeFieldProps = Omit<FieldText, "hint"> & {
  /** A time such as `14:05`, or what was typed of one. */
  value: string;
  onInput: (value: string) => void;
  times: Writing & { readonly hasHalves: boolean };
  /** How a time is written here; stands below until one is understood. */
  pattern: string;
  readOnly?: boolean | undefined;
  aside?: JSX.Element;
  ref?: ((element: HTMLInputElement) => void) | undefined;
};

/** A time of day, typed as people of the region type it; behaves as `DateField` does. */
export function TimeField(props: TimeFieldProps): JSX.Element {
  const typed = createTypedText({
    value: () => props.value,
    onInput: (value) => props.onInput(value),
    writing: () => props.times,
  });
  const error = (): string | undefined => (typed.isSettled() ? props.error : undefined);
  const hint = (): string | undefined => {
    const time = typed.understood();
    if (time === null) return props.readOnly || error() !== undefined ? undefined : props.pattern;
    const written = props.times.write(time);
    return written === typed.text() ? undefined : written;
  };
  return (
    <Field
      label={props.label}
      optional={props.optional}
      error={error()}
      hint={hint()}
      hintChanges
      aside={props.aside}
    >
      {(ids) => (
        <div class={styles.control}>
          <TypedInput
            ids={ids}
            typed={typed}
            inputMode={props.times.hasHalves ? "text" : "numeric"}
            isWrong={error() !== undefined}
            isRequired={props.optional === undefined}
            readOnly={props.readOnly}
            ref={props.ref}
          />
        </div>
      )}
    </Field>
  );
}
