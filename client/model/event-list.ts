/**
 * Append-only lists of events (status, marks) in a Y.Array. The order of the list is kept, not the order of
 * the clocks: an event always stands after those its author had seen, even when a clock was wrong. An event
 * this version cannot read is listed as a problem and stays in the list.
 */
import type * as Y from "yjs";
import * as z from "zod/mini";
import type { Stamp } from "./change.ts";
import type { Problem, Reading } from "./fields.ts";
import { id, instant } from "./fields.ts";

const stampShape = z.looseObject({ at: instant, by: id });

/** Events that fit the schema, in list order. */
export function readEvents<T>(array: Y.Array<unknown>, schema: z.ZodMiniType<T>, path: string): Reading<T[]> {
  const problems: Problem[] = [];
  const value: T[] = [];
  array.forEach((raw, index) => {
    const parsed = z.safeParse(schema, raw);
    if (parsed.success && z.safeParse(stampShape, raw).success) value.push(parsed.data);
    else problems.push({ path: `${path}.${index}`, rule: "unreadable-event" });
  });
  return { value, problems };
}

/** Adds an event stamped with who and when; to be called inside `change`. */
export function appendEvent(array: Y.Array<unknown>, stamp: Stamp, fields: Record<string, unknown>): void {
  array.push([{ at: stamp.at, by: stamp.by, ...fields }]);
}
