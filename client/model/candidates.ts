/**
 * What several people wrote in one field without having seen each other's: a register of many values.
 *
 * Yjs lets one of two writings at the same time stand in the map and drops the other. So every edit leaves, beside the field, a candidate
 * under a key of the writer's own, and takes away the candidates of what the writer had before them. Taking away reaches only what was
 * there to be seen, so writings at the same time stay side by side on every device, in whatever order they come. Edits one after another
 * leave a single candidate. The field's own key stays what older builds read; what one of them wrote has no candidate, and counts as one
 * while it stands.
 */
import * as Y from "yjs";
import * as z from "zod/mini";
import type { Instant, Stamp } from "./change.ts";
import { assertFits, type FieldPatch, type FieldShape, id, instant } from "./fields.ts";

export const candidateCaps = {
  /** As many of one field are read; the others stay until those are decided. */
  most: 16,
  /** Of one candidate, as the gate counts an update. */
  maxBytes: 256 * 1024,
} as const;

export interface Candidate {
  /** `null`: an older build wrote what stands there. */
  readonly key: string | null;
  readonly value: unknown;
  readonly by: string | null;
  readonly at: Instant | null;
}

/** A field and what is written in it: what stands there first, and beside it whatever waits for a decision. */
export interface Written {
  readonly field: string;
  readonly candidates: readonly Candidate[];
}

/** With the writing of it as Yjs numbers it. */
interface Slot extends Candidate {
  readonly key: string;
  readonly client: number;
  readonly clock: number;
}

const MARK = "~";

export const isCandidateKey = (key: string): boolean => key.includes(MARK);

/** Where what this replica writes in the field is kept; in another place while there is something of its own that stays. */
function ownKey(map: Y.Map<unknown>, field: string, kept: readonly Candidate[]): string {
  const first = `${field}${MARK}${(map.doc?.clientID ?? 0).toString(36)}`;
  let key = first;
  for (let more = 1; kept.some((each) => each.key === key); more += 1) key = `${first}+${more}`;
  return key;
}

/** Nothing, an empty text and a box without a tick are the same to whoever reads them. */
export const isSameValue = (one: unknown, other: unknown): boolean => plainOf(one) === plainOf(other);
const plainOf = (value: unknown): unknown => (value === "" || value === false ? null : (value ?? null));

/**
 * Edits fields and says whether anything changed; to be called inside `change`. Whatever the writer had not before them stays as a
 * candidate: see `Stamp.seen`. Throws RangeError, before anything is written, when a value does not fit the shape.
 */
export function editFields<S extends FieldShape>(
  map: Y.Map<unknown>,
  shape: S,
  { patch, stamp }: { readonly patch: FieldPatch<S>; readonly stamp: Stamp },
): boolean {
  const entries = Object.entries(patch).filter(([, value]) => value !== undefined);
  for (const [field, value] of entries) assertFits(shape, field, value);
  let changed = false;
  for (const [field, value] of entries) changed = editField(map, shape, { field, value, stamp }) || changed;
  return changed;
}

interface Edit {
  readonly field: string;
  readonly value: unknown;
  readonly stamp: Stamp;
}

function editField(map: Y.Map<unknown>, shape: FieldShape, { field, value, stamp }: Edit): boolean {
  const slots = slotsOf(map, shape).get(field) ?? [];
  const standing = map.get(field) ?? null;
  const there = candidatesOf(map, field, slots);
  const shown = new Set(there.slice(0, candidateCaps.most));
  const kept = there.filter(
    (each) => !shown.has(each) || !hasSeen(stamp, { field, standing, candidate: each }),
  );
  const endsNothing = there.every((each) => kept.includes(each) || isSameValue(each.value, value));
  if (standing === value && endsNothing) return false;
  for (const each of kept) if (each.key === null) keepStanding(map, field, each);
  // The candidate directly behind its writing: that is how `writtenOver` knows which belongs to which.
  const own = ownKey(map, field, kept);
  map.set(field, value);
  map.set(own, { value, by: stamp.by, at: stamp.at });
  for (const { key } of slots) if (key !== own && !kept.some((each) => each.key === key)) map.delete(key);
  return true;
}

function hasSeen(
  { seen }: Stamp,
  { field, standing, candidate }: { field: string; standing: unknown; candidate: Candidate },
): boolean {
  if (seen === "all") return true;
  return isSameValue(
    candidate.value,
    seen !== undefined && Object.hasOwn(seen, field) ? seen[field] : standing,
  );
}

/** Under the name of its writing, so that all who do this do the same. */
function keepStanding(map: Y.Map<unknown>, field: string, { value, by, at }: Candidate): void {
  const item = itemOf(map, field);
  const name = item === undefined ? "" : `${item.id.client.toString(36)}.${item.id.clock.toString(36)}`;
  map.set(`${field}${MARK}${name}`, { value, by, at });
}

