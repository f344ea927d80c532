import { type Accessor, createMemo } from "solid-js";
import type { CalendarText } from "../../ui/calendar.tsx";
import { type DayText, type DayTextSource, makeDayText } from "../../words/day-text.ts";
import { useWords } from "../../words/words-context.tsx";

export interface DayWords {
  readonly days: Accessor<DayText>;
  /** How a day is asked for: `TT.MM.JJJJ`, and one that is written so. */
  readonly asked: Accessor<{ readonly pattern: string; readonly example: string }>;
  /** Where a day is chosen rather than known. */
  readonly calendar: Accessor<CalendarText | undefined>;
}

/** How days are read, written and said in the language and the region of the app, whatever they become. Needs an owner. */
export function createDayWords(years: Accessor<DayTextSource["years"]>): DayWords {
  const { t, formats } = useWords();
  const days = createMemo(() =>
    makeDayText({ locale: formats().locale, today: formats().today, years: years() }),
  );
  const asked = createMemo(() => ({
    pattern: days().pattern({
      day: t("date.dayLetters"),
      month: t("date.monthLetters"),
      year: t("date.yearLetters"),
    }),
    // A day above twelve shows which of the numbers it is.
    example: days().write(`${years() === "past" ? "1985" : formats().today().slice(0, 4)}-12-31`),
  }));
  const text = (): CalendarText => ({
    inWords: (day) => days().inWords(day),
    month: (day) => days().month(day),
    weekday: (day) => days().weekday(day),
    today: () => formats().today(),
    firstWeekday: formats().firstWeekday,
    words: {
      open: t("date.openCalendar"),
      calendar: t("date.calendar"),
      previousMonth: t("date.previousMonth"),
      nextMonth: t("date.nextMonth"),
      today: t("date.today"),
    },
  });
  const calendar = createMemo(() => (years() === "nearest" ? text() : undefined));
  return { days, asked, calendar };
}
