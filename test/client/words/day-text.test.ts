import { describe, expect, test } from "vitest";
import { type DayText, type DayTextSource, makeDayText } from "../../../client/words/day-text.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";

const TODAY = "2026-11-30";
const text = (locale: string, years: DayTextSource["years"] = "past", today = TODAY): DayText =>
  makeDayText({ locale, years, today: () => today });
/** The day that is read, or what there is instead of one. */
function read(its: DayText, typed: string): string {
  const reading = its.read(typed);
  return reading.at === "read" ? reading.value : reading.at;
}

const THIRD_OF_APRIL = {
  "de-DE": ["3.4.85", "03.04.1985", "3. April 1985", "3. Apr. 85", "Mi., 3.4.1985", "3 4 1985", "3/4/85"],
  de: ["030485", "03041985", "3apr1985", "mittwoch, den 3. april 1985", " 3 . 4 . 1985 ", "3-4-1985"],
  "en-GB": ["03/04/1985", "3 4 1985", "3 Apr 1985", "3rd of April 85", "Wed 3 April 1985", "030485"],
  "en-IE": ["3.4.85", "03041985", "Apr 3, 1985", "APRIL 3RD 1985", "1985 April 3"],
  "en-US": ["4/3/85", "04/03/1985", "April 3, 1985", "3 April 1985", "040385", "04031985", "4 3 1985"],
  en: ["04/03/1985", "Apr 3 85"],
  "en-CA": ["1985-04-03", "85-04-03", "Apr 3 1985", "19850403"],
  es: ["3/4/85", "03/04/1985", "3 de abril de 1985", "3 abr 1985", "miércoles, 3 de abril de 1985", "030485"],
  el: ["3/4/85", "03/04/1985", "3 Απριλίου 1985", "3 απριλιου 85", "3 Απρ 1985", "Τετάρτη 3 Απριλίου 1985"],
  "el-GR": ["3 ΑΠΡΙΛΙΟΣ 1985", "3.4.1985", "030485"],
  "en-XA": ["04/03/1985", "April 3 1985"],
  sv: ["1985-04-03", "850403", "3 april 1985"],
  ko: ["1985. 04. 03.", "1985.4.3"],
  ar: ["3/4/1985", "\u200f03\u200f/04\u200f/1985"],
};

describe.each(Object.entries(THIRD_OF_APRIL))("in %s", (locale, ways) => {
  test.each([...ways, "1985-04-03", "1985-4-3", "19850403", "１９８５-０４-０３"])(
    "“%s” is 3 April 1985",
    (typed) => {
      expect(read(text(locale), typed)).toBe("1985-04-03");
    },
  );
});

test.each([
  ["de", "1. Jän. 2020", "2020-01-01"],
  ["de", "1. Maerz 2020", "2020-03-01"],
  ["de", "1 mrz 20", "2020-03-01"],
  ["de", "1. sept 2020", "2020-09-01"],
  ["es", "1 de setiembre de 2020", "2020-09-01"],
  ["es", "1º de enero de 2020", "2020-01-01"],
  ["es", "martes, 3 de marzo de 2026", "2026-03-03"],
  ["el", "1η Μαΐου 2020", "2020-05-01"],
  ["el", "1 μαιος 2020", "2020-05-01"],
  ["el", "1 Ιουνίου 2020", "2020-06-01"],
])("in %s “%s” is %s", (locale, typed, day) => {
  expect(read(text(locale), typed)).toBe(day);
});

describe("a date that is none", () => {
  test.each(["31.02.1985", "0.4.1985", "3.13.1985", "29.2.1985", "31021985", "31.4.1875"])(
    "“%s” is not in the calendar",
    (typed) => expect(read(text("de"), typed)).toBe("impossible"),
  );

  test.each(["3.4.1879", "3.4.1085", "1875-12-25"])("“%s” is before what is taken", (typed) => {
    expect(read(text("de"), typed)).toBe("too-early");
    expect(read(text("de", "nearest"), typed)).toBe("too-early");
  });

  test("a weekday that it does not fall on says that one of them is wrong", () => {
    expect(read(text("de"), "Donnerstag, 3.4.1985")).toBe("impossible");
  });

  test.each([
    ...["3", "3.4", "3.4.", "3.4.1", "3.4.198", "3.4.19855", "1985", "April 1985", "0304", "3..1985"],
    ...["3 ju 1985", "3 april mai 1985", "gestern", "3.4.1985?", "3+4+1985", "1 2 3 4", "30485", "٣/٤/١٩٨٥"],
  ])("“%s” is not clear", (typed) => expect(read(text("de"), typed)).toBe("unclear"));

  test("nothing but spaces is empty", () => {
    expect(read(text("de"), " \u200f ")).toBe("empty");
  });

  test("month and day change places by themselves in no region", () => {
    expect(read(text("en-GB"), "04/13/1985")).toBe("impossible");
    expect(read(text("en-US"), "13/04/1985")).toBe("impossible");
  });

  test("where the year is first, what stands before a year at the end is read only when it has one reading", () => {
    expect(read(text("sv"), "3/4 1985")).toBe("unclear");
    expect(read(text("sv"), "13/4 1985")).toBe("1985-04-13");
    expect(read(text("sv"), "4/13 1985")).toBe("1985-04-13");
    expect(read(text("sv"), "4/4 1985")).toBe("1985-04-04");
  });
});

