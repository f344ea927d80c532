import { en, enTerms } from "./en.ts";
import type { Language } from "./words.ts";

export const english: Language = {
  tag: "en",
  name: "English",
  direction: "ltr",
  unread: false,
  dictionary: en,
  terms: enTerms,
};
