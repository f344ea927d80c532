/**
 * Reading and writing the fields of one Y.Map.
 *
 * Reading never throws and never repairs: a field of the wrong type reads as `null` and is listed as a
 * problem, a missing one reads as `null` in silence, and keys this version does not know stay in the map
 * untouched. Problems name the place and the rule, never the content, so they may be logged.
 * Writing refuses what reading would not accept.
 */
import type * as Y from "yjs";
import * as z from "zod/mini";

// Without this zod tries `new Function("")` once, which the page's policy reports as a violation.
z.config({ jitless: true });

export type FieldShape = Readonly<Record<string, z.ZodMiniType>>;
export type FieldValues<S extends FieldShape> = { [K in keyof S]: z.output<S[K]> | null };
/** `null` removes the field; an absent key leaves it alone. */
export type FieldPatch<S extends FieldShape> = { [K in keyof S]?: z.output<S[K]> | null };

export interface Problem {
  path: string;
  rule: string;
}
export interface Reading<T> {
  value: T;
  problems: Problem[];
}

/** Reads every field of the shape; see the header for what `null` means. */
export function readFields<S extends FieldShape>(
  map: Y.Map<unknown>,
  shape: S,
  path: string,
): Reading<FieldValues<S>> {
  const problems: Problem[] = [];
  const entries = Object.entries(shape).map(([key, schema]): [string, unknown] => {
    const raw = map.get(key);
    if (raw === undefined || raw === null) return [key, null];
    const parsed = z.safeParse(schema, raw);
    if (parsed.success) return [key, parsed.data];
    problems.push({ path: `${path}.${key}`, rule: parsed.error.issues[0]?.code ?? "invalid" });
    return [key, null];
  });
  return { value: Object.fromEntries(entries) as FieldValues<S>, problems };
}

/**
 * Writes the fields that differ and says whether any did: of a record that is being made, or that one member alone writes. Whatever
 * others may change at the same time is edited by `candidates.ts`. Throws RangeError, before anything is written, when a value does not
 * fit the shape or the key is not part of it.
 */
export function writeFields<S extends FieldShape>(
  map: Y.Map<unknown>,
  shape: S,
  patch: FieldPatch<S>,
): boolean {
  const entries = Object.entries(patch).filter(([, value]) => value !== undefined);
  for (const [key, value] of entries) assertFits(shape, key, value);
  let changed = false;
  for (const [key, value] of entries) {
    if ((map.get(key) ?? null) === value) continue;
    if (value === null) map.delete(key);
    else map.set(key, value);
    changed = true;
  }
  return changed;
}

/** Throws RangeError when the value does not fit the shape or the key is not part of it. */
export function assertFits(shape: FieldShape, key: string, value: unknown): void {
  const schema = Object.hasOwn(shape, key) ? shape[key] : undefined;
  if (!schema) throw new RangeError(`${key} is not a field of this record`);
  if (value !== null && !z.safeParse(schema, value).success) {
    throw new RangeError(`${key} does not have the form this field takes`);
  }
}

const realDay = (value: string): boolean => {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
};

/** A line of text, at most `length` UTF-16 units. */
export const text = (length: number) => z.string().check(z.maxLength(length));
export const flag = z.boolean();
export const instant = z.iso.datetime();
/** A day of the calendar, `2001-02-28`; 30 February is refused. */
export const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/), z.refine(realDay));
export const id = z.string().check(z.regex(/^[0-9a-f]{32}$/));
export const count = (max: number) => z.int().check(z.gte(0), z.lte(max));
