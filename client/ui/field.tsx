import CircleAlert from "lucide-solid/icons/circle-alert";
import { type JSX, Show, createUniqueId } from "solid-js";
import styles from "./field.module.css";

export type FieldText = {
  label: string;
  /** What helps before typing: format, why it is asked, who sees it. */
  hint?: string | undefined;
  /** What is wrong and how to put it right. What was typed stays. */
  error?: string | undefined;
  /** The word for "optional"; when given it stands beside the label and the field is not required. */
  optional?: string | undefined;
};

export type FieldIds = { input: string; describedBy: () => string | undefined };

type FieldProps = FieldText & {
  /** Something to decide about what stands in it. */
  aside?: JSX.Element;
  children: (ids: FieldIds) => JSX.Element;
  /** The hint says what was understood of what is typed, and is read out when that changes: so its place is there before it. */
  hintChanges?: boolean | undefined;
  /** More elements that describe the control, for example a strength meter. */
  alsoDescribedBy?: string | undefined;
};

/**
 * The frame around one control: visible label above, hint and error below, both tied to the control by
 * `aria-describedby`, so that they are read when the control gains focus.
 */
export function Field(props: FieldProps): JSX.Element {
  const id = createUniqueId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = (): string | undefined => {
    const ids = [
      props.error === undefined ? "" : errorId,
      props.hint === undefined ? "" : hintId,
      props.alsoDescribedBy ?? "",
    ].filter((part) => part !== "");
    return ids.length === 0 ? undefined : ids.join(" ");
  };
  return (
    <div class={styles.field}>
      <div class={styles.label}>
        <label for={id}>{props.label}</label>
        <Show when={props.optional}>{(word) => <span class={styles.optional}>{word()}</span>}</Show>
      </div>
      {props.children({ input: id, describedBy })}
      <FieldError id={errorId} error={props.error} />
      <Show when={props.hint !== undefined || props.hintChanges}>
        <p id={hintId} class={styles.hint} aria-live={props.hintChanges ? "polite" : undefined}>
          {props.hint}
        </p>
      </Show>
      {props.aside}
    </div>
  );
}

/** The sentence of a refused value, with a mark that does not rely on colour. */
export function FieldError(props: { id: string; error: string | undefined }): JSX.Element {
  return (
    <Show when={props.error}>
      {(error) => (
        <p id={props.id} class={styles.error}>
          <CircleAlert />
          <span>{error()}</span>
        </p>
      )}
    </Show>
  );
}
