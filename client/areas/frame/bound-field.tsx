/**
 * A field of a shared document that is saved as it is typed. What the document refuses stays in the field with the reason, and what is
 * written elsewhere meanwhile stands beside it; nothing typed disappears, and nothing refused is written.
 */
import type { JSX } from "solid-js";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../words/words-context.tsx";
import { OtherWords } from "./other-words.tsx";
import { createSharedValue, type FieldInDocument } from "./shared-value.ts";

type BoundFieldProps = {
  label: string;
  hint?: string | undefined;
  value: string | null | undefined;
  /** Writes to the document; `null` empties the field. Throws RangeError for what does not fit. */
  write: (value: string | null, seen?: string | null) => void;
  /** Who wrote what in it. */
  field?: FieldInDocument | undefined;
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
    write: (value, seen) => props.write(value, seen),
    field: () => props.field,
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
        <OtherWords
          label={props.label}
          value={shared}
          readOnly={props.readOnly}
          onChosen={() => field?.focus()}
        />
      }
    />
  );
}
