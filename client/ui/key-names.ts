/** Keys as they are printed on the keyboard of this machine. */
export const hasAppleKeys = (): boolean => /Mac|iP(?:hone|ad|od)/.test(globalThis.navigator?.userAgent ?? "");

/** Keys whose print differs from country to country. */
export type PrintedKey = "ctrl" | "shift";

const APPLE: Readonly<Record<string, string>> = { Mod: "⌘", Shift: "⇧", Alt: "⌥" };
const PRINTED: Readonly<Record<string, PrintedKey>> = { Mod: "ctrl", Shift: "shift" };

/** `Mod` is the key that turns a letter into a command; `say` names a key in the language of the app. */
export function keyNames(
  keys: readonly string[],
  say: (key: PrintedKey) => string,
  apple = hasAppleKeys(),
): string[] {
  const name = (key: string): string | undefined => {
    const printed = PRINTED[key];
    return apple ? APPLE[key] : printed && say(printed);
  };
  return keys.map((key) => name(key) ?? (key.length === 1 ? key.toUpperCase() : key));
}
