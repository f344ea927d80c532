/**
 * The languages that a person can choose. Each comes in a file of its own when it is wanted: what a screen does
 * not speak is not loaded. The pseudo-languages exist in development only; journeys put one in English's place.
 */
import type { Language } from "./words.ts";

export type LanguageEntry = {
  readonly tag: string;
  /** The language's name for itself. */
  readonly name: string;
  readonly load: () => Promise<Language>;
};

const practised: readonly LanguageEntry[] = [
  { tag: "en", name: "English", load: async () => (await import("./english.ts")).english },
  { tag: "de", name: "Deutsch", load: async () => (await import("./german.ts")).german },
  { tag: "es", name: "Español", load: async () => (await import("./spanish.ts")).spanish },
  { tag: "el", name: "Ελληνικά", load: async () => (await import("./greek.ts")).greek },
];

const rehearsed: readonly LanguageEntry[] = import.meta.env.DEV
  ? [
      { tag: "en-XA", name: "Pseudo", load: async () => (await import("./pseudo.ts")).pseudo },
      {
        tag: "en-XB",
        name: "Pseudo, right to left",
        load: async () => (await import("./pseudo.ts")).mirrored,
      },
    ]
  : [];

export const languages: readonly LanguageEntry[] = [...practised, ...rehearsed];

/** The languages that every build offers. */
export const spokenLanguages = practised;

/** The entry of this tag, or `null`. */
export const languageEntry = (tag: string): LanguageEntry | null =>
  languages.find((entry) => entry.tag === tag) ?? null;

/** The first of the person's preferences that Claros speaks, else English. */
export function preferredTag(preferred: readonly string[]): string {
  for (const wanted of preferred) {
    const entry = practised.find(({ tag }) => tag === languageOf(wanted));
    if (entry !== undefined) return entry.tag;
  }
  return "en";
}

/**
 * The region by which dates and numbers are written: the person's own where the device prefers one of this
 * language. English alone would mean American dates, so it takes the device's region; other languages mean home.
 */
export function localeFor(tag: string, preferred: readonly string[]): string {
  const own = preferred.find((wanted) => languageOf(wanted) === languageOf(tag));
  if (own !== undefined) return own;
  const region = preferred.map(regionOf).find((found) => found !== undefined);
  return tag === "en" && region !== undefined ? `${tag}-${region}` : tag;
}

const languageOf = (tag: string): string => tag.toLowerCase().split("-")[0] ?? "";

const regionOf = (tag: string): string | undefined => /-([A-Z]{2}|\d{3})(?:-|$)/u.exec(tag)?.[1];
