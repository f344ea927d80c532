import { fireEvent, render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { createSignal, type JSX } from "solid-js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { BoundDate, BoundTime } from "../../../../client/areas/frame/bound-date.tsx";
import { english } from "../../../../client/words/english.ts";
import { german } from "../../../../client/words/german.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import type { Language } from "../../../../client/words/words.ts";

const NOW = Date.UTC(2026, 10, 30, 12);

function show(content: () => JSX.Element, language: Language = german, locale = "de"): void {
  render(() => (
    <WordsProvider language={language} personWord="client" locale={locale} timeZone="UTC" now={() => NOW}>
      {content()}
    </WordsProvider>
  ));
}

function showDate(stored: string | null, over: { mayBeFuture?: boolean; readOnly?: boolean } = {}) {
  const written: (string | null)[] = [];
  const [value, setValue] = createSignal(stored);
  const write = (day: string | null): void => {
    written.push(day);
    setValue(day);
  };
  show(() => <BoundDate label="Geburtsdatum" value={value()} write={write} {...over} />);
  return { written, setValue, field: screen.getByLabelText<HTMLInputElement>("Geburtsdatum") };
}

describe("a bound day", () => {
  test("is read as it is typed here, said in words, and written the usual way when the field is left", async () => {
    const { written, field } = showDate(null);
    expect(field).toHaveAccessibleDescription("TT.MM.JJJJ");
    await userEvent.type(field, "3.4.85");
    expect(field).toHaveValue("3.4.85");
    expect(field).toHaveAccessibleDescription("Mittwoch, 3. April 1985");
    await userEvent.tab();
    expect(field).toHaveValue("03.04.1985");
    expect(written).toEqual(["1985-04-03"]);
  });

  test("is written at once when typing on would not change it, and only then", async () => {
    const { written, field } = showDate(null);
    await userEvent.type(field, "3.4.198");
    expect(written).toEqual([]);
    await userEvent.type(field, "5");
    expect(written).toEqual(["1985-04-03"]);
    expect(field, "the text is still the person's").toHaveValue("3.4.1985");
  });

  test("is written by Enter", async () => {
    const { written, field } = showDate(null);
    await userEvent.type(field, "030485{Enter}");
    expect(written).toEqual(["1985-04-03"]);
    expect(field).toHaveValue("03.04.1985");
  });

  test("says what it understands to who listens, each time that changes", async () => {
    const { field } = showDate(null);
    const line = screen.getByText("TT.MM.JJJJ");
    expect(line).toHaveAttribute("aria-live", "polite");
    await userEvent.type(field, "3.4.1985");
    expect(line).toBeInTheDocument();
    expect(line).toHaveTextContent("Mittwoch, 3. April 1985");
  });

  test("that is not clear stays as it was typed, says what to type once the field is left, and is not written", async () => {
    const { written, field } = showDate("1991-03-04");
    await userEvent.clear(field);
    await userEvent.type(field, "3. Ap");
    expect(field).toBeValid();
    await userEvent.tab();
    expect(field).toHaveValue("3. Ap");
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(
      "Bitte schreiben Sie das Datum als TT.MM.JJJJ, zum Beispiel 31.12.1985.",
    );
    expect(written).toEqual([]);
    await userEvent.type(field, "r 1985");
    expect(field).toBeValid();
    expect(written).toEqual(["1985-04-03"]);
  });

  test("that is not in the calendar is called that", async () => {
    const { written, field } = showDate(null);
    await userEvent.type(field, "31.2.1985");
    await userEvent.tab();
    expect(field).toHaveValue("31.2.1985");
    expect(field).toHaveAccessibleDescription(/^Dieses Datum gibt es nicht\. .*TT\.MM\.JJJJ, zum Beispiel/u);
    expect(written).toEqual([]);
  });

  test("is not removed while it is being typed, only when the empty field is left", async () => {
    const { written, field } = showDate("1991-03-04");
    await userEvent.clear(field);
    expect(written).toEqual([]);
    await userEvent.tab();
    expect(written).toEqual([null]);
    expect(field).toBeValid();
  });

  test("in the future is refused in words where it must have been", async () => {
    const { written, field } = showDate(null);
    await userEvent.type(field, "1.1.2999");
    expect(field).toHaveAccessibleDescription("Dieses Datum liegt in der Zukunft. Dienstag, 1. Januar 2999");
    await userEvent.tab();
    expect(field).toHaveValue("01.01.2999");
    expect(written).toEqual([]);
  });

  test("before the first that is taken says which that is", async () => {
    const { written, field } = showDate(null);
    await userEvent.type(field, "25.12.1875{Enter}");
    expect(field).toHaveAccessibleDescription(
      "Tage vor 1880 werden nicht angenommen. Bitte prüfen Sie das Jahr.",
    );
    expect(written).toEqual([]);
  });

  test("changes its writing with the language, and what is half typed stays", async () => {
    const [spoken, setSpoken] = createSignal<Language>(german);
    render(() => (
      <WordsProvider language={spoken()} personWord="client" locale={spoken() === german ? "de" : "en-US"}>
        <BoundDate label="One" value="1985-04-03" write={() => undefined} />
        <BoundDate label="Two" value={null} write={() => undefined} />
      </WordsProvider>
    ));
    await userEvent.type(screen.getByLabelText("Two"), "3.4");
    setSpoken(english);
    expect(screen.getByLabelText("One")).toHaveValue("04/03/1985");
    expect(screen.getByLabelText("One")).toHaveAccessibleDescription("Wednesday, April 3, 1985");
    expect(screen.getByLabelText("Two")).toHaveValue("3.4");
    expect(screen.getByLabelText("Two")).toHaveAccessibleDescription("MM/DD/YYYY");
  });

  test("that cannot be changed neither asks for anything nor opens a calendar", () => {
    const { field } = showDate(null, { mayBeFuture: true, readOnly: true });
    expect(field).toHaveAccessibleDescription("");
    expect(screen.queryByRole("button")).toBeNull();
  });

  describe("beside what others write", () => {
    test("stands with the other's, which is taken without its error", async () => {
      const { setValue, field } = showDate("1991-03-04");
      fireEvent.input(field, { target: { value: "01.01.2999" } });
      setValue("1992-05-06");
      expect(field).toHaveValue("01.01.2999");
      expect(screen.getByRole("status")).toHaveTextContent("Mittwoch, 6. Mai 1992");
      await userEvent.click(screen.getByRole("button", { name: "Das andere nehmen" }));
      expect(field).toHaveValue("06.05.1992");
      expect(field).toHaveAccessibleDescription("Mittwoch, 6. Mai 1992");
      expect(field).toHaveFocus();
    });

    test("keeps its place when only a part of it is typed", async () => {
      const { setValue, written, field } = showDate("1991-03-04");
      await userEvent.clear(field);
      await userEvent.type(field, "3.4");
      setValue("1992-05-06");
      expect(field).toHaveValue("3.4");
      expect(screen.getByRole("status")).toHaveTextContent("6. Mai 1992");
      await userEvent.type(field, ".1985");
      expect(written).toEqual(["1985-04-03"]);
    });

    test("gives way when nothing was typed", () => {
      const { setValue, field } = showDate("1991-03-04");
      setValue("1992-05-06");
      expect(field).toHaveValue("06.05.1992");
      expect(screen.queryByRole("status")).toBeNull();
    });

    test("is told as it stands when the other's is none", async () => {
      const { setValue, field } = showDate(null);
      await userEvent.type(field, "3.4.1985");
      setValue("soon");
      expect(screen.getByRole("status")).toHaveTextContent("„soon“");
    });
  });
});

describe("after a pause", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("a day with a short year is written, and the text is left alone", () => {
    const { written, field } = showDate(null);
    fireEvent.input(field, { target: { value: "3.4.85" } });
    expect(written).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(written).toEqual(["1985-04-03"]);
    expect(field).toHaveValue("3.4.85");
  });

  test.each([
    ["a shortcut is pressed", (field: HTMLElement) => fireEvent.keyDown(field, { key: "L", ctrlKey: true })],
    ["the tab is closed", () => fireEvent(window, new Event("pagehide"))],
  ])("what is understood is not waited for when %s", (_what, happen) => {
    const { written, field } = showDate(null);
    fireEvent.input(field, { target: { value: "3.4.85" } });
    happen(field);
    expect(written).toEqual(["1985-04-03"]);
    expect(field).toHaveValue("3.4.85");
  });

  test("an unfinished one is neither written nor complained about", () => {
    const { written, field } = showDate(null);
    fireEvent.input(field, { target: { value: "3.4" } });
    vi.advanceTimersByTime(10_000);
    expect(written).toEqual([]);
    expect(field).toBeValid();
  });
});

