/** Keys as they are printed on the keyboard of this machine. */
export const hasAppleKeys = (): boolean => /Mac|iP(?:hone|ad|od)/.test(globalThis.navigator?.userAgent ?? "");

const APPLE: Readonly<Record<string, string>> = { Mod: "⌘", Shift: "⇧", Alt: "⌥" };
const OTHERS: Readonly<Record<string, string>> = { Mod: "Ctrl" };

/** `Mod` is the key that turns a letter into a command. */
export function keyNames(keys: readonly string[], apple = hasAppleKeys()): string[] {
  const signs = apple ? APPLE : OTHERS;
  return keys.map((key) => signs[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}
