/**
 * A field of a shared document that is saved as it is typed. What the document refuses stays in the field with the reason, and what is
 * written elsewhere meanwhile stands beside it; nothing typed disappears, and nothing refused is written.
 */
import { createSignal, type JSX, Show } from "solid-js";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../words/words-context.tsx";
import { OtherWords } from "./shared-form.tsx";
import { createSharedValue } from "./shared-value.ts";

type BoundFieldProps = {
  label: string;
  hint?: string | undefined;
  value: string | null | undefined;
  /** Writes to the document; `null` empties the field. Throws RangeError for what does not fit. */
  write: (value: string | null) => void;
  /** A sentence when the value must not be written, beyond what the document checks. */
  check?: ((value: string) => string | undefined) | undefined;
  required?: boolean | undefined;
  type?: "text" | "email" | "tel" | undefined;
  rows?: number | undefined;
  maxLength: number;
  readOnly?: boolean | undefined;
  spellcheck?: boolean | undefined;
};

export function BoundField(props: BoundFieldProps): JSX.Element {
  const { t } = useWords();
  const [refused, setRefused] = createSignal<{ text: string; why: string }>();
  const shared = createSharedValue(
    () => props.value,
    (value) => props.write(value),
  );
  let field: HTMLElement | undefined;
  const refusal = (text: string): string | undefined => {
    if (props.required && text.trim() === "") return t("field.required");
    if (text.length > props.maxLength) return t("field.tooLong", { max: props.maxLength });
    return props.check?.(text);
  };
  const input = (text: string): void => {
    const why = refusal(text);
    if (why !== undefined) return void setRefused({ text, why });
    shared.type(text);
    setRefused(undefined);
  };
  return (
    <TextField
      label={props.label}
      hint={props.hint}
      optional={props.required ? undefined : ""}
      value={refused()?.text ?? shared.shown()}
      onInput={input}
      error={refused()?.why}
      type={props.type}
      rows={props.rows}
      readOnly={props.readOnly}
      spellcheck={props.spellcheck}
      ref={(element) => (field = element)}
      aside={
        <Show when={shared.other() !== null}>
          <OtherWords text={shared.other() ?? ""} value={shared} onChosen={() => field?.focus()} />
        </Show>
      }
    />
  );
}

type BoundDateProps = {
  label: string;
  /** A day, `2001-02-28`. */
  value: string | null | undefined;
  write: (value: string | null) => void;
  mayBeFuture?: boolean | undefined;
  readOnly?: boolean | undefined;
};

/**
 * A day. While it is being typed the browser reports an empty value, so emptying counts only when the field is left; a complete day is
 * written at once.
 */
export function BoundDate(props: BoundDateProps): JSX.Element {
  const { t, formats } = useWords();
  const dayInWords = (day: string | null): string => (day ? formats().date(Date.parse(`${day}T12:00`)) : "");
  const [error, setError] = createSignal<string>();
  const shared = createSharedValue(
    () => props.value,
    (value) => props.write(value),
  );
  let field: HTMLInputElement | undefined;
  const input = (text: string): void => {
    if (text === "") return;
    if (!props.mayBeFuture && text > today()) return void setError(t("field.dateInFuture"));
    setError(undefined);
    shared.type(text);
  };
  const leave = (): void => {
    if (field === undefined || field.value !== "") return;
    if (field.validity.badInput) return void setError(t("field.dateInvalid"));
    setError(undefined);
    shared.type("");
  };
  return (
    <TextField
      label={props.label}
      optional=""
      type="date"
      value={shared.shown()}
      onInput={input}
      onBlur={leave}
      error={error()}
      readOnly={props.readOnly}
      ref={(element) => {
        if (element instanceof HTMLInputElement) field = element;
      }}
      aside={
        <Show when={shared.other() !== null}>
          <OtherWords text={dayInWords(shared.other())} value={shared} onChosen={() => field?.focus()} />
        </Show>
      }
    />
  );
}

/** The day here, not in Greenwich. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
