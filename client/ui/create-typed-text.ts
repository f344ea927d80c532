/**
 * What stands in a field in which a day or a time is typed as text. The text is the person's until the field is left: only then is it
 * written the usual way. The owner is told each keystroke: what was understood as soon as typing on would not change it, at the latest
 * after a pause or when the field is left, and until then the text as it is. Nothing typed is replaced by anything but another value.
 */
import {
  type Accessor,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  onMount,
  untrack,
} from "solid-js";

export type Reading =
  | { readonly at: "empty" }
  | { readonly at: "read"; readonly value: string; readonly isWhole: boolean }
  | { readonly at: "impossible" }
  | { readonly at: "too-early" }
  | { readonly at: "unclear" };

export interface Writing {
  read(text: string): Reading;
  /** As it is written in the field; what is no value stays as it is. */
  write(value: string): string;
}

export interface TypedText {
  readonly text: Accessor<string>;
  /** The value that is understood, or `null`. */
  readonly understood: Accessor<string | null>;
  /** Whether it is time to say what is wrong. */
  readonly isSettled: Accessor<boolean>;
  type(text: string): void;
  /** Tells the owner what is understood, if anything; the text stays as it is. */
  keep(): void;
  /** The field is left, or Enter pressed. */
  settle(): void;
  /** Another value, by other means than typing. */
  choose(value: string): void;
}

interface TypedTextSource {
  /** A value, or the text that stands for none. */
  readonly value: Accessor<string>;
  readonly onInput: (value: string) => void;
  readonly writing: Accessor<Writing>;
}

/** Long enough to type the rest of a year. */
const PAUSE_MS = 900;

/** Needs an owner. */
export function createTypedText({ value, onInput, writing }: TypedTextSource): TypedText {
  const [typed, setTyped] = createSignal<string | null>(null);
  const [isLeft, setLeft] = createSignal(true);
  const text = (): string => typed() ?? writing().write(value());
  const reading = createMemo(() => writing().read(text()));
  let told: string | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(pause));

  const tell = (next: string): void => {
    told = next;
    if (next !== untrack(value)) onInput(next);
  };
  const keep = (): void => {
    clearTimeout(pause);
    const now = untrack(reading);
    if (untrack(typed) === null || now.at !== "read") return;
    tell(now.value);
    setLeft(true);
  };
  // A tab that is closed lets nobody leave the field.
  onMount(() => {
    window.addEventListener("pagehide", keep);
    onCleanup(() => window.removeEventListener("pagehide", keep));
  });
  // What came from elsewhere takes the place of what was typed.
  createEffect(on(value, (now) => void (now === told || setTyped(null)), { defer: true }));

  return {
    text,
    understood() {
      const now = reading();
      return now.at === "read" ? now.value : null;
    },
    isSettled: isLeft,
    keep,
    type(next) {
      clearTimeout(pause);
      setTyped(next);
      setLeft(false);
      const now = untrack(reading);
      if (now.at === "read" && now.isWhole) return keep();
      // An emptied field is mostly one that is about to be filled anew.
      if (now.at !== "empty") tell(next);
      pause = setTimeout(keep, PAUSE_MS);
    },
    settle() {
      clearTimeout(pause);
      const now = untrack(reading);
      if (untrack(typed) !== null) {
        tell(now.at === "read" ? now.value : now.at === "empty" ? "" : untrack(text));
        setTyped(null);
      }
      setLeft(true);
    },
    choose(next) {
      clearTimeout(pause);
      setTyped(null);
      tell(next);
      setLeft(true);
    },
  };
}
