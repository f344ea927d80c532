/** A sentence that nothing says any more is still translated, read again and carried along; here it is noticed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { en } from "../../../client/words/en.ts";

const CLIENT = join(import.meta.dirname, "../../../client");
const DICTIONARY = /\/words\/(?:en|de|es|el)(?:\/[a-z-]+)?\.ts$/u;

const sources = readdirSync(CLIENT, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => !DICTIONARY.test(path))
  .map((path) => readFileSync(path, "utf8"));

/** What a template may become: `status.${value}Text` is every key that begins and ends so. */
function patternOf(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/u).map((part) => part.replaceAll(".", String.raw`\.`));
  return new RegExp(`^${parts.join("[\\w.-]+")}$`, "u");
}

function unusedKeys(keys: readonly string[], texts: readonly string[]): readonly string[] {
  const all = texts.join("\n");
  const literals = new Set([...all.matchAll(/"([a-z][\w.-]*)"/giu)].map((match) => match[1]));
  // One that begins with what it is filled with says nothing about where it leads.
  const patterns = [...all.matchAll(/`([a-z][\w-]*\.[^`\s]*\$\{[^`]*)`/giu)].map((match) =>
    patternOf(match[1] ?? ""),
  );
  return keys.filter((key) => !literals.has(key) && !patterns.some((pattern) => pattern.test(key)));
}

const keys = [...new Set(Object.keys(en).map((key) => key.replace(/#\w+$/u, "")))];

test("every sentence of the dictionary is said somewhere", () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(unusedKeys(keys, sources)).toEqual([]);
});

describe("a sentence counts as said", () => {
  test("by its key, and by a template that may become it", () => {
    const source = 't("action.save"); t(`status.${value}Text`); t(`a.${b ? "c" : "d"}.e`);';
    const asked = ["action.save", "action.savings", "status.activeText", "status.active", "a.c.e", "a.c.f"];
    expect(unusedKeys(asked, [source])).toEqual(["action.savings", "status.active", "a.c.f"]);
  });

  test("not by a template that could become anything", () => {
    expect(unusedKeys(["action.save"], ["t(`${area}.save`)"])).toEqual(["action.save"]);
  });
});
