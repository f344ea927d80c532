import { createSignal, type JSX, Show } from "solid-js";
import { Field, type FieldText } from "./field.tsx";
import styles from "./file-field.module.css";

type FileFieldProps = FieldText & {
  onChoose: (file: File | undefined) => void;
  accept?: string | undefined;
  /** What the control says; without it, it speaks the browser's language, which may be another one. */
  words?: { choose: string; none: string } | undefined;
  ref?: ((element: HTMLInputElement) => void) | undefined;
};

/**
 * One file from this device. The platform's own control lies over what is drawn: it takes the click, the key and the file
 * that is dropped on it, and tells a screen reader what was chosen.
 */
export function FileField(props: FileFieldProps): JSX.Element {
  const [name, setName] = createSignal<string>();
  const choose = (file: File | undefined): void => {
    setName(file?.name);
    props.onChoose(file);
  };
  return (
    <Field label={props.label} hint={props.hint} error={props.error} optional={props.optional}>
      {(ids) => (
        <div class={styles["place"]}>
          <input
            id={ids.input}
            class={styles["file"]}
            data-covered={props.words === undefined ? undefined : ""}
            type="file"
            accept={props.accept}
            aria-describedby={ids.describedBy()}
            aria-invalid={props.error === undefined ? undefined : "true"}
            ref={(element) => props.ref?.(element)}
            // The same file, corrected, is a new choice.
            onClick={(event) => (event.currentTarget.value = "")}
            onChange={(event) => choose(event.currentTarget.files?.[0])}
          />
          <Show when={props.words}>
            {(words) => (
              <div class={`${styles["file"]} ${styles["drawn"]}`} aria-hidden="true">
                <span class={styles["choose"]}>{words().choose}</span>
                <span class={styles["name"]}>{name() ?? words().none}</span>
              </div>
            )}
          </Show>
        </div>
      )}
    </Field>
  );
}
