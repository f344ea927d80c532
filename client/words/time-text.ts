/**
 * A time of day as people type it: `9`, `930`, `9.30`, `21h30`, and with the region's words for the halves of the day, `9:30 pm`. Without
 * such a word the clock has 24 hours: half past two in the afternoon is never guessed. A time is `14:05`.
 */
import { madeOnce } from "./made-once.ts";
import { foldTyped, type TypedReading } from "./typed-reading.ts";

export interface TimeText {
  read(text: string): TypedReading;
  /** As the region writes it: `14:05`, `2:05 PM`. What is no time stays as it is. */
  write(time: string): string;
  /** Whether the region counts to twelve twice, so that letters are needed. */
  readonly hasHalves: boolean;
}

type Half = "am" | "pm";

/** What people write beside the numbers and that says nothing about them. */
const UNITS = new Set(["h", "hs", "hr", "hrs", "uhr", "um", "hmin", "at", "hora", "horas", "ωρα", "στισ"]);
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/u;

export function makeTimeText(locale: string): TimeText {
  const format = madeOnce(() => new Intl.DateTimeFormat(locale, { timeStyle: "short", ...FIXED }));
  const halves = madeOnce(() => halvesOf(locale));
  return {
    read: (text) => readTime(foldTyped(text), halves),
    write(time) {
      const [, hours, minutes] = TIME.exec(time) ?? [];
      if (hours === undefined) return time;
      const at = Date.UTC(1970, 0, 1, Number(hours), Number(minutes));
      return format()
        .format(at)
        .replace(/\p{Cf}/gu, "")
        .replace(/\s/gu, " ");
    },
    get hasHalves() {
      return format().resolvedOptions().hour12 === true;
    },
  };
}

const FIXED = { timeZone: "UTC", numberingSystem: "latn" } as const;

const lettersOf = (text: string): string => text.replace(/[^\p{L}]/gu, "");

/** The region's names of the halves, and those that everybody knows. */
function halvesOf(locale: string): ReadonlyMap<string, Half> {
  const format = new Intl.DateTimeFormat(locale, { hour: "numeric", hour12: true, ...FIXED });
  const named = (hour: number): string =>
    lettersOf(
      foldTyped(
        format.formatToParts(Date.UTC(1970, 0, 1, hour)).find(({ type }) => type === "dayPeriod")?.value ??
          "",
      ),
    );
  return new Map<string, Half>([
    ["am", "am"],
    ["a", "am"],
    ["pm", "pm"],
    ["p", "pm"],
    [named(9), "am"],
    [named(21), "pm"],
  ]);
}

function readTime(text: string, halves: () => ReadonlyMap<string, Half>): TypedReading {
  if (text === "") return { at: "empty" };
  if (!/^[\s.:,·’']*$/u.test(text.replace(/[\d\p{L}]/gu, ""))) return { at: "unclear" };
  const letters = lettersOf(text);
  const half = letters === "" || UNITS.has(letters) ? undefined : halves().get(letters);
  if (letters !== "" && half === undefined && !UNITS.has(letters)) return { at: "unclear" };
  const numbers = text.match(/\d+/gu) ?? [];
  const [hours, minutes] = numbers.length === 1 ? cut(numbers[0] ?? "") : numbers;
  if (hours === undefined || numbers.length > 2 || hours.length > 2) return { at: "unclear" };
  if (minutes !== undefined && minutes.length !== 2) return { at: "unclear" };
  const hour = hourOf(Number(hours), half);
  const value = `${String(hour).padStart(2, "0")}:${minutes ?? "00"}`;
  if (!TIME.test(value)) return { at: "impossible" };
  return { at: "read", value, isWhole: minutes !== undefined && (half !== undefined || hour > 12) };
}

/** `930` and `0930`; one or two digits are an hour. */
function cut(digits: string): readonly string[] {
  if (digits.length <= 2) return [digits];
  return digits.length > 4 ? [] : [digits.slice(0, -2), digits.slice(-2)];
}

/** Not a number where the half contradicts the hour. */
function hourOf(hour: number, half: Half | undefined): number {
  if (half === undefined) return hour;
  if (hour > 12) return half === "pm" ? hour : Number.NaN;
  if (hour === 0) return Number.NaN;
  return (hour % 12) + (half === "pm" ? 12 : 0);
}
