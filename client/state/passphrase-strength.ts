/**
 * How long a passphrase would stand against somebody who has the device and guesses. The word lists are large, so they are loaded when
 * the first character is typed, and nothing is measured before.
 */
export type Score = 0 | 1 | 2 | 3 | 4;

/** Guesses at this level take years with the work that this device's lock demands for each. */
export const SCORE_NEEDED: Score = 3;

export interface StrengthMeter {
  /** `own`: words an attacker would try first, such as the person's name. */
  measure(passphrase: string, own: readonly string[]): Score;
}

/**
 * Loads the word lists: of English, German and Spanish, whatever the screen speaks, because people take words from where they like. There
 * is none for Greek, so Greek words are taken for letters without a meaning and count for more than they should.
 */
export async function loadStrengthMeter(): Promise<StrengthMeter> {
  const [{ ZxcvbnFactory }, common, english, german, spanish] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
    import("@zxcvbn-ts/language-de"),
    import("@zxcvbn-ts/language-es-es"),
  ]);
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
  return {
    measure(passphrase, own) {
      const words = own.flatMap(ownWords);
      // A space between two words is counted as if it were a guess of its own, which it is not.
      const closed = passphrase.replace(/\s+/gu, "");
      return Math.min(score(passphrase, words), score(closed, words)) as Score;
    },
  };
}

type WordLists = Readonly<Record<string, (string | number)[]>>;

/** Two languages have lists of the same name. */
const named = (language: string, lists: WordLists): WordLists =>
  Object.fromEntries(Object.entries(lists).map(([name, words]) => [`${name}-${language}`, words]));

const ownWords = (text: string): string[] => [text, ...text.split(/\s+/u)].filter((word) => word.length > 2);
