import type { JSX } from "solid-js";
import { Field, type FieldText } from "./field.tsx";
import styles from "./file-field.module.css";

type FileFieldProps = FieldText & {
  onChoose: (file: File | undefined) => void;
  accept?: string | undefined;
  ref?: ((element: HTMLInputElement) => void) | undefined;
};

/** One file from this device: the platform's own control, which says by itself what was chosen. */
export function FileField(props: FileFieldProps): JSX.Element {
  return (
    <Field label={props.label} hint={props.hint} error={props.error} optional={props.optional}>
      {(ids) => (
        <input
          id={ids.input}
          class={styles["file"]}
          type="file"
          accept={props.accept}
          aria-describedby={ids.describedBy()}
          aria-invalid={props.error === undefined ? undefined : "true"}
          ref={(element) => props.ref?.(element)}
          onChange={(event) => props.onChoose(event.currentTarget.files?.[0])}
        />
      )}
    </Field>
  );
}
