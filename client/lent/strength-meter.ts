/**
 * How long a passphrase would stand against somebody who has the device and guesses. With the word lists of English, German and Spanish,
 * whatever the screen speaks, because people take words from where they like. There is none for Greek, so Greek words are taken for letters
 * without a meaning and count for more than they should.
 */
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import * as german from "@zxcvbn-ts/language-de";
import * as english from "@zxcvbn-ts/language-en";
import * as spanish from "@zxcvbn-ts/language-es-es";

export type Score = 0 | 1 | 2 | 3 | 4;

export interface Question {
  readonly passphrase: string;
  /** Words an attacker would try first, such as the person's name. */
  readonly own: readonly string[];
}

export function makeJudge(): (question: Question) => Score {
  const meter = new ZxcvbnFactory({
    dictionary: {
      ...common.dictionary,
      ...english.dictionary,
      ...named("de", german.dictionary),
      ...named("es", spanish.dictionary),
    },
    graphs: common.adjacencyGraphs,
  });
  const score = (text: string, own: readonly string[]): Score => meter.check(text, [...own]).score;
  return ({ passphrase, own }) => {
    const words = own.flatMap(ownWords);
    // A space between two words is counted as if it were a guess of its own, which it is not.
    const closed = passphrase.replace(/\s+/gu, "");
    return Math.min(score(passphrase, words), score(closed, words)) as Score;
  };
}

type WordLists = Readonly<Record<string, (string | number)[]>>;

/** Two languages have lists of the same name. */
const named = (language: string, lists: WordLists): WordLists =>
  Object.fromEntries(Object.entries(lists).map(([name, words]) => [`${name}-${language}`, words]));

const ownWords = (text: string): string[] => [text, ...text.split(/\s+/u)].filter((word) => word.length > 2);
