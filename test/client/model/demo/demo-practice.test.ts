import { expect, test } from "vitest";
import { makeDemoPractice } from "../../../../client/model/demo/demo-practice.ts";
import { nextStatuses } from "../../../../client/model/patient-status.ts";

const TODAY = Date.parse("2026-11-25T12:00:00Z");
const DAY_MS = 86_400_000;
const practice = makeDemoPractice({ seed: 7, todayMs: TODAY });
const notes = practice.patients.flatMap((patient) => patient.notes);

test("three clinicians, forty people, two years of notes", () => {
  expect(practice.colleagues).toHaveLength(3);
  expect(practice.patients).toHaveLength(40);
  expect(notes.length).toBeGreaterThan(400);
  expect(notes.length).toBeLessThan(1_500);
  const first = Math.min(...notes.map(({ at }) => Date.parse(at)));
  expect((TODAY - first) / DAY_MS).toBeGreaterThan(600);
  expect(Math.max(...notes.map(({ at }) => Date.parse(at)))).toBeLessThan(TODAY + DAY_MS);
});

test("the same seed and day give the same practice", () => {
  expect(makeDemoPractice({ seed: 7, todayMs: TODAY })).toEqual(practice);
  expect(makeDemoPractice({ seed: 8, todayMs: TODAY })).not.toEqual(practice);
});

test("codes are unique and every life keeps to the rules", () => {
  expect(new Set(practice.patients.map(({ code }) => code)).size).toBe(40);
  for (const { life } of practice.patients) {
    for (const [step, { at, status }] of life.entries()) {
      const before = life[step - 1];
      if (before === undefined) continue;
      expect(nextStatuses(before.status, new Set())).toContain(status);
      expect(Date.parse(at)).toBeGreaterThan(Date.parse(before.at));
    }
  }
});

test("what could reach somebody reaches nobody", () => {
  for (const { phone, email } of practice.patients) {
    expect(phone).toMatch(/^01632 960\d{3}$/);
    expect(email).toMatch(/^[a-z]+\.[a-z]+@example\.org$/);
  }
});

test("no sentence is left with a gap, and every section has words", () => {
  for (const { sections, template } of notes) {
    expect(sections).toHaveLength(Math.max(1, template.sections.length));
    for (const text of sections.flat()) expect(text).toMatch(/^[^{}]{12,}$/u);
  }
});

test("the one who looks at it has a few drafts of their own", () => {
  const own = notes.filter(({ author }) => author === 0);
  expect(own.length).toBeGreaterThan(4);
  expect(own.length).toBeLessThan(40);
});
