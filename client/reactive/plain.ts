import * as Y from "yjs";

/** A plain copy of a value in a document: maps as objects, arrays as arrays, text as strings. */
export function toPlain(value: unknown): unknown {
  if (value instanceof Y.XmlFragment || value instanceof Y.XmlText) return null;
  if (value instanceof Y.Text) return textOf(value);
  if (value instanceof Y.Array) return value.toArray().map(toPlain);
  if (value instanceof Y.Map) {
    return Object.fromEntries([...value.entries()].map(([key, entry]) => [key, toPlain(entry)]));
  }
  // A copy, because a store would otherwise wrap the very object that Yjs keeps.
  return typeof value === "object" && value !== null ? structuredClone(value) : value;
}

/** The characters of a text without its formatting. */
export const textOf = (text: Y.Text): string =>
  (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === "string" ? insert : ""))
    .join("");
