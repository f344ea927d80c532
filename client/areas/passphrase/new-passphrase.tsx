/**
 * Choosing a passphrase: strength in words as one types, twice the same, and nothing accepted that could soon be guessed by somebody
 * who has the device.
 */
import { type Accessor, createEffect, createSignal, type JSX, onCleanup } from "solid-js";
import {
  makeStrengthMeter,
  SCORE_NEEDED,
  type Score,
  type StrengthMeter,
} from "../../state/passphrase-strength.ts";
import { PassphraseField, type Strength } from "../../ui/passphrase-field.tsx";
import { useWords, type Words } from "../../words/words-context.tsx";

export interface NewPassphrase {
  readonly text: Accessor<string>;
  setText(text: string): void;
  readonly again: Accessor<string>;
  setAgain(text: string): void;
  readonly score: Accessor<Score | null>;
  readonly problem: Accessor<"empty" | "weak" | "mismatch" | null>;
  /** The passphrase, or `null` when it cannot be taken; the fields then say why, and focus goes there. */
  accept(): Promise<string | null>;
  /** Empties both fields, after the passphrase was taken. */
  clear(): void;
  inputs: { first?: HTMLInputElement; second?: HTMLInputElement };
}

/** Without word lists only length can be judged; this many characters are strong whatever they are. */
const LONG_ENOUGH = 24;

/** `own`: words that somebody who knows the person would try first. Needs an owner. */
export function createNewPassphrase(
  own: () => readonly string[],
  makeMeter: () => StrengthMeter = makeStrengthMeter,
): NewPassphrase {
  const [text, setText] = createSignal("");
  const [again, setAgain] = createSignal("");
  const [score, setScore] = createSignal<Score | null>(null);
  const [isAsked, setAsked] = createSignal(false);
  const inputs: NewPassphrase["inputs"] = {};
  let meter: StrengthMeter | undefined;
  let judging = Promise.resolve();

  const dismissMeter = (): void => {
    meter?.close();
    meter = undefined;
  };
  onCleanup(dismissMeter);
  const judge = async (passphrase: string): Promise<Score> => {
    try {
      meter ??= makeMeter();
      return await meter.measure(passphrase, own());
    } catch {
      return passphrase.length >= LONG_ENOUGH ? 3 : 1;
    }
  };
  const measure = async (): Promise<void> => {
    const judged = text();
    const found = await judge(judged);
    if (judged === text()) setScore(found);
  };
  createEffect(() => {
    if (text() === "") setScore(null);
    else judging = measure();
  });
  const problem = (): ReturnType<NewPassphrase["problem"]> => {
    if (!isAsked()) return null;
    if (text() === "") return "empty";
    if ((score() ?? 0) < SCORE_NEEDED) return "weak";
    return text() === again() ? null : "mismatch";
  };
  return {
    text,
    setText,
    again,
    setAgain,
    score,
    problem,
    inputs,
    async accept() {
      let judged: Promise<void>;
      do {
        judged = judging;
        await judged;
      } while (judged !== judging);
      setAsked(true);
      const now = problem();
      if (now !== null) inputs[now === "mismatch" ? "second" : "first"]?.focus();
      else dismissMeter();
      return now === null ? text() : null;
    },
    clear() {
      setAsked(false);
      setText("");
      setAgain("");
    },
  };
}

type NewPassphraseFieldsProps = {
  passphrase: NewPassphrase;
  label?: string | undefined;
  hint?: string | undefined;
  autofocus?: boolean | undefined;
};

export function NewPassphraseFields(props: NewPassphraseFieldsProps): JSX.Element {
  const words = useWords();
  const { t } = words;
  const firstError = (): string | undefined => {
    const problem = props.passphrase.problem();
    if (problem === "empty") return t("field.required");
    return problem === "weak" ? t("passphrase.tooWeak") : undefined;
  };
  const strength = (): Strength | null => {
    const score = props.passphrase.score();
    return score === null ? null : { score, words: t(`passphrase.score${score}`) };
  };
  return (
    <>
      <PassphraseField
        purpose="new"
        label={props.label ?? t("passphrase.label")}
        hint={props.hint ?? t("passphrase.hint")}
        value={props.passphrase.text()}
        onInput={(text) => props.passphrase.setText(text)}
        error={firstError()}
        strength={strength()}
        words={passphraseWords(words)}
        autofocus={props.autofocus}
        ref={(element) => (props.passphrase.inputs.first = element)}
      />
      <PassphraseField
        purpose="new"
        label={t("passphrase.repeat")}
        value={props.passphrase.again()}
        onInput={(text) => props.passphrase.setAgain(text)}
        error={props.passphrase.problem() === "mismatch" ? t("passphrase.mismatch") : undefined}
        words={passphraseWords(words)}
        ref={(element) => (props.passphrase.inputs.second = element)}
      />
    </>
  );
}

export const passphraseWords = ({ t }: Words) => ({
  show: t("passphrase.show"),
  hide: t("passphrase.hide"),
  capsLock: t("passphrase.capsLock"),
  strength: t("passphrase.strength"),
});
