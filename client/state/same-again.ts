/**
 * A list that was asked for anew, with the objects of before where they say the same. What is drawn of those stays as it stands: with its
 * focus, with what was ticked in it, and with the dialog that it has opened.
 */
export function sameAgain<T extends object>(before: readonly T[], now: readonly T[]): readonly T[] {
  const known = new Map(before.map((each) => [JSON.stringify(each), each]));
  return now.map((each) => known.get(JSON.stringify(each)) ?? each);
}
