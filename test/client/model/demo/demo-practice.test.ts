import { expect, test } from "vitest";
import { demoTexts } from "../../../../client/model/demo/english.ts";
import { makeDemoPractice } from "../../../../client/model/demo/demo-practice.ts";
import { nextStatuses } from "../../../../client/model/patient-status.ts";

const TODAY = Date.parse("2026-11-25T12:00:00Z");
const DAY_MS = 86_400_000;
const practice = makeDemoPractice({ seed: 7, todayMs: TODAY, texts: demoTexts });
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
  expect(makeDemoPractice({ seed: 7, todayMs: TODAY, texts: demoTexts })).toEqual(practice);
  expect(makeDemoPractice({ seed: 8, todayMs: TODAY, texts: demoTexts })).not.toEqual(practice);
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

test("no two files are opened at one moment", () => {
  const opened = practice.patients.map(({ life }) => life[0]?.at);
  expect(new Set(opened).size).toBe(40);
});

test("no sentence stands twice in a note", () => {
  for (const { sections } of notes) {
    const sentences = sections.flat().flatMap((text) => text.split(/(?<=[.!?’]) /u));
    expect(new Set(sentences).size, sentences.join(" | ")).toBe(sentences.length);
  }
});

test("what stands under an intervention is what the clinician did", () => {
  const done = new Set(demoTexts.themes.flatMap(({ did }) => did));
  const birp = notes.filter(({ template }) => template.key === "birp");
  expect(birp.length).toBeGreaterThan(20);
  for (const { sections, template } of birp) {
    const at = template.sections.findIndex(({ key }) => key === "intervention");
    expect(done).toContain(sections[at]?.[0]);
  }
});

test("two or three of the one who looks at it had no note for a month, and the others had", () => {
  const own = practice.patients.filter(({ clinician }) => clinician === 0);
  const monthAgo = TODAY - 30 * DAY_MS;
  const away = own.filter((patient) => patient.notes.every(({ at }) => Date.parse(at) < monthAgo));
  expect(away.length).toBeGreaterThanOrEqual(2);
  expect(away.length).toBeLessThanOrEqual(3);
  expect(own.length).toBeGreaterThan(away.length);
});
