/**
 * A day as people type it, in the order and with the names of a region: `3.4.85`, `030485`, `3 April 1985`, and `1985-04-03` everywhere.
 * Where two readings remain there is none: a date that is silently another one is worse than one more question. A day is `1985-04-03`.
 */
import { dayNames, FIXED_CALENDAR } from "./day-names.ts";
import { withCapital } from "./formats.ts";
import { madeOnce } from "./made-once.ts";
import { atOfDay, type DayPart, type DayRules, isDay, readDay } from "./read-day.ts";
import type { TypedReading } from "./typed-reading.ts";

export interface DayText {
  read(text: string): TypedReading;
  /** As it is typed here: `03.04.1985`. What is no day stays as it is. */
  write(day: string): string;
  /** `Wednesday, 3 April 1985`. What is no day stays as it is. */
  inWords(day: string): string;
  /** The order and the separators of this region around these letters: `DD/MM/YYYY`. */
  pattern(letters: Readonly<Record<DayPart, string>>): string;
  /** `April 1985`. */
  month(day: string): string;
  weekday(day: string): { readonly short: string; readonly long: string };
}

export type DayTextSource = DayRules & { readonly locale: string };

export function makeDayText(source: DayTextSource): DayText {
  const shape = madeOnce(() => shapeOf(source.locale));
  const names = madeOnce(() => dayNames(source.locale));
  const dates = (options: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
    madeOnce(() => new Intl.DateTimeFormat(source.locale, { ...FIXED_CALENDAR, ...options }));
  const full = dates({ dateStyle: "full" });
  const month = dates({ month: "long", year: "numeric" });
  const short = dates({ weekday: "short" });
  const long = dates({ weekday: "long" });
  const said = (format: Intl.DateTimeFormat, day: string): string =>
    isDay(day) ? withCapital(source.locale, format.format(atOfDay(day))) : day;

  return {
    read: (text) => readDay(text, source, { order: shape().order, names }),
    write(day) {
      if (!isDay(day)) return day;
      const [year = "", monthOfYear = "", dayOfMonth = ""] = day.split("-");
      return shape().around({ year, month: monthOfYear, day: dayOfMonth });
    },
    inWords: (day) => said(full(), day),
    pattern: (letters) => shape().around(letters),
    month: (day) => said(month(), day),
    weekday: (day) => ({ short: said(short(), day), long: said(long(), day) }),
  };
}

interface Shape {
  readonly order: readonly DayPart[];
  readonly around: (parts: Readonly<Record<DayPart, string>>) => string;
}

/** What the region's own short date looks like, without what stands before or after it and without marks of direction. */
function shapeOf(locale: string): Shape {
  const format = new Intl.DateTimeFormat(locale, {
    ...FIXED_CALENDAR,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const order: DayPart[] = [];
  const separators: string[] = [];
  for (const { type, value } of format.formatToParts(0)) {
    if (type === "day" || type === "month" || type === "year") order.push(type);
    else if (type === "literal" && order.length > 0) separators.push(value.replace(/\p{Cf}/gu, ""));
  }
  return {
    order,
    around: (parts) => order.map((part, at) => (at === 0 ? "" : separators[at - 1]) + parts[part]).join(""),
  };
}