describe("a day that may lie ahead", () => {
  test("needs no year, which is then the latest that has been, and the arrow keys step from it", async () => {
    const { written, field } = showDate(null, { mayBeFuture: true });
    await userEvent.type(field, "3.1.{Enter}");
    expect(written).toEqual(["2026-01-03"]);
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
    expect(field).toHaveValue("31.12.2025");
    await userEvent.keyboard("{ArrowUp}");
    expect(written.at(-1)).toBe("2026-01-01");
  });

  test("is chosen in a calendar that opens on it, by keyboard alone", async () => {
    const { written, field } = showDate("2026-03-04", { mayBeFuture: true });
    await userEvent.tab();
    expect(field).toHaveFocus();
    await userEvent.tab();
    const button = screen.getByRole("button", { name: "Im Kalender wählen" });
    expect(button).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    expect(screen.getByRole("dialog", { name: "Kalender" })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Mittwoch, 4. März 2026" })).toHaveFocus();
    await userEvent.keyboard("{PageDown}{ArrowRight}{Enter}");
    expect(written).toEqual(["2026-04-05"]);
    expect(field).toHaveValue("05.04.2026");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(button).toHaveFocus();
  });

  test("stays when Escape closes the calendar, and the focus is back on the button", async () => {
    const { written } = showDate("2026-03-04", { mayBeFuture: true });
    await userEvent.click(screen.getByRole("button", { name: "Im Kalender wählen" }));
    await userEvent.keyboard("{ArrowDown}{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.getByRole("button", { name: "Im Kalender wählen" })).toHaveFocus();
    expect(written).toEqual([]);
  });

  test("keeps Tab inside its open calendar", async () => {
    showDate("2026-03-04", { mayBeFuture: true });
    await userEvent.click(screen.getByRole("button", { name: "Im Kalender wählen" }));
    const stops = ["Mittwoch, 4. März 2026", "Heute", "Vorheriger Monat", "Nächster Monat"];
    for (const name of [...stops, ...stops]) {
      expect(screen.getByRole("button", { name })).toHaveFocus();
      await userEvent.tab();
    }
    await userEvent.tab({ shift: true });
    expect(screen.getByRole("button", { name: "Nächster Monat" })).toHaveFocus();
  });

  test("opens its calendar from the field, too", async () => {
    const { field } = showDate(null, { mayBeFuture: true });
    field.focus();
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
    expect(screen.getByRole("button", { name: "Montag, 30. November 2026" })).toHaveFocus();
  });
});

test("a day of birth has no calendar, and the arrow keys leave it alone", async () => {
  const { written, field } = showDate("1985-04-03");
  expect(screen.queryByRole("button")).toBeNull();
  field.focus();
  await userEvent.keyboard("{ArrowUp}{ArrowDown}{Alt>}{ArrowDown}{/Alt}");
  expect(field).toHaveValue("03.04.1985");
  expect(written).toEqual([]);
});

describe("a bound time", () => {
  function showTime(stored: string, language: Language = german, locale = "de") {
    const written: string[] = [];
    const [value, setValue] = createSignal(stored);
    const write = (time: string): void => {
      written.push(time);
      setValue(time);
    };
    show(() => <BoundTime label="Uhrzeit" value={value()} write={write} />, language, locale);
    return { written, setValue, field: screen.getByLabelText<HTMLInputElement>("Uhrzeit") };
  }

  test("is read as it is typed here, and written the usual way when the field is left", async () => {
    const { written, field } = showTime("12:00");
    expect(field).toHaveAccessibleDescription("");
    await userEvent.clear(field);
    expect(field).toHaveAccessibleDescription("Wie 14:30");
    await userEvent.type(field, "930");
    expect(field).toHaveAccessibleDescription("09:30");
    await userEvent.tab();
    expect(field).toHaveValue("09:30");
    expect(field).toHaveAccessibleDescription("");
    expect(written).toEqual(["09:30"]);
  });

  test("has the halves of the day where the region has them, and a keyboard with letters then", async () => {
    const { written, field } = showTime("12:00", english, "en-US");
    expect(field).toHaveValue("12:00 PM");
    expect(field).toHaveAttribute("inputmode", "text");
    await userEvent.clear(field);
    await userEvent.type(field, "215p{Enter}");
    expect(written).toEqual(["14:15"]);
    expect(field).toHaveValue("2:15 PM");
  });

  test.each([
    ["25:00", "Diese Uhrzeit gibt es nicht. Bitte schreiben Sie sie wie 14:30."],
    ["halb neun", "Bitte schreiben Sie die Uhrzeit wie 14:30."],
  ])("stays as it was typed when it is none: %s", async (typed, said) => {
    const { written, field } = showTime("12:00");
    await userEvent.clear(field);
    await userEvent.type(field, typed);
    await userEvent.tab();
    expect(field).toHaveValue(typed);
    expect(field).toHaveAccessibleDescription(said);
    expect(written).toEqual([]);
  });

  test("cannot be emptied", async () => {
    const { written, field } = showTime("12:00");
    await userEvent.clear(field);
    await userEvent.tab();
    expect(field).toBeInvalid();
    expect(written).toEqual([]);
  });
});
