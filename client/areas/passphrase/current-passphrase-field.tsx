import type { JSX } from "solid-js";
import { PassphraseField } from "../../ui/passphrase-field.tsx";
import { useWords } from "../../words/words-context.tsx";
import { passphraseWords } from "./new-passphrase.tsx";

type CurrentPassphraseFieldProps = {
  label?: string | undefined;
  hint?: string | undefined;
  value: string;
  onInput: (value: string) => void;
  error?: string | undefined;
  autofocus?: boolean | undefined;
  ref?: ((element: HTMLInputElement) => void) | undefined;
};

/** The passphrase that exists already. */
export function CurrentPassphraseField(props: CurrentPassphraseFieldProps): JSX.Element {
  const words = useWords();
  return (
    <PassphraseField
      purpose="current"
      label={props.label ?? words.t("passphrase.label")}
      hint={props.hint}
      value={props.value}
      onInput={(value) => props.onInput(value)}
      error={props.error}
      autofocus={props.autofocus}
      words={passphraseWords(words)}
      ref={(element) => props.ref?.(element)}
    />
  );
}
