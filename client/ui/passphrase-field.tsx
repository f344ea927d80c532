import Eye from "lucide-solid/icons/eye";
import EyeOff from "lucide-solid/icons/eye-off";
import { For, type JSX, Show, createSignal, createUniqueId } from "solid-js";
import { Field, type FieldText } from "./field.tsx";
import fieldStyles from "./field.module.css";
import { IconButton } from "./icon-button.tsx";
import styles from "./passphrase-field.module.css";

export type Strength = { score: 0 | 1 | 2 | 3 | 4; words: string };

type PassphraseFieldProps = FieldText & {
  value: string;
  onInput: (value: string) => void;
  words: { show: string; hide: string; capsLock: string; strength: string };
  /** A new passphrase is offered to the browser's password store; the current one is asked from it. */
  purpose: "new" | "current";
  /** How well the passphrase stands against guessing, with a sentence; `null` while nothing is judged, absent where nothing will be. */
  strength?: Strength | null | undefined;
  autofocus?: boolean | undefined;
  disabled?: boolean | undefined;
  ref?: ((element: HTMLInputElement) => void) | undefined;
};

/**
 * A passphrase, hidden until asked for. Says when Caps Lock is on, never limits length, never blocks
 * pasting, and measures nothing itself: strength comes from outside as a number and a sentence.
 * Nothing here changes its height when the focus leaves, because that is when a button below is being pressed.
 */
export function PassphraseField(props: PassphraseFieldProps): JSX.Element {
  const [shown, setShown] = createSignal(false);
  const [capsLock, setCapsLock] = createSignal(false);
  const strengthId = createUniqueId();
  const watchCapsLock = (event: KeyboardEvent): void => {
    setCapsLock(event.getModifierState("CapsLock"));
  };
  return (
    <div>
      <Field
        label={props.label}
        hint={props.hint}
        error={props.error}
        optional={props.optional}
        alsoDescribedBy={props.strength ? strengthId : undefined}
      >
        {(ids) => (
          <div class={fieldStyles.control}>
            <input
              class={fieldStyles.input}
              ref={(element) => props.ref?.(element)}
              id={ids.input}
              type={shown() ? "text" : "password"}
              value={props.value}
              autocomplete={props.purpose === "new" ? "new-password" : "current-password"}
              autocapitalize="off"
              spellcheck={false}
              aria-required="true"
              aria-describedby={ids.describedBy()}
              aria-invalid={props.error === undefined ? undefined : "true"}
              autofocus={props.autofocus}
              disabled={props.disabled}
              onInput={(event) => props.onInput(event.currentTarget.value)}
              onKeyDown={watchCapsLock}
              onKeyUp={watchCapsLock}
            />
            <span class={fieldStyles.end}>
              <IconButton
                small
                label={shown() ? props.words.hide : props.words.show}
                icon={shown() ? EyeOff : Eye}
                onPress={() => setShown(!shown())}
              />
            </span>
          </div>
        )}
      </Field>
      <p class={styles.caps} role="status">
        {capsLock() ? props.words.capsLock : ""}
      </p>
      <Show when={props.strength === null}>
        <EmptyMeter />
      </Show>
      <Show when={props.strength}>
        {(strength) => <StrengthMeter id={strengthId} label={props.words.strength} strength={strength()} />}
      </Show>
    </div>
  );
}

const STEPS = [1, 2, 3, 4] as const;

/** The room of the meter that is to come: what stands below must not move away from under a pointer that is pressing it. */
function EmptyMeter(): JSX.Element {
  return (
    <div aria-hidden="true">
      <div class={styles.meter}>
        <For each={STEPS}>{() => <span class={styles.step} />}</For>
      </div>
      <p class={styles.words} />
    </div>
  );
}

function StrengthMeter(props: { id: string; label: string; strength: Strength }): JSX.Element {
  return (
    <div>
      <div
        class={styles.meter}
        role="meter"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={4}
        aria-valuenow={props.strength.score}
        aria-valuetext={props.strength.words}
        data-low={props.strength.score < 3 ? "" : undefined}
      >
        <For each={STEPS}>
          {(step) => <span class={styles.step} data-filled={step <= props.strength.score ? "" : undefined} />}
        </For>
      </div>
      <p id={props.id} class={styles.words} aria-live="polite">
        {props.strength.words}
      </p>
    </div>
  );
}
