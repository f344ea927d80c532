import type { JSX } from "solid-js";
import type { TypedText } from "./create-typed-text.ts";
import type { FieldIds } from "./field.tsx";
import styles from "./field.module.css";

type TypedInputProps = {
  ids: FieldIds;
  typed: TypedText;
  inputMode: "numeric" | "text";
  isWrong: boolean;
  isRequired: boolean;
  readOnly?: boolean | undefined;
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
  ref?: ((element: HTMLInputElement) => void) | undefined;
};

/** The line in which a day or a time is typed. */
export function TypedInput(props: TypedInputProps): JSX.Element {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") props.typed.settle();
    // A shortcut may lead away, or lock.
    else if (event.ctrlKey || event.metaKey) props.typed.keep();
    props.onKeyDown?.(event);
  };
  return (
    <input
      ref={(element) => props.ref?.(element)}
      id={props.ids.input}
      class={styles.input}
      type="text"
      inputmode={props.inputMode}
      autocomplete="off"
      spellcheck={false}
      value={props.typed.text()}
      aria-describedby={props.ids.describedBy()}
      aria-invalid={props.isWrong ? "true" : undefined}
      aria-required={props.isRequired ? "true" : undefined}
      readOnly={props.readOnly}
      onInput={(event) => props.typed.type(event.currentTarget.value)}
      on:keydown={onKeyDown}
      onBlur={() => props.typed.settle()}
    />
  );
}
