/** One note in which several people write at the same time, each in a paragraph of their own, and what must stand there. */

import { setTimeout as pause } from "node:timers/promises";
import { expect, type Page } from "@playwright/test";
import {
  addClient,
  assign,
  backedUp,
  bringIn,
  foundPractice,
  newNote,
  noteText,
  openClient,
  openNote,
  PASSPHRASE,
} from "../../e2e/support/person.ts";
import { makeChance } from "../systems/chance.ts";

const CLIENT = "Mara Lindt";
const LEVEL_WITHIN_MS = 60_000;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

export interface Writer {
  readonly page: Page;
  readonly name: string;
  readonly lettersASecond: number;
  /** Of the letters to come. */
  readonly chance: () => number;
  /** Everything so far. */
  written: string;
}

interface WriterShape {
  readonly name: string;
  readonly lettersASecond: number;
  readonly seed: number;
}

export function makeWriter(page: Page, { name, lettersASecond, seed }: WriterShape): Writer {
  return { page, name, lettersASecond, chance: makeChance(seed), written: `${name}:` };
}

/** From first visits to a note that all have open, each cursor at the end of its writer's paragraph. */
export async function shareNote(founder: Writer, colleagues: readonly Writer[]): Promise<void> {
  const { page } = founder;
  const writers = [founder, ...colleagues];
  await foundPractice(page);
  await addClient(page, CLIENT);
  for (const { page: tab, name } of colleagues) {
    await bringIn(page, tab, "Clinician", { name, passphrase: PASSPHRASE });
  }
  await openClient(page, CLIENT);
  for (const { name } of colleagues) await assign(page, name);
  await page.getByRole("tab", { name: "Notes" }).click();
  await newNote(page);
  await noteText(page).click();
  for (const [at, { written }] of writers.entries()) {
    if (at > 0) await page.keyboard.press("Enter");
    await page.keyboard.type(written);
  }
  await backedUp(page);
  for (const [at, { page: tab }] of writers.entries()) {
    if (tab !== page) {
      await openClient(tab, CLIENT);
      await openNote(tab, /^Session on/);
    }
    await expect(noteText(tab).locator("p")).toHaveCount(writers.length);
    await noteText(tab).locator("p").nth(at).click();
    await tab.keyboard.press("End");
  }
}

/** Letters at the writer's pace; one that comes late does not delay the next. */
export async function write(writer: Writer, seconds: number): Promise<void> {
  const { page, lettersASecond, chance } = writer;
  const text = wordsOf(Math.round(seconds * lettersASecond), chance);
  const startedAt = performance.now();
  for (const [at, letter] of [...text].entries()) {
    await pause(Math.max(0, startedAt + (at * 1000) / lettersASecond - performance.now()));
    await page.keyboard.type(letter);
  }
  writer.written += text;
}

/** Throws unless every screen shows, letter by letter, what was typed, and all of it is backed up. */
export async function checkTexts(writers: readonly Writer[]): Promise<void> {
  const typed = writers.map(({ written }) => written);
  for (const { page } of writers) {
    const paragraphs = noteText(page).locator("p");
    await expect.poll(() => paragraphs.allTextContents(), { timeout: LEVEL_WITHIN_MS }).toEqual(typed);
    await backedUp(page);
  }
}

/** Words without a sense, so that a letter lost, doubled or moved cannot hide among others like it. */
function wordsOf(length: number, chance: () => number): string {
  const letter = (): string => LETTERS[Math.floor(chance() * LETTERS.length)] ?? "";
  const isGap = (at: number): boolean => at % 7 === 6 && at < length - 1;
  return Array.from({ length }, (_, at) => (isGap(at) ? " " : letter())).join("");
}
