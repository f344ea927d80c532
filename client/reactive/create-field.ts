/**
 * One text field of a document, for an input: a value that follows the document and a setter that changes as
 * little of it as possible. A `Y.Text` is edited by the difference, so that two people typing in one field
 * keep both their words; a string is replaced.
 */
import { type Accessor, createSignal, onCleanup } from "solid-js";
import * as Y from "yjs";
import { textOf } from "./plain.ts";

export interface FieldOptions {
  /** The origin its transactions are named with. */
  origin: unknown;
  /** Writes instead of the built-in way, for fields whose model stamps who changed them. */
  write?: (value: string) => void;
}

/** Needs a Solid owner; stops listening with it. A missing or non-text value reads as the empty string. */
export function createField(
  map: Y.Map<unknown>,
  key: string,
  options: FieldOptions,
): [value: Accessor<string>, set: (value: string) => void] {
  const [value, setValue] = createSignal(read(map, key));
  const follow = (): void => void setValue(read(map, key));
  map.observeDeep(follow);
  onCleanup(() => map.unobserveDeep(follow));
  const set = (next: string): void => {
    if (next === read(map, key)) return;
    if (options.write) options.write(next);
    else map.doc?.transact(() => write(map, key, next), options.origin);
  };
  return [value, set];
}

function read(map: Y.Map<unknown>, key: string): string {
  const value = map.get(key);
  if (value instanceof Y.Text) return textOf(value);
  return typeof value === "string" ? value : "";
}

function write(map: Y.Map<unknown>, key: string, next: string): void {
  const value = map.get(key);
  if (value instanceof Y.Text) replaceText(value, next);
  else map.set(key, next);
}

/** Turns the text into `next` by one deletion and one insertion between the common start and end. */
export function replaceText(text: Y.Text, next: string): void {
  const before = textOf(text);
  const shorter = Math.min(before.length, next.length);
  let start = 0;
  while (start < shorter && before[start] === next[start]) start += 1;
  if (splitsPair(before, start) || splitsPair(next, start)) start -= 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === next.at(-1 - end)) end += 1;
  if (splitsPair(before, before.length - end) || splitsPair(next, next.length - end)) end -= 1;
  if (before.length > start + end) text.delete(start, before.length - start - end);
  if (next.length > start + end) text.insert(start, next.slice(start, next.length - end));
}

// Half of a surrogate pair would reach the other side as a replacement character.
const splitsPair = (text: string, index: number): boolean =>
  index > 0 &&
  index < text.length &&
  /[\uD800-\uDBFF]/.test(text[index - 1] ?? "") &&
  /[\uDC00-\uDFFF]/.test(text[index] ?? "");
