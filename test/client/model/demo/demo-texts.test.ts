import { expect, test } from "vitest";
import { makeDemoPractice } from "../../../../client/model/demo/demo-practice.ts";
import type { DemoTexts } from "../../../../client/model/demo/demo-texts.ts";
import { demoTexts as english } from "../../../../client/model/demo/english.ts";
import { demoTexts as german } from "../../../../client/model/demo/german.ts";
import { demoTexts as greek } from "../../../../client/model/demo/greek.ts";
import { demoTexts as spanish } from "../../../../client/model/demo/spanish.ts";
import { practiceShape } from "../../../../client/model/practice.ts";

const TODAY = Date.parse("2026-11-25T12:00:00Z");
const others = [
  ["German", german],
  ["Spanish", spanish],
  ["Greek", greek],
] as const;

/** Every text by where it stands. */
function places(value: unknown, at = ""): [string, string][] {
  if (typeof value === "string") return [[at, value]];
  return Object.entries(value as object).flatMap(([key, part]) => places(part, `${at}/${key}`));
}

const gaps = (texts: DemoTexts) =>
  places(texts).map(([at, text]) => [at, (text.match(/\{\w+\}/gu) ?? []).toSorted().join()]);

test.each(others)("%s has a sentence wherever English has one, with the same gaps", (_, texts) => {
  expect(gaps(texts)).toEqual(gaps(english));
});

test.each(others)("%s repeats no sentence of English and none of its own", (_, texts) => {
  const sentences = places(texts.themes).filter(([at]) => !at.endsWith("/key"));
  expect(new Set(sentences.map(([, text]) => text)).size).toBe(sentences.length);
  const own = new Set(sentences.map(([, text]) => text));
  expect(places(english.themes).filter(([at, text]) => !at.endsWith("/key") && own.has(text))).toEqual([]);
});

test.each(others)("%s is dealt out as English is: the same people, days and notes", (_, texts) => {
  const facts = (from: DemoTexts) =>
    makeDemoPractice({ seed: 7, todayMs: TODAY, texts: from }).patients.map(
      ({ code, legalName, dateOfBirth, life, notes }) => ({
        ...{ code, legalName, dateOfBirth, life },
        notes: notes.map(({ at, template }) => `${at} ${template.key}`),
      }),
    );
  expect(facts(texts)).toEqual(facts(english));
});

/** Ranges that nobody is given: Ofcom's and the Bundesnetzagentur's for drama, and North America's 555-0100 to 555-0199. */
const FICTIONAL = /^(?:(?:0|\+44 )1632 960\d{3}|030 23125 \d{3}|\d{3} 555 01\d\d)$/u;

test.each([["English", english], ...others] as const)(
  "in %s the practice has a letterhead whose number reaches nobody",
  (_, texts) => {
    const practice = makeDemoPractice({ seed: 7, todayMs: TODAY, texts });
    expect(practice.address.split("\n")).toHaveLength(2);
    expect(practice.phone).toMatch(FICTIONAL);
    expect(practice.patients.map(({ phone }) => phone)).not.toContain(practice.phone);
    for (const part of ["address", "phone", "logo"] as const) {
      expect(practiceShape[part].safeParse(practice[part]).success, part).toBe(true);
    }
  },
);
