/**
 * Which keys do what, as data, and the reader that follows a person's typing. A chord works anywhere; a single letter or two letters one
 * after the other only where nobody is writing, and not at all for those who switched them off, because speech input types letters.
 */
import { keyNames, type PrintedKey } from "../../ui/key-names.ts";

export type Press =
  | { readonly kind: "chord"; readonly key: string; readonly shift?: boolean }
  | { readonly kind: "function"; readonly key: string }
  | { readonly kind: "letters"; readonly letters: readonly [string] | readonly [string, string] };

export interface Binding {
  readonly id: string;
  readonly press: Press;
}

/** What the reader needs of a KeyboardEvent. */
export type Keystroke = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey"> & {
  readonly isWriting: boolean;
};

/** Two letters belong together when they follow each other within this time. */
const TOGETHER_MS = 1_500;

/** As they are printed on the keys here. */
export function shownKeys(press: Press, say: (key: PrintedKey) => string): readonly string[] {
  switch (press.kind) {
    case "chord":
      return keyNames(["Mod", ...(press.shift ? ["Shift"] : []), press.key], say);
    case "function":
      return keyNames([press.key], say);
    default:
      return keyNames(press.letters, say);
  }
}

export interface KeyReader {
  /** The id of what this keystroke asks for; `null` for none. */
  read(keystroke: Keystroke): string | null;
}

export function makeKeyReader(options: {
  bindings: () => readonly Binding[];
  hasLetters: () => boolean;
  now: () => number;
}): KeyReader {
  let first: { readonly letter: string; readonly atMs: number } | null = null;
  const readLetter = (letter: string): string | null => {
    const now = options.now();
    const before = first !== null && now - first.atMs <= TOGETHER_MS ? first.letter : null;
    first = before === null ? { letter, atMs: now } : null;
    const found = options.bindings().find(({ press }) => {
      if (press.kind !== "letters") return false;
      const [one, other] = press.letters;
      return other === undefined ? before === null && one === letter : one === before && other === letter;
    });
    if (found !== undefined) first = null;
    return found?.id ?? null;
  };
  return {
    read(keystroke) {
      const key = keystroke.key.toLowerCase();
      if (keystroke.altKey) return null;
      const isChord = keystroke.ctrlKey || keystroke.metaKey;
      if (!isChord && !keystroke.isWriting && options.hasLetters() && [...key].length === 1) {
        return readLetter(key);
      }
      const found = options.bindings().find(({ press }) => {
        if (press.kind === "letters" || press.key.toLowerCase() !== key) return false;
        return press.kind === "function"
          ? !isChord
          : isChord && (press.shift ?? false) === keystroke.shiftKey;
      });
      return found?.id ?? null;
    },
  };
}
