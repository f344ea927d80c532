/**
 * A field of a shared document that is saved as it is typed. What the document refuses stays in the field with the reason, and what is
 * written elsewhere meanwhile stands beside it; nothing typed disappears, and nothing refused is written.
 */
import { createEffect, createSignal, type JSX, on, Show } from "solid-js";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../words/words-context.tsx";
import { OtherWords } from "./other-words.tsx";
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
  const shared = createSharedValue({
    value: () => props.value,
    write: (value) => props.write(value),
    refusal(text) {
      if (props.required && text.trim() === "") return t("field.required");
      if (text.length > props.maxLength) return t("field.tooLong", { max: props.maxLength });
      return props.check?.(text);
    },
  });
  let field: HTMLElement | undefined;
  return (
    <TextField
      label={props.label}
      hint={props.hint}
      optional={props.required ? undefined : ""}
      value={shared.shown()}
      onInput={(text) => shared.type(text)}
      error={shared.refused()}
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
  const dayInWords = (day: string | null): string => {
    const at = Date.parse(`${day}T12:00`);
    return Number.isNaN(at) ? (day ?? "") : formats().date(at);
  };
  const [isPart, setPart] = createSignal(false);
  const shared = createSharedValue({
    value: () => props.value,
    write: (value) => props.write(value),
    refusal: (day) => (!props.mayBeFuture && day > today() ? t("field.dateInFuture") : undefined),
  });
  let field: HTMLInputElement | undefined;
  // A whole day takes the place of what was typed of another.
  createEffect(on(shared.shown, () => setPart(false), { defer: true }));
  const input = (text: string): void => {
    if (text === "") return;
    setPart(false);
    shared.type(text);
  };
  const leave = (): void => {
    if (field === undefined || field.value !== "") return;
    setPart(field.validity.badInput);
    if (!field.validity.badInput) shared.type("");
  };
  const goOn = (): void => {
    setPart(false);
    if (field === undefined) return;
    field.value = shared.shown();
    field.focus();
  };
  return (
    <TextField
      label={props.label}
      optional=""
      type="date"
      value={shared.shown()}
      onInput={input}
      onBlur={leave}
      error={isPart() ? t("field.dateInvalid") : shared.refused()}
      readOnly={props.readOnly}
      ref={(element) => {
        if (element instanceof HTMLInputElement) field = element;
      }}
      aside={
        <Show when={shared.other() !== null}>
          <OtherWords text={dayInWords(shared.other())} value={shared} onChosen={goOn} />
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
