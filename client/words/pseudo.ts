/**
 * English in disguise, for looking and testing: every letter has an accent, every sentence is 40 % longer and
 * stands in brackets. Plain letters on the screen are then words that never went through the dictionary, and a
 * missing bracket is a sentence that was cut. The second runs from right to left.
 */
import { en, enTerms } from "./en.ts";
import type { Dictionary, Language, Terms } from "./words.ts";

const PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ACCENTED = "ÅßÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž";
const accentByLetter = new Map([...PLAIN].map((letter, index) => [letter, [...ACCENTED][index] ?? letter]));
/** Breaks like words do. */
const FILL = " ·~·~·~";

const accented = (text: string): string =>
  [...text].map((letter) => accentByLetter.get(letter) ?? letter).join("");

/** The sentence in disguise; placeholders stay as they are. */
export function disguise(sentence: string): string {
  const parts = sentence.split(/(\{\{ \w+ \}\})/u);
  const body = parts.map((part, index) => (index % 2 === 1 ? part : accented(part))).join("");
  const extra = Math.ceil(sentence.length * 0.4);
  return `⟦${body}${FILL.repeat(Math.ceil(extra / FILL.length)).slice(0, extra)}⟧`;
}

const terms = (words: Terms): Terms => ({
  client: accented(words.client),
  clients: accented(words.clients),
  Client: accented(words.Client),
  Clients: accented(words.Clients),
});

const dictionary = Object.fromEntries(
  Object.entries(en).map(([key, sentence]) => [key, disguise(sentence)]),
) as unknown as Dictionary;

export const pseudo: Language = {
  tag: "en-XA",
  name: "Pseudo",
  direction: "ltr",
  unread: false,
  dictionary,
  terms: { client: terms(enTerms.client), patient: terms(enTerms.patient) },
};

export const mirrored: Language = {
  ...pseudo,
  tag: "en-XB",
  name: "Pseudo, right to left",
  direction: "rtl",
};
