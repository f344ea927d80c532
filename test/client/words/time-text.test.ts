import { describe, expect, test } from "vitest";
import { makeTimeText, type TimeText } from "../../../client/words/time-text.ts";

function read(its: TimeText, typed: string): string {
  const reading = its.read(typed);
  return reading.at === "read" ? reading.value : reading.at;
}

const TIMES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  de: [
    ...([
      ["9", "09:00"],
      ["09", "09:00"],
      ["930", "09:30"],
      ["0930", "09:30"],
      ["9:30", "09:30"],
    ] as const),
    ...([
      ["9.30", "09:30"],
      ["9 30", "09:30"],
      ["21h30", "21:30"],
      ["21 h", "21:00"],
    ] as const),
    ...([
      ["9.30 Uhr", "09:30"],
      ["9:30 pm", "21:30"],
      ["0", "00:00"],
      ["2359", "23:59"],
    ] as const),
  ],
  "en-GB": [
    ["9.30pm", "21:30"],
    ["9p", "21:00"],
    ["12 am", "00:00"],
    ["12pm", "12:00"],
    ["2:30", "02:30"],
  ],
  "en-US": [
    ["9:30 PM", "21:30"],
    ["930p", "21:30"],
    ["9 a.m.", "09:00"],
    ["21:30", "21:30"],
    ["21:30 pm", "21:30"],
  ],
  es: [
    ["9:30 p. m.", "21:30"],
    ["21.30 h", "21:30"],
    ["9:30 a. m.", "09:30"],
  ],
  el: [
    ["9:30 μ.μ.", "21:30"],
    ["9:30 π.μ.", "09:30"],
    ["9.30 μμ", "21:30"],
    ["21:30", "21:30"],
    ["9:30 ΠΜ", "09:30"],
  ],
  "en-XA": [
    ["9:30 PM", "21:30"],
    ["9", "09:00"],
  ],
};

describe.each(Object.entries(TIMES))("in %s", (locale, rows) => {
  test.each(rows)("“%s” is %s", (typed, time) => {
    expect(read(makeTimeText(locale), typed)).toBe(time);
  });

  test("every minute of a day is read as it was written", () => {
    const its = makeTimeText(locale);
    const two = (part: number): string => String(part).padStart(2, "0");
    const minutes = Array.from({ length: 1_440 }, (_, at) => `${two(Math.floor(at / 60))}:${two(at % 60)}`);
    expect(minutes.map((time) => read(its, its.write(time)))).toEqual(minutes);
  });
});

test.each(["24", "9:60", "2400", "13 am", "0 pm", "99"])("“%s” is not on the clock", (typed) => {
  expect(read(makeTimeText("en-US"), typed)).toBe("impossible");
});

test.each(["9:3", "noon", "9:30:00", "21h30x", "12345", "pm", "9-30", "9:30 pm am"])(
  "“%s” is not clear",
  (typed) => expect(read(makeTimeText("en-US"), typed)).toBe("unclear"),
);

test("nothing but spaces is empty", () => {
  expect(read(makeTimeText("de"), "  ")).toBe("empty");
});

test.each([
  ["9", false],
  ["9:30", false],
  ["1430", true],
  ["9:30 pm", true],
])("“%s” is finished: %s", (typed, isWhole) => {
  expect(makeTimeText("en-US").read(typed)).toMatchObject({ at: "read", isWhole });
});

test("a time is written as the region writes it, with spaces that a keyboard has", () => {
  expect(makeTimeText("de").write("14:05")).toBe("14:05");
  expect(makeTimeText("en-US").write("14:05")).toBe("2:05 PM");
  expect(makeTimeText("el").write("14:05")).toBe("2:05 μ.μ.");
  expect(makeTimeText("es-MX").write("14:05")).toBe("2:05 p.m.");
  expect(makeTimeText("de").write("25:00")).toBe("25:00");
});

test("letters are needed where the clock counts to twelve twice", () => {
  expect(["en-US", "el", "es-MX"].map((locale) => makeTimeText(locale).hasHalves)).toEqual([
    true,
    true,
    true,
  ]);
  expect(["en-GB", "de", "es"].map((locale) => makeTimeText(locale).hasHalves)).toEqual([
    false,
    false,
    false,
  ]);
});
