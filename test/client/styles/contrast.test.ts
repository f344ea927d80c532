import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const tokens = readFileSync(new URL("../../../client/styles/tokens.css", import.meta.url), "utf8");

type Scheme = "light" | "dark";
type Look = "usual" | "more contrast";

/** What holds unless somebody wants more contrast. */
const USUAL =
  /@media not \(prefers-contrast: more\) \{\s*:root:not\(\[data-contrast="more"\]\) \{([^}]*)\}/u.exec(
    tokens,
  )?.[1] ?? "";
const ROOT = /:root \{([^}]*)\}/u.exec(tokens)?.[1] ?? "";

/** The declaration of a custom property before any other media query changes it. */
function declared(name: string, look: Look): string {
  const declaration = new RegExp(`--${name}:\\s*([^;]+);`, "u");
  const value = (look === "usual" ? declaration.exec(USUAL)?.[1] : undefined) ?? declaration.exec(ROOT)?.[1];
  if (value === undefined) throw new RangeError(`no token --${name}`);
  return value.trim();
}

/** Relative luminance of a role, following `light-dark()` and `var()` to a colour. */
function luminance(role: string, scheme: Scheme, look: Look): number {
  const value = declared(role, look);
  const sides = /^light-dark\((var\(--[\w-]+\)|#[0-9a-f]{3}), (var\(--[\w-]+\)|#[0-9a-f]{3})\)$/u.exec(value);
  const one = sides === null ? value : ((scheme === "light" ? sides[1] : sides[2]) ?? "");
  const other = /^var\(--([\w-]+)\)$/u.exec(one);
  if (other) return luminance(other[1] ?? "", scheme, look);
  const grey = /^#([0-9a-f])\1\1$/u.exec(one);
  if (grey) return greyToLuminance(Number.parseInt(`${grey[1]}${grey[1]}`, 16) / 255);
  const colour = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/u.exec(one);
  if (!colour) throw new RangeError(`--${role} is not a colour that is known here: ${one}`);
  return oklchToLuminance(Number(colour[1]), Number(colour[2]), Number(colour[3]));
}

const greyToLuminance = (part: number): number =>
  part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;

/** Björn Ottosson's OKLab matrices; linear sRGB clipped to the gamut, then WCAG's weights. */
function oklchToLuminance(lightness: number, chroma: number, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number): number => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string, scheme: Scheme, look: Look = "usual"): number {
  const [low = 0, high = 0] = [one, other]
    .map((role) => luminance(role, scheme, look))
    .toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const SURFACES = ["surface", "surface-sunken", "surface-raised", "surface-hover", "surface-pressed"];
const TEXT_PAIRS: readonly (readonly [string, string])[] = [
  ...["text", "text-quiet", "accent", "danger", "attention"].flatMap((text) =>
    SURFACES.map((surface) => [text, surface] as const),
  ),
  ["accent-strong", "accent-tint"],
  ["attention", "attention-tint"],
  ["danger", "danger-tint"],
  ["text", "attention-tint"],
  ["text", "danger-tint"],
  ["text-quiet", "accent-tint"],
  ["text-on-accent", "accent"],
  ["text-on-accent", "accent-strong"],
  ["text-on-danger", "danger"],
  ["text-on-danger", "danger-strong"],
];
const EDGE_PAIRS = ["line-control", "focus"].flatMap((edge) =>
  ["surface", "surface-sunken", "surface-raised"].map((surface) => [edge, surface] as const),
);

describe.each(["light", "dark"] as const)("in %s", (scheme) => {
  test.each(TEXT_PAIRS)("%s is readable on %s", (text, surface) => {
    expect(contrast(text, surface, scheme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(EDGE_PAIRS)("%s can be seen on %s", (edge, surface) => {
    expect(contrast(edge, surface, scheme)).toBeGreaterThanOrEqual(3);
  });
});

test("the measure is the one of WCAG: black on white is 21, and grey on grey fails", () => {
  expect((oklchToLuminance(1, 0, 0) + 0.05) / (oklchToLuminance(0, 0, 0) + 0.05)).toBeCloseTo(21, 1);
  expect(contrast("line", "surface", "light")).toBeLessThan(3);
});

describe.each(["light", "dark"] as const)("with more contrast, in %s", (scheme) => {
  test.each(TEXT_PAIRS)("%s is readable on %s", (text, surface) => {
    expect(contrast(text, surface, scheme, "more contrast")).toBeGreaterThanOrEqual(4.5);
  });

  test.each(EDGE_PAIRS)("%s is as plain on %s as ink", (edge, surface) => {
    expect(contrast(edge, surface, scheme, "more contrast")).toBeGreaterThan(20);
  });

  test("text and the lines between things are black and white", () => {
    for (const role of ["text", "line"]) {
      expect(contrast(role, "surface", scheme, "more contrast")).toBeCloseTo(21, 1);
      expect(contrast(role, "surface", scheme)).toBeLessThan(18);
    }
  });
});

test("every role that more contrast changes has both values, each once", () => {
  const changed = [...USUAL.matchAll(/--([\w-]+):/gu)].map((match) => match[1] ?? "");
  expect(changed.length).toBeGreaterThan(5);
  for (const role of changed) {
    expect(declared(role, "more contrast"), role).not.toBe(declared(role, "usual"));
    expect(tokens.match(new RegExp(`--${role}:`, "gu")), role).toHaveLength(2);
  }
});