/** Takes the field away with all that was written in it. */
export function forgetField(map: Y.Map<unknown>, field: string): void {
  for (const key of [...map.keys()]) if (key === field || key.startsWith(field + MARK)) map.delete(key);
}

/** Of the fields of one map those that were edited since candidates are kept: one value each, or several that wait for a decision. */
export function readWritten(map: Y.Map<unknown>, shape: FieldShape): readonly Written[] {
  const written: Written[] = [];
  for (const [field, slots] of slotsOf(map, shape)) {
    const standing = map.get(field) ?? null;
    if (standing !== null && !fits(shape, field, standing)) continue;
    const candidates = distinct(candidatesOf(map, field, slots), standing).slice(0, candidateCaps.most);
    written.push({ field, candidates });
  }
  return written;
}

export const isContested = ({ candidates }: Pick<Written, "candidates">): boolean => candidates.length > 1;

const slotShape = (value: z.ZodMiniType) =>
  z.looseObject({ value: z.nullable(value), by: z.nullable(id), at: z.nullable(instant) });

/** Readable candidates by field. One that this version cannot read stays where it is. */
function slotsOf(map: Y.Map<unknown>, shape: FieldShape): ReadonlyMap<string, readonly Slot[]> {
  const slots = new Map<string, Slot[]>();
  for (const [key, raw] of map.entries()) {
    const mark = key.indexOf(MARK);
    const field = key.slice(0, Math.max(mark, 0));
    const schema = mark > 0 && Object.hasOwn(shape, field) ? shape[field] : undefined;
    const item = itemOf(map, key);
    if (schema === undefined || item === undefined) continue;
    const parsed = z.safeParse(slotShape(schema), raw);
    if (!parsed.success) continue;
    const { value, by, at } = parsed.data;
    const list = slots.get(field) ?? [];
    slots.set(field, list);
    list.push({ key, value: value ?? null, by, at, client: item.id.client, clock: item.id.clock });
  }
  return slots;
}

/** All that nobody has replaced, equal ones too, what stands there first and then by time and name. */
function candidatesOf(map: Y.Map<unknown>, field: string, slots: readonly Slot[]): readonly Candidate[] {
  const standing = map.get(field) ?? null;
  const isStanding = ({ value }: Candidate): boolean => isSameValue(value, standing);
  if (slots.some(isStanding)) {
    return [...inOrder(slots.filter(isStanding)), ...inOrder(slots.filter((slot) => !isStanding(slot)))];
  }
  const over = writtenOver(map, field, slots);
  const older: Candidate = { key: null, value: standing, by: null, at: null };
  return [older, ...inOrder(slots.filter((slot) => slot !== over))];
}

function inOrder(slots: readonly Slot[]): Slot[] {
  const order = ({ at, key }: Slot): string => `${at ?? ""} ${key}`;
  return slots.toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
}

/** One of each value, the latest: the others say the same. */
function distinct(candidates: readonly Candidate[], standing: unknown): Candidate[] {
  const latest = new Map<unknown, Candidate>();
  for (const { key, value, by, at } of candidates) latest.set(plainOf(value), { key, value, by, at });
  const first = latest.get(plainOf(standing));
  return [...(first === undefined ? [] : [first]), ...[...latest.values()].filter((each) => each !== first)];
}

/**
 * The candidate that an older build had before it when it wrote what stands in the field: that of the nearest writing that its own builds
 * on and that left one. What was written at the same time is none of those.
 */
function writtenOver(map: Y.Map<unknown>, field: string, slots: readonly Slot[]): Slot | undefined {
  const store = map.doc?.store;
  if (store === undefined) return undefined;
  let at = itemOf(map, field)?.lastId ?? null;
  while (at !== null) {
    const behind = { client: at.client, clock: at.clock + 1 };
    const left = Y.getState(store, at.client) > behind.clock ? structAt(store, behind) : null;
    if (left?.parent === map && left.parentSub?.startsWith(field + MARK)) {
      return slots.find(({ client, clock }) => client === behind.client && clock === behind.clock);
    }
    at = structAt(store, at)?.origin ?? null;
  }
  return undefined;
}

function structAt(store: Y.Doc["store"], { client, clock }: Pick<Y.ID, "client" | "clock">): Y.Item | null {
  const struct: unknown = Y.getItem(store, Y.createID(client, clock));
  return struct instanceof Y.Item ? struct : null;
}

const itemOf = (map: Y.Map<unknown>, key: string): Y.Item | undefined => map._map.get(key);

function fits(shape: FieldShape, field: string, value: unknown): boolean {
  const schema = shape[field];
  return schema !== undefined && z.safeParse(schema, value).success;
}
