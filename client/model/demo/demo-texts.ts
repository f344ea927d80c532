/**
 * What is written in the demo practice, in one language: what its people come for, and sentences that a clinician might write about it. All
 * of it was made up for this purpose; nobody's record stands behind a line. `{n}` becomes a small number, `{day}` a day of the week. Every
 * language has as many sentences in each place as English, so that the same seed deals out the same practice.
 */
export interface DemoTheme {
  readonly key: string;
  /** For the file. */
  readonly referral: string;
  /** For the first note: in the person's own words, how they live, and what it looks like so far. */
  readonly reason: string;
  readonly context: string;
  readonly impression: string;
  /** For the others: what was said, what was seen, what the clinician did, what it means, and what is next. */
  readonly said: readonly string[];
  readonly seen: readonly string[];
  readonly did: readonly string[];
  readonly understood: readonly string[];
  readonly next: readonly string[];
}

export interface DemoTexts {
  readonly practiceName: string;
  /** A place that there is not, in the lines of a letter. */
  readonly address: string;
  /**
   * A number that reaches nobody. Great Britain: Ofcom, telephone numbers for use in TV and radio drama, 01632 960000 to 960999. Germany:
   * Bundesnetzagentur, notice 148/2021 in its gazette 7/2021, Berlin (0)30 23125 000 to 999. North America, which Puerto Rico is part of:
   * 555-0100 to 555-0199. Greece keeps none free, so the Greek demo has the British one.
   */
  readonly phone: string;
  /** What stands below the colleagues' names, in their order. */
  readonly titles: readonly [string, string, string];
  readonly pronouns: readonly [string, string, string];
  /** As they stand in the sentences. */
  readonly days: readonly [string, string, string, string, string];
  /** What a first note says of anybody. */
  readonly intake: {
    readonly history: readonly string[];
    readonly strengths: readonly string[];
    readonly risk: readonly string[];
    readonly agreement: readonly string[];
  };
  readonly themes: readonly DemoTheme[];
}
