import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { languages } from "../../../client/words/languages.ts";

const CLIENT = join(import.meta.dirname, "../../../client");
const LANGUAGE_FILE = /\/words\/(?:en|de|es|el|[a-z]+)(?:\/[a-z-]+)?\.ts$/u;
const NOT_A_LANGUAGE = /\/words\/(?:words|formats|day|languages|words-context)\.tsx?$/u;

/** What a module loads together with itself: `import type` and `import()` are left out. */
function loadedAtOnce(path: string): string[] {
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from "(\.[^"]+)"/gmu)].map((match) =>
    join(path, "..", match[1] ?? ""),
  );
}

/** Speaks in the public texts when the app is built; it is no part of it. */
const SPEAKS_IN_TEXTS = /\/texts\/text-words\.ts$/u;

const isLanguage = (path: string): boolean => LANGUAGE_FILE.test(path) && !NOT_A_LANGUAGE.test(path);

test("no page loads a language by itself: each comes when it is chosen", () => {
  const sources = readdirSync(CLIENT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isLanguage(path) && !SPEAKS_IN_TEXTS.test(path));
  expect(sources.length).toBeGreaterThan(100);
  const eager = sources.flatMap((path) =>
    loadedAtOnce(path)
      .filter(isLanguage)
      .map((loaded) => `${path} → ${loaded}`),
  );
  expect(eager).toEqual([]);
});

test("the list of languages has one import() for each", () => {
  const list = readFileSync(join(CLIENT, "words/languages.ts"), "utf8");
  expect([...list.matchAll(/await import\("\.\/[a-z]+\.ts"\)/gu)]).toHaveLength(languages.length);
  expect(loadedAtOnce(join(CLIENT, "words/languages.ts"))).toEqual([]);
});

test("a page that loaded a language would be noticed", () => {
  expect(isLanguage(join(CLIENT, "words/german.ts"))).toBe(true);
  expect(isLanguage(join(CLIENT, "words/en/team.ts"))).toBe(true);
  expect(isLanguage(join(CLIENT, "words/words.ts"))).toBe(false);
  expect(loadedAtOnce(join(CLIENT, "words/german.ts")).filter(isLanguage)).toHaveLength(1);
  expect(loadedAtOnce(join(CLIENT, "words/de/all.ts")).filter(isLanguage).length).toBeGreaterThan(5);
});
