import { describe, expect, test } from "vitest";
import { type Formats, makeFormats } from "../../../client/words/formats.ts";

const NOW = Date.UTC(2026, 10, 25, 9, 0);
const formats = (locale = "en-IE", timeZone = "Europe/Berlin"): Formats =>
  makeFormats({ locale, timeZone, now: () => NOW });
const ago = (minutes: number): string => formats().relative(NOW - minutes * 60_000);

test("dates and times are written as the region writes them", () => {
  expect(formats().date(NOW)).toBe("25 November 2026");
  expect(formats().time(NOW)).toBe("10:00");
  expect(formats("de").date(NOW)).toBe("25. November 2026");
  expect(formats("en-US", "America/New_York").time(NOW)).toMatch(/^4:00\sAM$/u);
});

test("a short date names the weekday this year and the year otherwise", () => {
  expect(formats().shortDate(NOW)).toMatch(/^Wed,? 25 Nov$/u);
  expect(formats().shortDate(Date.UTC(2025, 2, 4))).toMatch(/4 Mar 2025/u);
});

test("distance is only as exact as a person would be", () => {
  expect(ago(0.5)).toBe("now");
  expect(ago(5)).toBe("5 minutes ago");
  expect(ago(3 * 60)).toBe("3 hours ago");
  expect(ago(24 * 60)).toBe("yesterday");
  expect(ago(8 * 24 * 60)).toBe("last week");
  expect(ago(45 * 24 * 60)).toBe("last month");
  expect(ago(400 * 24 * 60)).toBe("last year");
});

test("yesterday is a matter of the calendar of the zone, not of 24 hours", () => {
  const lateEvening = Date.UTC(2026, 10, 24, 22, 30);
  expect(formats("en", "Europe/Berlin").relative(lateEvening)).toBe("yesterday");
  expect(formats("en", "Pacific/Auckland").relative(lateEvening)).toBe("10 hours ago");
});

test("today is the day of the zone", () => {
  const lateEvening = (): number => Date.UTC(2026, 10, 24, 22, 30);
  const today = (timeZone: string): string =>
    makeFormats({ locale: "de", timeZone, now: lateEvening }).today();
  expect(today("Europe/Berlin")).toBe("2026-11-24");
  expect(today("Pacific/Auckland")).toBe("2026-11-25");
});

test("what is ahead of this device's clock is now or a date, never in a number of days", () => {
  expect(ago(-59)).toBe("now");
  expect(ago(-60)).toBe(formats().shortDate(NOW + 3_600_000));
  expect(ago(-365 * 24 * 60)).toMatch(/25 Nov 2027/u);
});

test("lists, shares and sizes follow the region", () => {
  expect(formats().list(["Ada", "Ben", "Cem"])).toBe("Ada, Ben and Cem");
  expect(formats("de").number(1234.5)).toBe("1.234,5");
  expect(formats().percent(0.4)).toBe("40%");
  expect(formats().bytes(1_400_000)).toMatch(/^1\.4\sMB$/u);
  expect(formats().bytes(0)).toBe("0 bytes");
});

describe.each([
  {
    locale: "en-GB",
    date: "4 March 2026",
    time: "14:05",
    number: "1,234.5",
    share: "40%",
    money: "€1,234.50",
    list: "Ada, Ben and Cem",
    ago: "yesterday",
    week: 1,
  },
  {
    locale: "de",
    date: "4. März 2026",
    time: "14:05",
    number: "1.234,5",
    share: "40 %",
    money: "1.234,50 €",
    list: "Ada, Ben und Cem",
    ago: "gestern",
    week: 1,
  },
  {
    locale: "es",
    date: "4 de marzo de 2026",
    time: "14:05",
    number: "12.345,5",
    share: "40 %",
    money: "1234,50 €",
    list: "Ada, Ben y Cem",
    ago: "ayer",
    week: 1,
  },
  {
    locale: "el",
    date: "4 Μαρτίου 2026",
    time: "2:05 μ.μ.",
    number: "1.234,5",
    share: "40%",
    money: "1.234,50 €",
    list: "Ada, Ben και Cem",
    ago: "χθες",
    week: 1,
  },
  {
    locale: "en-US",
    date: "March 4, 2026",
    time: "2:05 PM",
    number: "1,234.5",
    share: "40%",
    money: "€1,234.50",
    list: "Ada, Ben, and Cem",
    ago: "yesterday",
    week: 7,
  },
])("in $locale", (expected) => {
  const at = Date.UTC(2026, 2, 4, 13, 5);
  const now = at + 86_400_000;
  const its = makeFormats({ locale: expected.locale, timeZone: "Europe/Berlin", now: () => now });
  const plain = (text: string): string => text.replace(/[\u00a0\u202f]/gu, " ");

  test("dates, times and distances are the region's", () => {
    expect(plain(its.date(at))).toBe(expected.date);
    expect(plain(its.time(at))).toBe(expected.time);
    expect(its.relative(at)).toBe(expected.ago);
  });

  test("numbers, shares, money and lists are the region's", () => {
    expect(its.number(expected.number === "12.345,5" ? 12_345.5 : 1_234.5)).toBe(expected.number);
    expect(plain(its.percent(0.4))).toBe(expected.share);
    expect(plain(its.money(123_450, "EUR"))).toBe(expected.money);
    expect(its.list(["Ada", "Ben", "Cem"])).toBe(expected.list);
  });

  test("the week begins with its day", () => {
    expect(its.firstWeekday).toBe(expected.week);
  });
});

test("a date that stands by itself begins with a capital", () => {
  expect(formats("es").fullDate(NOW)).toMatch(/^Miércoles, 25 de noviembre/u);
  expect(formats("de").fullDate(NOW)).toMatch(/^Mittwoch, 25\. November/u);
  expect(formats("el").fullDate(NOW)).toMatch(/^Τετάρτη/u);
});

test("money has the decimals of its currency, and half a cent is refused", () => {
  expect(formats("en-GB").money(1_234, "JPY")).toMatch(/1,234$/u);
  expect(() => formats().money(12.5, "EUR")).toThrow(RangeError);
});
