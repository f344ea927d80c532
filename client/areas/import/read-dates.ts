/**
 * Days as people write them. Which of two numbers is the month cannot be seen from one date, but mostly from a column of them; where it
 * cannot, the person is asked, because a birthday that is silently wrong is worse than none.
 */
export type DateOrder = "day-first" | "month-first";

const PARTS = /^(\d{1,4})[./\-\s]+(\d{1,2})[./\-\s]+(\d{1,4})(?:[T\s].*)?$/;

/** What the dates of a column show: `null` when every one of them could be read both ways, or there are none. */
export function guessOrder(values: Iterable<string>): DateOrder | null {
  for (const value of values) {
    const parts = PARTS.exec(value.trim());
    if (parts === null || Number(parts[1]) > 31) continue;
    if (Number(parts[1]) > 12) return "day-first";
    if (Number(parts[2]) > 12) return "month-first";
  }
  return null;
}

/** Whether the order matters for one of these at all: `04/05/1990` can be read both ways, `1990-05-04` cannot. */
export function hasTwoReadings(values: Iterable<string>): boolean {
  for (const value of values) {
    const parts = PARTS.exec(value.trim());
    if (parts !== null && Number(parts[1]) <= 12 && Number(parts[2]) <= 12 && parts[1] !== parts[2])
      return true;
  }
  return false;
}

/** The day as `1990-05-04`; `null` for what is no day that has been. */
export function readDay(value: string, order: DateOrder, nowMs: number): string | null {
  const parts = PARTS.exec(value.trim());
  if (parts === null) return null;
  const [, first = "", second = "", third = ""] = parts;
  const [year, month, day] =
    first.length > 2
      ? [first, second, third]
      : order === "day-first"
        ? [third, second, first]
        : [third, first, second];
  const written = `${fullYear(year, nowMs)}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(`${written}T00:00:00Z`);
  const isReal = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written);
  return isReal && at.getTime() <= nowMs && at.getUTCFullYear() >= 1880 ? written : null;
}

/** Two digits are the latest year that has been. */
function fullYear(year: string, nowMs: number): string {
  if (year.length > 2) return year.padStart(4, "0");
  const now = new Date(nowMs).getUTCFullYear();
  const century = Math.trunc(now / 100) * 100;
  const full = century + Number(year);
  return String(full > now ? full - 100 : full);
}
