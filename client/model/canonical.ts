/**
 * One plain form for one state: two replicas hold the same document exactly when their canonical forms are
 * deeply equal. Map keys are sorted (Yjs' own order differs between converged replicas), equally formatted
 * neighbours of rich text are joined, and the kind of a type is told from its content, because a root has no
 * kind until somebody asks for it and replicas may have asked for different ones. Empty roots are left out.
 */
import * as Y from "yjs";
import type { SharedType } from "./shared-type.ts";

export type Canonical =
  | null
  | boolean
  | number
  | string
  | Canonical[]
  | { readonly [key: string]: Canonical };

/** The whole document, root by root. Does not change the document. */
export function canonical(doc: Y.Doc): { readonly [root: string]: Canonical } {
  const roots = [...doc.share].map(([name, type]): [string, Canonical] => [name, canonicalType(type)]);
  return sorted(roots.filter(([, value]) => !isEmpty(value)));
}

/** One shared type: maps as objects, lists as arrays, elements as `[name, attributes, ...children]`. */
export function canonicalType(type: SharedType): Canonical {
  const entries = sorted(liveEntries(type));
  if (type instanceof Y.XmlElement) return [type.nodeName, entries, ...liveItems(type)];
  const items = liveItems(type);
  if (items.length === 0) return type instanceof Y.Array ? [] : entries;
  return Object.keys(entries).length === 0 ? items : { entries, items };
}

const sorted = (entries: [string, Canonical][]): { readonly [key: string]: Canonical } =>
  Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));

const isEmpty = (value: Canonical): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

/** What Yjs keeps inside every shared type: named values and an ordered list. */
type Inside = Pick<SharedType, "_map" | "_start">;

function liveEntries(type: Inside): [string, Canonical][] {
  return [...type._map]
    .filter(([, item]) => !item.deleted)
    .map(([key, item]) => [key, contentValues(item.content).at(-1) ?? null]);
}

function liveItems(type: Inside): Canonical[] {
  const values: Canonical[] = [];
  const marks = new Map<string, Canonical>();
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) setMark(marks, content);
    else if (content instanceof Y.ContentString) addText(values, content.str, marks);
    else values.push(...contentValues(content));
  }
  return values;
}

function setMark(marks: Map<string, Canonical>, format: Y.ContentFormat): void {
  const value = plain(format.value);
  if (value === null) marks.delete(format.key);
  else marks.set(format.key, value);
}

/** Text runs are `{ text, marks }`; a run with the marks of the one before is joined to it. */
function addText(values: Canonical[], str: string, marks: Map<string, Canonical>): void {
  const own = sorted([...marks]);
  const last = values.at(-1);
  if (isRun(last) && JSON.stringify(last.marks) === JSON.stringify(own)) {
    values[values.length - 1] = { text: last.text + str, marks: own };
  } else {
    values.push({ text: str, marks: own });
  }
}

const isRun = (value: Canonical | undefined): value is { text: string; marks: Canonical } =>
  typeof value === "object" && value !== null && "text" in value && "marks" in value;

function contentValues(content: Y.Item["content"]): Canonical[] {
  if (content instanceof Y.ContentType) return [canonicalType(content.type as SharedType)];
  return content.getContent().map(plain);
}

function plain(value: unknown): Canonical {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean" || typeof value === "number" || typeof value === "string") return value;
  if (value instanceof Uint8Array) return { bytes: [...value] };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object") {
    return sorted(Object.entries(value).map(([key, entry]): [string, Canonical] => [key, plain(entry)]));
  }
  return typeof value;
}
