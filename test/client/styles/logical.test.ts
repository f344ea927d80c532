import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";

const CLIENT = join(import.meta.dirname, "../../../client");
const SIDES = "(?:left|right|top|bottom)";

/** Declarations that know left from right, or widths and heights where the writing's own axes would do. */
const PHYSICAL = [
  new RegExp(`^(?:margin|padding|border|scroll-margin|scroll-padding)-${SIDES}\\b`, "u"),
  new RegExp(`^${SIDES}$`, "u"),
  /^border-(?:top|bottom)-(?:left|right)-radius$/u,
  /^(?:min-|max-)?(?:width|height)$/u,
];
/** Shorthands of four values say left and right by their places; corners go round from the first one. */
const FOUR_SIDED = /^(?:margin|padding|inset|border-width|scroll-margin|scroll-padding)$/u;
const SIDED_VALUE = /^(?:text-align|float|clear|caption-side|transform-origin|object-position)$/u;

interface Declaration {
  readonly name: string;
  readonly value: string;
}

function declarations(css: string): Declaration[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//gu, "").replace(/@(?:media|container|supports)[^{]*\{/gu, "{");
  return [...plain.matchAll(/(?<=[;{\s])([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/gu)].map((match) => ({
    name: match[1] ?? "",
    value: (match[2] ?? "").trim().replace(/\s+/gu, " "),
  }));
}

const partsOf = (value: string): string[] => value.match(/[\w.-]*\((?:[^()]|\([^()]*\))*\)|\S+/gu) ?? [];

function isPhysical({ name, value }: Declaration): boolean {
  if (PHYSICAL.some((pattern) => pattern.test(name))) return true;
  if (/^(?:transform|translate)$/u.test(name) && /translateX|translate3d/u.test(value)) return true;
  if (SIDED_VALUE.test(name) && /\b(?:left|right)\b/u.test(value)) return true;
  const parts = partsOf(value);
  if (parts.length !== 4) return false;
  if (name === "border-radius") return parts[0] !== parts[1] || parts[2] !== parts[3];
  return FOUR_SIDED.test(name) && parts[1] !== parts[3];
}

const found = (css: string): string[] =>
  declarations(css)
    .filter(isPhysical)
    .map(({ name, value }) => `${name}: ${value}`);

describe("styles", () => {
  const sheets = readdirSync(CLIENT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".css"))
    .map((entry) => join(entry.parentPath, entry.name));

  test("know start and end, not left and right", () => {
    expect(sheets.length).toBeGreaterThan(20);
    const physical = sheets.flatMap((path) =>
      found(readFileSync(path, "utf8")).map((each) => `${relative(CLIENT, path)} ${each}`),
    );
    expect(physical).toEqual([]);
  });

  test.each([
    ".a { margin-left: 1rem; }",
    ".a { color: red; left: 0 }",
    ".a { padding: 0 1rem 0 var(--space-2, 3px); }",
    ".a { text-align: right; }",
    "@media (width < 40rem) { .a { border-top-left-radius: 4px; } }",
    ".a { &:hover { width: 3rem; } }",
    ".a { border-radius: 4px 4px 4px 0; }",
    ".a { transform: translateX(4px); }",
  ])("that say %s are noticed", (css) => {
    expect(found(css)).toHaveLength(1);
  });

  test.each([
    ".a { margin-inline-start: 1rem; }",
    ".a { padding: 0 1rem 2rem 1rem; }",
    ".a { border-radius: 4px 4px 0 0; }",
    ".a { transform: translateY(4px); }",
    ".a { transition: left 1s; text-align: end; }",
    "@media (max-width: 40rem) { .a { inset: 0; } }",
  ])("that say %s are fine", (css) => {
    expect(found(css)).toEqual([]);
  });
});
