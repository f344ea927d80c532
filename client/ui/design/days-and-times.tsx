import { type JSX, createSignal } from "solid-js";
import type { CalendarText } from "../calendar.tsx";
import type { Reading, Writing } from "../create-typed-text.ts";
import { DateField } from "../date-field.tsx";
import { Columns } from "../layout.tsx";
import { TimeField } from "../time-field.tsx";

/** Reads one way of writing only; the app's is in its words. */
const readAs =
  (pattern: RegExp) =>
  (text: string): Reading => {
    if (text === "") return { at: "empty" };
    return pattern.test(text) ? { at: "read", value: text, isWhole: true } : { at: "unclear" };
  };
const said = (options: Intl.DateTimeFormatOptions) => (day: string) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options }).format(Date.parse(day));
const DAYS: Writing & { inWords(day: string): string } = {
  read: readAs(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)$/u),
  write: (day) => day,
  inWords: said({ dateStyle: "full" }),
};
const TIMES: Writing & { readonly hasHalves: boolean } = {
  read: readAs(/^(?:[01]\d|2[0-3]):[0-5]\d$/u),
  write: (time) => time,
  hasHalves: false,
};
const CALENDAR: CalendarText = {
  inWords: said({ dateStyle: "full" }),
  month: said({ month: "long", year: "numeric" }),
  weekday: (day) => ({ short: said({ weekday: "short" })(day), long: said({ weekday: "long" })(day) }),
  today: () => "2026-03-04",
  firstWeekday: 1,
  words: {
    open: "Choose in the calendar",
    calendar: "Calendar",
    previousMonth: "Previous month",
    nextMonth: "Next month",
    today: "Today",
  },
};

/** Days that are typed, with and without a calendar, and a time. */
export function DaysAndTimes(): JSX.Element {
  const [day, setDay] = createSignal("2026-03-12");
  const [born, setBorn] = createSignal("");
  const [half, setHalf] = createSignal("3. Ap");
  const [time, setTime] = createSignal("14:30");
  return (
    <Columns>
      <DateField
        label="Date of the session"
        value={day()}
        onInput={setDay}
        days={DAYS}
        pattern="YYYY-MM-DD"
        calendar={CALENDAR}
      />
      <TimeField label="Begins at" value={time()} onInput={setTime} times={TIMES} pattern="Like 14:30" />
      <DateField
        label="Date of birth"
        optional="optional"
        value={born()}
        onInput={setBorn}
        days={DAYS}
        pattern="YYYY-MM-DD"
      />
      <DateField
        label="First contact"
        value={half()}
        onInput={setHalf}
        days={DAYS}
        pattern="YYYY-MM-DD"
        calendar={CALENDAR}
        error="Please write the date as YYYY-MM-DD, for example 2026-12-31."
      />
    </Columns>
  );
}
