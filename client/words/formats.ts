import { madeOnce } from "./made-once.ts";

/**
 * Dates, times, numbers and lists as the person's region writes them. All formatters take instants in
 * milliseconds and show them in one zone; the clock is given, so that "yesterday" can be tested.
 */
export type Formats = {
  /** "4 March 2026". */
  date: (atMs: number) => string;
  /** "Wednesday 4 March 2026", to stand by itself: with a capital where the language has none. */
  fullDate: (atMs: number) => string;
  /** "March 2026", to stand by itself. */
  month: (atMs: number) => string;
  /** "Wed 4 Mar" this year, "4 Mar 2025" otherwise. */
  shortDate: (atMs: number) => string;
  /** "14:05". */
  time: (atMs: number) => string;
  /** "4 March 2026 at 14:05". */
  dateTime: (atMs: number) => string;
  /**
   * "now", "5 minutes ago", "yesterday", "last month"; never more exact than a person would say. What lies ahead by more than clocks
   * differ is written as its date: a device whose clock is wrong must not have "changed" a note next year.
   */
  relative: (atMs: number) => string;
  number: (value: number) => string;
  percent: (fraction: number) => string;
  /** "1.234,50 €" from whole minor units, so that no amount is ever a fraction. */
  money: (minorUnits: number, currency: string) => string;
  /** "Ada, Ben and Cem". */
  list: (parts: readonly string[]) => string;
  /** "1.4 MB". */
  bytes: (count: number) => string;
  /** The day that a week begins with: 1 is Monday, 7 is Sunday. */
  firstWeekday: number;
  /** The day here, now: `2026-03-04`. */
  today: () => string;
  /** The region, for example "en-IE". */
  locale: string;
};

export type FormatSource = { locale: string; timeZone?: string | undefined; now: () => number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Formatters for one region and one zone; make them once per locale. */
export function makeFormats(source: FormatSource): Formats {
  const zone = source.timeZone === undefined ? {} : { timeZone: source.timeZone };
  const dates = (options: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
    madeOnce(() => new Intl.DateTimeFormat(source.locale, { ...zone, ...options }));
  const long = dates({ dateStyle: "long" });
  const full = dates({ dateStyle: "full" });
  const months = dates({ month: "long", year: "numeric" });
  const thisYear = dates({ weekday: "short", day: "numeric", month: "short" });
  const otherYear = dates({ day: "numeric", month: "short", year: "numeric" });
  const clock = dates({ timeStyle: "short" });
  const both = dates({ dateStyle: "long", timeStyle: "short" });
  const numbers = madeOnce(() => new Intl.NumberFormat(source.locale));
  const percents = madeOnce(() => new Intl.NumberFormat(source.locale, { style: "percent" }));
  const lists = madeOnce(() => new Intl.ListFormat(source.locale, { type: "conjunction" }));
  const distances = madeOnce(() => new Intl.RelativeTimeFormat(source.locale, { numeric: "auto" }));
  const days = makeDayNumber(source.timeZone);
  const weekStart = madeOnce(() => firstWeekday(source.locale));

  const shortDate = (atMs: number): string =>
    (isSameYear(days, atMs, source.now()) ? thisYear() : otherYear()).format(atMs);

  return {
    date: (atMs) => long().format(atMs),
    fullDate: (atMs) => withCapital(source.locale, full().format(atMs)),
    month: (atMs) => withCapital(source.locale, months().format(atMs)),
    shortDate,
    time: (atMs) => clock().format(atMs),
    dateTime: (atMs) => both().format(atMs),
    relative: (atMs) => {
      if (atMs - source.now() >= HOUR) return shortDate(atMs);
      const [value, unit] = distance(days, atMs, source.now());
      return distances().format(value, unit);
    },
    number: (value) => numbers().format(value),
    percent: (fraction) => percents().format(fraction),
    money: (minorUnits, currency) => formatMoney(source.locale, { minorUnits, currency }),
    list: (parts) => lists().format(parts),
    bytes: (count) => formatBytes(source.locale, count),
    get firstWeekday() {
      return weekStart();
    },
    today: () => days.name(source.now()),
    locale: source.locale,
  };
}

type Days = {
  name: (atMs: number) => string;
  number: (atMs: number) => number;
  year: (atMs: number) => number;
};

/** Calendar days of a zone as whole numbers: "yesterday" is a matter of the calendar, not of 24 hours. */
function makeDayNumber(timeZone: string | undefined): Days {
  const parts = madeOnce(
    () =>
      new Intl.DateTimeFormat("en-CA", {
        ...(timeZone === undefined ? {} : { timeZone }),
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
      }),
  );
  return {
    name: (atMs) => parts().format(atMs),
    number: (atMs) => Date.parse(parts().format(atMs)) / DAY,
    year: (atMs) => Number(parts().format(atMs).slice(0, 4)),
  };
}

const isSameYear = (days: Days, one: number, other: number): boolean => days.year(one) === days.year(other);

function distance(days: Days, atMs: number, nowMs: number): [number, Intl.RelativeTimeFormatUnit] {
  const past = atMs - nowMs;
  const dayDistance = days.number(atMs) - days.number(nowMs);
  if (past > -MINUTE) return [0, "second"];
  if (past > -HOUR) return [Math.trunc(past / MINUTE), "minute"];
  if (dayDistance === 0) return [Math.trunc(past / HOUR), "hour"];
  if (dayDistance > -7) return [dayDistance, "day"];
  if (dayDistance > -31) return [Math.trunc(dayDistance / 7), "week"];
  if (dayDistance > -365) return [Math.trunc(dayDistance / 30.44), "month"];
  return [Math.trunc(dayDistance / 365.25) || -1, "year"];
}

function formatBytes(locale: string, count: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const step = Math.min(units.length - 1, count < 1 ? 0 : Math.floor(Math.log10(count) / 3));
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[step] ?? "byte",
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: 1,
  }).format(count / 1000 ** step);
}

type Amount = { minorUnits: number; currency: string };

/** Throws `RangeError` for a currency that is no ISO code, and for an amount that is not whole. */
function formatMoney(locale: string, { minorUnits, currency }: Amount): string {
  if (!Number.isSafeInteger(minorUnits)) throw new RangeError("minorUnits is not a whole number");
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  return format.format(minorUnits / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** Browsers have it as a method or as a property, and some not at all; most of the world begins on Monday. */
function firstWeekday(locale: string): number {
  const known = new Intl.Locale(locale);
  const asked: unknown = Reflect.get(known, "getWeekInfo");
  const week: unknown =
    typeof asked === "function" ? Reflect.apply(asked, known, []) : Reflect.get(known, "weekInfo");
  if (typeof week !== "object" || week === null || !("firstDay" in week)) return 1;
  return typeof week.firstDay === "number" ? week.firstDay : 1;
}

export const withCapital = (locale: string, text: string): string => {
  const [first = ""] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
};
