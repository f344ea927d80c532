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

/** Loads the word lists. */
export async function loadStrengthMeter(): Promise<StrengthMeter> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
  ]);
  const meter = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
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

const ownWords = (text: string): string[] => [text, ...text.split(/\s+/u)].filter((word) => word.length > 2);