describe("two digits of a year", () => {
  test.each([
    ["30.11.26", "2026-11-30"],
    ["01.12.26", "1926-12-01"],
    ["01.01.00", "2000-01-01"],
    ["01.01.27", "1927-01-01"],
    ["29.02.24", "2024-02-29"],
  ])("of a birth are the latest that has been: %s", (typed, day) => {
    expect(read(text("de"), typed)).toBe(day);
  });

  test.each([
    ["01.12.26", "2026-12-01"],
    ["01.01.76", "2076-01-01"],
    ["01.01.77", "1977-01-01"],
    ["01.01.99", "1999-01-01"],
  ])("elsewhere are the nearest: %s", (typed, day) => {
    expect(read(text("de", "nearest"), typed)).toBe(day);
  });

  test("are the nearest at the end of a century, too", () => {
    expect(read(text("de", "nearest", "2098-05-05"), "1.1.02")).toBe("2102-01-01");
  });
});

test.each([
  ["3.1.", "2026-01-03"],
  ["30.11", "2026-11-30"],
  ["1.12.", "2025-12-01"],
  ["0301", "2026-01-03"],
  ["3. Januar", "2026-01-03"],
  ["29.2.", "2024-02-29"],
  ["31.4.", "impossible"],
])("without a year “%s” is the latest such day that has been, where a session is meant", (typed, day) => {
  expect(read(text("de", "nearest"), typed)).toBe(day);
});

test.each([
  ["3.4.1985", true],
  ["03041985", true],
  ["1985-04-03", true],
  ["3. April 1985", true],
  ["3.4.19", false],
  ["030419", false],
  ["1985-04-1", false],
])("“%s” is finished: %s", (typed, isWhole) => {
  expect(text("de").read(typed)).toMatchObject({ at: "read", isWhole });
});

test.each([
  ["de", "03.04.1985", "TT.MM.JJJJ", "Mittwoch, 3. April 1985", "April 1985", "Mi"],
  ["en-GB", "03/04/1985", "TT/MM/JJJJ", "Wednesday, 3 April 1985", "April 1985", "Wed"],
  ["en-US", "04/03/1985", "MM/TT/JJJJ", "Wednesday, April 3, 1985", "April 1985", "Wed"],
  ["es", "03/04/1985", "TT/MM/JJJJ", "Miércoles, 3 de abril de 1985", "Abril de 1985", "Mié"],
  ["el", "03/04/1985", "TT/MM/JJJJ", "Τετάρτη 3 Απριλίου 1985", "Απρίλιος 1985", "Τετ"],
  ["ar", "03/04/1985", "TT/MM/JJJJ", "الأربعاء، 3 أبريل 1985", "أبريل 1985", "الأربعاء"],
  ["fa", "1985/04/03", "JJJJ/MM/TT", undefined, undefined, undefined],
])("in %s a day is written, asked for and said as it is there", (locale, written, pattern, ...said) => {
  const its = text(locale);
  expect(its.write("1985-04-03")).toBe(written);
  expect(its.pattern({ day: "TT", month: "MM", year: "JJJJ" })).toBe(pattern);
  const [words, month, weekday] = said;
  if (words === undefined) return;
  expect(its.inWords("1985-04-03")).toBe(words);
  expect(its.month("1985-04-03")).toBe(month);
  expect(its.weekday("1985-04-03").short).toBe(weekday);
});

test("what is no day is neither written nor said as another one", () => {
  for (const odd of ["1985-02-31", "soon", "", "12026-01-01"]) {
    expect(text("de").write(odd)).toBe(odd);
    expect(text("de").inWords(odd)).toBe(odd);
  }
});

/** Days between 1880 and 2199, the same for the same seed. */
function seededDays(seed: number, count: number): readonly string[] {
  const from = Date.UTC(1880, 0, 1);
  const days = (Date.UTC(2199, 11, 31) - from) / 86_400_000;
  const bytes = new DataView(makeSeededRandom(seed).bytes(count * 4).buffer);
  return Array.from({ length: count }, (_, at) =>
    new Date(from + (bytes.getUint32(at * 4) % (days + 1)) * 86_400_000).toISOString().slice(0, 10),
  );
}

const LOCALES = [
  ...["en", "en-GB", "en-US", "en-IE", "en-CA", "en-DE", "de", "de-AT", "de-CH", "es", "es-MX", "es-AR"],
  ...["el", "el-CY", "en-XA", "en-XB", "sv", "cs", "hu", "ko", "ja", "ar", "fa", "he", "th"],
];
const SEED = Number(process.env["SEED"] ?? 4_1985);

test.each(LOCALES)(`in %s a thousand days are read as they were written (seed ${SEED})`, (locale) => {
  const its = text(locale);
  const days = seededDays(SEED, 1_000);
  expect(new Set(days).size).toBeGreaterThan(950);
  expect(days.map((day) => read(its, its.write(day)))).toEqual(days);
});

test.each(LOCALES.filter((locale) => /^(?:en|de|es|el)/u.test(locale)))(
  `in %s a thousand days are read as they were said (seed ${SEED})`,
  (locale) => {
    const its = text(locale);
    const days = seededDays(SEED, 1_000);
    expect(days.map((day) => read(its, its.inWords(day)))).toEqual(days);
  },
);
