/**
 * A field of a shared document that is saved as it is typed. What the document refuses stays in the field with the reason, and what is
 * written elsewhere meanwhile stands beside it; nothing typed disappears, and nothing refused is written.
 */
import { type JSX, Show } from "solid-js";
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
