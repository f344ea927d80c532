/**
 * The short code that stands for a patient where a name must not be seen: feeds, invoices, privacy screen.
 * It is suggested at random, never from the name, and without letters that read like digits.
 */
const letters = "ABCDEFGHJKLMNPRSTUVWXYZ";

/**
 * A code such as `AB-104` that is not among the taken ones. `random` gives numbers in [0, 1). After 200 tries
 * the number grows a digit, so the search always ends.
 */
export function suggestCode(taken: ReadonlySet<string>, random: () => number): string {
  const pick = (max: number): number => Math.min(max - 1, Math.floor(random() * max));
  for (let tries = 0; ; tries += 1) {
    const digits = 3 + Math.floor(tries / 200);
    const lowest = 10 ** (digits - 1);
    const pair = `${letters[pick(letters.length)]}${letters[pick(letters.length)]}`;
    const code = `${pair}-${lowest + pick(9 * lowest)}`;
    if (!taken.has(code)) return code;
  }
}
