/**
 * A day or a time of a shared document, typed as people of the region type it (`client/words/day-text.ts`). It is saved as soon as it is
 * understood; a text that is not understood stays in the field with what to type, and is never written.
 */
import { createMemo, type JSX } from "solid-js";
import { DateField } from "../../ui/date-field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { FIRST_YEAR } from "../../words/read-day.ts";
import { makeTimeText } from "../../words/time-text.ts";
import { useWords } from "../../words/words-context.tsx";
import { createDayWords } from "./day-words.ts";
import { OtherWords } from "./other-words.tsx";
import { createSharedValue, type FieldInDocument } from "./shared-value.ts";

type BoundDateProps = {
  label: string;
  /** A day, `2001-02-28`. */
  value: string | null | undefined;
  write: (value: string | null, seen?: string | null) => void;
  /** Who wrote what in it. */
  field?: FieldInDocument | undefined;
  readOnly?: boolean | undefined;
  /** A day to choose near today; else one that has been, such as a birth, which is typed. */
  mayBeFuture?: boolean | undefined;
};

export function BoundDate(props: BoundDateProps): JSX.Element {
  const { t, formats } = useWords();
  const { days, asked, calendar } = createDayWords(() => (props.mayBeFuture ? "nearest" : "past"));
  const shared = createSharedValue({
    value: () => props.value,
    write: (value, seen) => props.write(value, seen),
    field: () => props.field,
    refusal(text) {
      const reading = days().read(text);
      if (reading.at === "empty") return undefined;
      if (reading.at === "impossible") return t("date.impossible", asked());
      if (reading.at === "too-early") return t("date.tooEarly", { year: String(FIRST_YEAR) });
      if (reading.at === "unclear" || reading.value !== text) return t("date.unclear", asked());
      return !props.mayBeFuture && text > formats().today() ? t("date.inFuture") : undefined;
    },
  });
  let field: HTMLInputElement | undefined;
  return (
    <DateField
      label={props.label}
      optional=""
      value={shared.shown()}
      onInput={(text) => shared.type(text)}
      error={shared.refused()}
      days={days()}
      pattern={asked().pattern}
      calendar={calendar()}
      readOnly={props.readOnly}
      ref={(element) => (field = element)}
      aside={
        <OtherWords
          label={props.label}
          value={shared}
          inWords={(day) => days().inWords(day)}
          readOnly={props.readOnly}
          onChosen={() => field?.focus()}
        />
      }
    />
  );
}

type BoundTimeProps = {
  label: string;
  /** A time of day, `14:05`; there is always one. */
  value: string;
  write: (value: string, seen?: string | null) => void;
  /** Who wrote what in it. */
  field?: FieldInDocument | undefined;
  readOnly?: boolean | undefined;
};

export function BoundTime(props: BoundTimeProps): JSX.Element {
  const { t, formats } = useWords();
  const times = createMemo(() => makeTimeText(formats().locale));
  const example = (): string => times().write("14:30");
  const shared = createSharedValue({
    value: () => props.value,
    write: (value, seen) => props.write(value ?? props.value, seen),
    field: () => props.field,
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
      aside={
        <OtherWords
          label={props.label}
          value={shared}
          inWords={(time) => times().write(time)}
          readOnly={props.readOnly}
          onChosen={() => field?.focus()}
        />
      }
    />
  );
}
