/**
 * Looks through a decoded document for what its type does not admit: unknown roots, content of the wrong sort
 * under a known root, poisonous keys, nesting past the cap, sub-documents and hooks. Meant for the shadow
 * document of the engine, before any tab sees the update. Reads Yjs' own lists, so it sees roots
 * that nobody has asked for yet and instantiates none.
 */
import * as Y from "yjs";
import {
  documentCaps,
  documentRoots,
  type DocumentType,
  isAllowedKey,
  type RootKind,
} from "./document-roots.ts";
import type { Problem } from "./fields.ts";
import type { SharedType } from "./shared-type.ts";

/** The problems found, at most `limit` of them; an empty list means the document keeps to its type. */
export function inspectDocument(doc: Y.Doc, type: DocumentType, limit = 20): Problem[] {
  const problems: Problem[] = [];
  const report = (path: string, rule: string): void => {
    if (problems.length < limit) problems.push({ path, rule });
  };
  const roots = documentRoots[type];
  for (const [name, root] of doc.share) {
    if (isUntouched(root)) continue;
    const kind = Object.hasOwn(roots, name) ? roots[name] : undefined;
    if (!kind) report("root", "unknown-root");
    else {
      if (!holdsOnly(root, kind)) report(name, "wrong-root-kind");
      walk(root, { path: name, depth: 1, report });
    }
  }
  return problems;
}

interface Place {
  path: string;
  depth: number;
  report: (path: string, rule: string) => void;
}

function walk(type: SharedType, place: Place): void {
  if (place.depth > documentCaps.maxNesting) return place.report(place.path, "too-deep");
  for (const [key, item] of type._map) {
    if (!isAllowedKey(key)) place.report(place.path, "forbidden-key");
    if (!item.deleted) walkContent(item.content, place);
  }
  for (let item = type._start; item !== null; item = item.right) {
    if (!item.deleted) walkContent(item.content, place);
  }
}

function walkContent(content: Y.Item["content"], place: Place): void {
  if (content instanceof Y.ContentType) {
    if (content.type instanceof Y.XmlHook) place.report(place.path, "xml-hook");
    walk(content.type as SharedType, { ...place, depth: place.depth + 1 });
  } else if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) {
    for (const value of content.arr) walkPlain(value, place);
  } else if (content instanceof Y.ContentDoc) {
    place.report(place.path, "sub-document");
  }
}

function walkPlain(value: unknown, place: Place): void {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return;
  if (place.depth > documentCaps.maxNesting) return place.report(place.path, "too-deep");
  const inner = { ...place, depth: place.depth + 1 };
  if (Array.isArray(value)) return value.forEach((entry) => walkPlain(entry, inner));
  // lib0 decodes a key named __proto__ by assigning it, so it shows as a changed prototype and not as a key.
  if (Object.getPrototypeOf(value) !== Object.prototype) place.report(place.path, "forbidden-key");
  for (const key of Object.keys(value)) {
    if (!isAllowedKey(key)) place.report(place.path, "forbidden-key");
    walkPlain((value as Record<string, unknown>)[key], inner);
  }
}

const isUntouched = (type: SharedType): boolean => type._start === null && type._map.size === 0;

function holdsOnly(root: SharedType, kind: RootKind): boolean {
  if (kind === "map") return root._start === null;
  if (root._map.size > 0) return false;
  for (let item = root._start; item !== null; item = item.right) {
    if (!item.deleted && !fits(item.content, kind)) return false;
  }
  return true;
}

function fits(content: Y.Item["content"], kind: RootKind): boolean {
  const isXml =
    content instanceof Y.ContentType &&
    (content.type instanceof Y.XmlElement || content.type instanceof Y.XmlText);
  if (kind === "xml-fragment") return isXml;
  return !isXml && !(content instanceof Y.ContentString) && !(content instanceof Y.ContentFormat);
}
