import Check from "lucide-solid/icons/check";
import Copy from "lucide-solid/icons/copy";
import { type JSX, createSignal } from "solid-js";
import { Field } from "./field.tsx";
import fieldStyles from "./field.module.css";
import { IconButton } from "./icon-button.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";

type CopyFieldProps = {
  label: string;
  hint?: string | undefined;
  value: string;
  words: { copy: string; copied: string; failed: string };
};

/**
 * A link or code to take along, from left to right in every language. Focusing it selects all of it; the button copies it and the result is announced.
 * Where the clipboard is refused, the text is selected and the sentence says how to copy by hand.
 */
export function CopyField(props: CopyFieldProps): JSX.Element {
  const [result, setResult] = createSignal<"none" | "copied" | "failed">("none");
  let input: HTMLInputElement | undefined;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(props.value);
      setResult("copied");
    } catch {
      input?.select();
      setResult("failed");
    }
  };
  const sentence = (): string => {
    if (result() === "none") return "";
    return result() === "copied" ? props.words.copied : props.words.failed;
  };
  return (
    <Field
      label={props.label}
      hint={props.hint}
      error={result() === "failed" ? props.words.failed : undefined}
    >
      {(ids) => (
        <div class={fieldStyles.control}>
          <input
            ref={(element) => (input = element)}
            id={ids.input}
            class={fieldStyles.input}
            dir="ltr"
            readOnly
            value={props.value}
            aria-describedby={ids.describedBy()}
            onFocus={(event) => event.currentTarget.select()}
          />
          <span class={fieldStyles.end}>
            <IconButton
              small
              label={props.words.copy}
              icon={result() === "copied" ? Check : Copy}
              onPress={() => void copy()}
            />
          </span>
          <span role="status">
            <VisuallyHidden>{sentence()}</VisuallyHidden>
          </span>
        </div>
      )}
    </Field>
  );
}
