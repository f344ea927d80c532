/** The reading behind `day-text.ts`: which of the numbers is the day, the month and the year, and in which century. */
import type { DayNames } from "./day-names.ts";
import { foldTyped, type TypedReading } from "./typed-reading.ts";

export type DayPart = "day" | "month" | "year";

export interface DayRules {
  /** The day here, now. */
  readonly today: () => string;
  /**
   * Two digits mean the latest year that has been, for a date of birth; else the nearest. No year at all is a question there; else, for a
   * session, it means the latest such day that has been.
   */
  readonly years: "past" | "nearest";
}

/** Nobody in care was born earlier, and four digits below it are a slip of the hand. */
export const FIRST_YEAR = 1880;
/** From one 29 February to the next, where a century leaves one out. */
const LEAP_YEARS_APART = 8;
/** Between the parts of a date written in words. */
const FILLERS = new Set(
  "of the st nd rd th on am den der dem vom de del el dia o er του τησ την η ο στισ".split(" "),
);
const BETWEEN = /^[\s.,/\\\-‐‑–—−·•:'’_]*$/u;

/** A day of the calendar, and nothing that only looks like one. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const at = atOfDay(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export const atOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`);

interface Typed {
  readonly numbers: readonly string[];
  readonly month: number | null;
  readonly weekday: number | null;
}

/** The numbers and names of a text; `null` when there is anything else in it. */
function typedParts(text: string, names: () => DayNames): Typed | null {
  if (!BETWEEN.test(text.replace(/\d+|\p{L}+/gu, ""))) return null;
  let month: number | null = null;
  let weekday: number | null = null;
  for (const word of text.match(/\p{L}+/gu) ?? []) {
    if (FILLERS.has(word)) continue;
    const [asMonth, asWeekday] = [names().month(word), names().weekday(word)];
    if (asMonth !== null && month === null) month = asMonth;
    else if (asWeekday !== null && weekday === null) weekday = asWeekday;
    else return null;
  }
  return { numbers: text.match(/\d+/gu) ?? [], month, weekday };
}

interface Region {
  readonly order: readonly DayPart[];
  readonly names: () => DayNames;
}

export function readDay(text: string, rules: DayRules, region: Region): TypedReading {
  const folded = foldTyped(text);
  if (folded === "") return { at: "empty" };
  const typed = typedParts(folded, region.names);
  if (typed === null) return { at: "unclear" };
  const readings = arrangements(typed, region.order).map((parts) => readParts(parts, rules));
  const reading = readings.find(({ at }) => at === "read") ?? readings[0] ?? { at: "unclear" };
  return reading.at === "read" && !isOn(reading.value, typed.weekday) ? { at: "impossible" } : reading;
}

const isOn = (day: string, weekday: number | null): boolean =>
  weekday === null || new Date(atOfDay(day)).getUTCDay() === weekday;

type Parts = { readonly [Part in DayPart]?: string } & {
  /** More digits of the last part could follow. */
  readonly isOpen: boolean;
};

const isShort = (digits: string | undefined): digits is string => digits !== undefined && digits.length <= 2;

/** Which number is what, the likeliest first; none where that cannot be said. */
function arrangements({ numbers, month }: Typed, order: readonly DayPart[]): readonly Parts[] {
  const [a = "", b = "", c = ""] = numbers;
  if (month !== null) {
    const named = { month: String(month), isOpen: false };
    if (numbers.length === 1 && isShort(a)) return [{ ...named, day: a }];
    if (numbers.length !== 2) return [];
    return [isShort(a) ? { ...named, day: a, year: b } : { ...named, year: a, day: b, isOpen: b.length < 2 }];
  }
  const yearFirst = { year: a, month: b, day: c, isOpen: c.length < 2 };
  if (numbers.length === 3) {
    if (!isShort(a)) return [yearFirst];
    if (order[0] !== "year") return [arranged(numbers, order)];
    return isShort(c) ? [yearFirst] : eitherWay(a, b, c);
  }
  const withoutYear = order.filter((part) => part !== "year");
  if (numbers.length === 2) return isShort(a) && isShort(b) ? [arranged(numbers, withoutYear)] : [];
  if (numbers.length !== 1) return [];
  if (a.length === 4) return [arranged(cut(a, withoutYear, 2), withoutYear)];
  if (a.length === 6) return [arranged(cut(a, order, 2), order)];
  if (a.length !== 8) return [];
  const ISO: readonly DayPart[] = ["year", "month", "day"];
  return [order, ISO].map((each) => arranged(cut(a, each, 4), each));
}

function arranged(numbers: readonly string[], order: readonly DayPart[]): Parts {
  return { ...Object.fromEntries(order.map((part, at) => [part, numbers[at] ?? ""])), isOpen: false };
}

function cut(digits: string, order: readonly DayPart[], yearLength: number): readonly string[] {
  let from = 0;
  return order.map((part) => {
    const length = part === "year" ? yearLength : 2;
    from += length;
    return digits.slice(from - length, from);
  });
}

/** A region that begins with the year says nothing about the two before it; only a number above twelve does. */
function eitherWay(a: string, b: string, year: string): readonly Parts[] {
  if (Number(a) === Number(b) || Number(a) > 12) return [{ day: a, month: b, year, isOpen: false }];
  return Number(b) > 12 ? [{ day: b, month: a, year, isOpen: false }] : [];
}

function readParts({ day, month, year, isOpen }: Parts, rules: DayRules): TypedReading {
  if (!isShort(day) || !isShort(month)) return { at: "unclear" };
  const inYear = (full: number): string => `${full}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const read = (value: string, isWhole: boolean): TypedReading =>
    isDay(value) ? { at: "read", value, isWhole } : { at: "impossible" };
  if (year === undefined) {
    return rules.years === "nearest" ? read(latest(inYear, rules.today()), false) : { at: "unclear" };
  }
  if (year.length === 2) return read(inYear(fullYear(Number(year), inYear, rules)), false);
  if (year.length !== 4) return { at: "unclear" };
  const reading = read(inYear(Number(year)), !isOpen);
  return reading.at === "read" && Number(year) < FIRST_YEAR ? { at: "too-early" } : reading;
}

function fullYear(short: number, inYear: (year: number) => string, { today, years }: DayRules): number {
  const now = Number(today().slice(0, 4));
  const inThisCentury = now - (now % 100) + short;
  if (years === "past") return inYear(inThisCentury) > today() ? inThisCentury - 100 : inThisCentury;
  if (inThisCentury - now > 50) return inThisCentury - 100;
  return now - inThisCentury >= 50 ? inThisCentury + 100 : inThisCentury;
}

/** The last such day that has been, today among them; a planned one is typed with its year, or chosen. */
function latest(inYear: (year: number) => string, today: string): string {
  const now = Number(today.slice(0, 4));
  const years = Array.from({ length: LEAP_YEARS_APART + 1 }, (_, back) => inYear(now - back));
  return years.find((day) => isDay(day) && day <= today) ?? inYear(now);
}
