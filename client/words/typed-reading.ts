/** What is understood of a text in which people type a day or a time. */
export type TypedReading =
  | { readonly at: "empty" }
  /** `isWhole`: typing on would not make it another one. */
  | { readonly at: "read"; readonly value: string; readonly isWhole: boolean }
  /** Understood, and not in the calendar or on the clock. */
  | { readonly at: "impossible" }
  /** In the calendar, and before what is taken. */
  | { readonly at: "too-early" }
  | { readonly at: "unclear" };

/** Case, accents, wide digits and marks of direction make no difference. */
export const foldTyped = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replaceAll("ς", "σ")
    .trim();
