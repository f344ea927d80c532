import { en, enTerms } from "./en.ts";
import type { Language } from "./words.ts";

export const english: Language = { tag: "en", name: "English", dictionary: en, terms: enTerms };

/** Every language the interface speaks. A test holds each to the same keys. */
export const languages: readonly Language[] = [english];
