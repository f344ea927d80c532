/** What months and weekdays are called in a region, for reading what was typed. */
import { foldTyped } from "./typed-reading.ts";

/** The calendar and the digits that are stored, whatever else the region has. */
export const FIXED_CALENDAR = { timeZone: "UTC", calendar: "gregory", numberingSystem: "latn" } as const;

export interface DayNames {
  readonly month: (word: string) => number | null;
  readonly weekday: (word: string) => number | null;
}

/** The names of months and weekdays here, as they are folded for comparison; a beginning of three letters is enough where it is one month's. */
export function dayNames(locale: string): DayNames {
  const saidOf = (options: Intl.DateTimeFormatOptions, type: string) => {
    const format = new Intl.DateTimeFormat(locale, { ...FIXED_CALENDAR, ...options });
    return (at: number): string => format.formatToParts(at).find((part) => part.type === type)?.value ?? "";
  };
  // Beside a day some languages bend the name of the month.
  const monthWays = (["long", "short"] as const).flatMap((month) => [
    saidOf({ month, day: "numeric" }, "month"),
    saidOf({ month, year: "numeric" }, "month"),
  ]);
  const weekdayWays = (["long", "short"] as const).map((weekday) => saidOf({ weekday }, "weekday"));
  const months = Array.from({ length: 12 }, (_, at) => [
    ...monthWays.flatMap((way) => spellings(way(Date.UTC(2026, at, 15)))),
    ...(FURTHER_MONTHS[locale.split("-")[0] ?? ""]?.[at + 1] ?? []),
  ]);
  // 4 January 1970 was a Sunday.
  const weekdays = Array.from({ length: 7 }, (_, at) =>
    weekdayWays.flatMap((way) => spellings(way(Date.UTC(1970, 0, 4 + at)))),
  );
  return {
    month(word) {
      const exact = months.findIndex((each) => each.includes(word));
      if (exact >= 0) return exact + 1;
      const begun = months.flatMap((each, at) =>
        each.some((name) => name.startsWith(word)) ? [at + 1] : [],
      );
      return word.length >= 3 && begun.length === 1 ? (begun[0] ?? null) : null;
    },
    weekday(word) {
      const at = weekdays.findIndex((each) => each.includes(word));
      return at < 0 ? null : at;
    },
  };
}

/** How else people here write a month. */
const FURTHER_MONTHS: Readonly<Record<string, Readonly<Record<number, readonly string[]>>>> = {
  de: { 1: ["janner", "jaenner"], 2: ["feber"], 3: ["mrz"] },
  es: { 9: ["setiembre"] },
};

/** A name without its accents, and with them written out: `marz`, `maerz`. */
function spellings(name: string): readonly string[] {
  const written = name
    .toLowerCase()
    .normalize("NFC")
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue");
  return [...new Set([name, written].map((each) => foldTyped(each).replace(/[^\p{L}]/gu, "")))];
}
