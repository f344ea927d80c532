/**
 * A day or a time of a shared document, typed as people of the region type it (`client/words/day-text.ts`). It is saved as soon as it is
 * understood; a text that is not understood stays in the field with what to type, and is never written.
 */
import { createMemo, type JSX, Show } from "solid-js";
import type { CalendarText } from "../../ui/calendar.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { makeDayText } from "../../words/day-text.ts";
import { makeTimeText } from "../../words/time-text.ts";
import { useWords } from "../../words/words-context.tsx";
import { OtherWords } from "./other-words.tsx";
import { createSharedValue, type SharedValue } from "./shared-value.ts";

type BoundDateProps = {
  label: string;
  /** A day, `2001-02-28`. */
  value: string | null | undefined;
  write: (value: string | null) => void;
  readOnly?: boolean | undefined;
  /** A day to choose near today; else one that has been, such as a birth, which is typed. */
  mayBeFuture?: boolean | undefined;
};

export function BoundDate(props: BoundDateProps): JSX.Element {
  const { t, formats } = useWords();
  const days = createMemo(() =>
    makeDayText({
      locale: formats().locale,
      today: formats().today,
      years: props.mayBeFuture ? "nearest" : "past",
    }),
  );
  const pattern = (): string =>
    days().pattern({ day: t("date.dayLetters"), month: t("date.monthLetters"), year: t("date.yearLetters") });
  const example = (): string =>
    days().write(props.mayBeFuture ? `${formats().today().slice(0, 4)}-12-31` : "1985-12-31");
  const shared = createSharedValue({
    value: () => props.value,
    write: (value) => props.write(value),
    refusal(text) {
      const reading = days().read(text);
      if (reading.at === "empty") return undefined;
      if (reading.at === "impossible")
        return t("date.impossible", { pattern: pattern(), example: example() });
      if (reading.at === "unclear" || reading.value !== text)
        return t("date.unclear", { pattern: pattern(), example: example() });
      return !props.mayBeFuture && text > formats().today() ? t("date.inFuture") : undefined;
    },
  });
  const calendarText = (): CalendarText => ({
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
  const calendar = (): CalendarText | undefined => (props.mayBeFuture ? calendarText() : undefined);
  let field: HTMLInputElement | undefined;
  return (
    <DateField
      label={props.label}
      optional=""
      value={shared.shown()}
      onInput={(text) => shared.type(text)}
      error={shared.refused()}
      days={days()}
      pattern={pattern()}
      calendar={calendar()}
      readOnly={props.readOnly}
      ref={(element) => (field = element)}
      aside={<Other value={shared} inWords={(day) => days().inWords(day)} onChosen={() => field?.focus()} />}
    />
  );
}

type BoundTimeProps = {
  label: string;
  /** A time of day, `14:05`; there is always one. */
  value: string;
  write: (value: string) => void;
  readOnly?: boolean | undefined;
};

export function BoundTime(props: BoundTimeProps): JSX.Element {
  const { t, formats } = useWords();
  const times = createMemo(() => makeTimeText(formats().locale));
  const example = (): string => times().write("14:30");
  const shared = createSharedValue({
    value: () => props.value,
    write: (value) => props.write(value ?? props.value),
    refusal(text) {
      const reading = times().read(text);
      if (reading.at === "read" && reading.value === text) return undefined;
      return t(reading.at === "impossible" ? "time.impossible" : "time.unclear", { example: example() });
    },
  });
  let field: HTMLInputElement | undefined;
  return (
    <TimeField
      label={props.label}
      optional=""
      value={shared.shown()}
      onInput={(text) => shared.type(text)}
      error={shared.refused()}
      times={times()}
      pattern={t("time.like", { example: example() })}
      readOnly={props.readOnly}
      ref={(element) => (field = element)}
      aside={<Other value={shared} inWords={(time) => times().write(time)} onChosen={() => field?.focus()} />}
    />
  );
}

type OtherProps = { value: SharedValue; inWords: (value: string) => string; onChosen: () => void };

/** What was written elsewhere meanwhile, said as it is said here. */
function Other(props: OtherProps): JSX.Element {
  return (
    <Show when={props.value.other() !== null}>
      <OtherWords
        text={props.inWords(props.value.other() ?? "")}
        value={props.value}
        onChosen={() => props.onChosen()}
      />
    </Show>
  );
}
