/** The root every document has: what it is, which one, made and last changed by whom. */
import type * as Y from "yjs";
import * as z from "zod/mini";
import { origins, type Stamp } from "./change.ts";
import { type DocumentType, documentTypes } from "./document-roots.ts";
import { count, type FieldValues, id, instant, type Reading, readFields } from "./fields.ts";
import type { DocumentId } from "./ids.ts";

export const schemaVersion = 1;

export const metaShape = {
  type: z.enum(documentTypes),
  id,
  schemaVersion: count(65_535),
  createdAt: instant,
  createdBy: id,
  /** How it came to be. Documents of earlier versions do not say. */
  origin: z.enum(origins),
  updatedAt: instant,
  updatedBy: id,
} as const;
export type Meta = FieldValues<typeof metaShape>;

export const readMeta = (doc: Y.Doc): Reading<Meta> => readFields(doc.getMap("meta"), metaShape, "meta");

/** The type written in the document, or `null` when it is missing or unknown to this version. */
export const documentType = (doc: Y.Doc): DocumentType | null => readMeta(doc).value.type;

export interface NewDocument {
  type: DocumentType;
  id: DocumentId;
  stamp: Stamp;
}

/** Fills `meta` of a new document and runs `fill` in the same transaction. Throws TypeError on a used one. */
export function initDocument(doc: Y.Doc, made: NewDocument, fill: () => void): void {
  const meta = doc.getMap("meta");
  if (meta.size > 0) throw new TypeError("doc is not empty");
  const { at, by, origin } = made.stamp;
  const fields = { type: made.type, id: made.id, schemaVersion, createdAt: at, createdBy: by, origin };
  doc.transact(() => {
    for (const [key, value] of Object.entries({ ...fields, updatedAt: at, updatedBy: by })) {
      meta.set(key, value);
    }
    fill();
  }, origin);
}
