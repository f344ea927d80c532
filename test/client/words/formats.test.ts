import { expect, test } from "vitest";
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

test("lists, shares and sizes follow the region", () => {
  expect(formats().list(["Ada", "Ben", "Cem"])).toBe("Ada, Ben and Cem");
  expect(formats("de").number(1234.5)).toBe("1.234,5");
  expect(formats().percent(0.4)).toBe("40%");
  expect(formats().bytes(1_400_000)).toMatch(/^1\.4\sMB$/u);
  expect(formats().bytes(0)).toBe("0 bytes");
});
