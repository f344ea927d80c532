/**
 * Random edits on a small tree of Y.Map, Y.Array, Y.Text and plain values, for tests that compare what a
 * projection or a replica shows with what the document holds. The same generator gives the same edits.
 */
import * as Y from "yjs";
import { makeSeededRandom } from "./seeded-random.ts";

/** Whole numbers below `max`, the same for the same seed. */
export type Pick = (max: number) => number;

export function makePick(seed: string | number): Pick {
  const random = makeSeededRandom(seed);
  return (max) => new DataView(random.bytes(4).buffer).getUint32(0) % max;
}

/** A seed to print with a failure; `SEED` in the environment repeats a run. */
export const testSeed = (): string => process.env["SEED"] ?? String(Math.floor(Math.random() * 1e9));

const keys = ["a", "b", "c", "name"];

/** One edit somewhere below the map. */
export function randomEdit(root: Y.Map<unknown>, pick: Pick): void {
  const target = descend(root, pick);
  if (target instanceof Y.Text) editText(target, pick);
  else if (target instanceof Y.Array) editArray(target, pick);
  else editMap(target, pick);
}

type Target = Y.Map<unknown> | Y.Array<unknown> | Y.Text;

function descend(from: Y.Map<unknown>, pick: Pick): Target {
  let at: Target = from;
  for (let depth = 0; depth < 4 && pick(3) > 0; depth += 1) {
    const inside: Target[] = childrenOf(at);
    const next = inside[pick(Math.max(1, inside.length))];
    if (!next) return at;
    at = next;
  }
  return at;
}

function childrenOf(at: Target): Target[] {
  if (at instanceof Y.Text) return [];
  const values = at instanceof Y.Map ? [...at.values()] : at.toArray();
  return values.filter(
    (value): value is Target => value instanceof Y.Map || value instanceof Y.Array || value instanceof Y.Text,
  );
}

function editText(text: Y.Text, pick: Pick): void {
  if (text.length > 0 && pick(3) === 0) text.delete(pick(text.length), 1);
  else text.insert(pick(text.length + 1), `t${pick(10)}`);
}

function editArray(array: Y.Array<unknown>, pick: Pick): void {
  if (array.length > 0 && pick(3) === 0) array.delete(pick(array.length), 1);
  else array.insert(pick(array.length + 1), [makeValue(pick), makeValue(pick)].slice(0, 1 + pick(2)));
}

function editMap(map: Y.Map<unknown>, pick: Pick): void {
  const key = keys[pick(keys.length)] ?? "a";
  if (map.has(key) && pick(4) === 0) map.delete(key);
  else map.set(key, makeValue(pick));
}

function makeValue(pick: Pick): unknown {
  switch (pick(7)) {
    case 0:
      return new Y.Map([["name", pick(100)]]);
    case 1:
      return Y.Array.from([pick(100), pick(100)]);
    case 2:
      return new Y.Text("text");
    case 3:
      return { plain: [pick(10), { deep: pick(10) }] };
    case 4:
      return null;
    case 5:
      return `word ${pick(100)}`;
    default:
      return pick(1000);
  }
}

/** Exchanges what each document lacks, in both directions. */
export function exchange(a: Y.Doc, b: Y.Doc): void {
  const toB = Y.encodeStateAsUpdate(a, Y.encodeStateVector(b));
  const toA = Y.encodeStateAsUpdate(b, Y.encodeStateVector(a));
  Y.applyUpdate(b, toB);
  Y.applyUpdate(a, toA);
}
