/** The practice's own profile, readable by every member. */
import type * as Y from "yjs";
import * as z from "zod/mini";
import { editFields } from "./candidates.ts";
import { change, type Stamp } from "./change.ts";
import { type FieldPatch, type FieldValues, readFields, type Reading, text, writeFields } from "./fields.ts";
import type { DocumentId } from "./ids.ts";
import { initDocument } from "./meta.ts";

/** What a person in care is called on screen; in code it is always a patient. */
export const clientWords = ["client", "patient"] as const;

export const practiceShape = {
  name: text(200),
  address: text(1000),
  phone: text(80),
  clientWord: z.enum(clientWords),
  /** A small picture as a data address; redrawn when it was chosen, so that it holds nothing but its pixels. */
  logo: z.string().check(z.maxLength(90_000), z.regex(/^data:image\/(?:png|webp);base64,[A-Za-z0-9+/]+=*$/)),
} as const;
export type Practice = FieldValues<typeof practiceShape>;
export type PracticePatch = FieldPatch<typeof practiceShape>;
export type PracticeSummary = Pick<Practice, "name" | "clientWord" | "logo">;

export function createPractice(
  doc: Y.Doc,
  id: DocumentId,
  made: { stamp: Stamp; fields: PracticePatch },
): void {
  initDocument(doc, { type: "practice", id, stamp: made.stamp }, () => {
    writeFields(doc.getMap("profile"), practiceShape, made.fields);
  });
}

export const readPractice = (doc: Y.Doc): Reading<Practice> =>
  readFields(doc.getMap("profile"), practiceShape, "profile");

export const editPractice = (doc: Y.Doc, stamp: Stamp, patch: PracticePatch): boolean =>
  change(doc, stamp, () => editFields(doc.getMap("profile"), practiceShape, { patch, stamp }));

export function summarizePractice(doc: Y.Doc): PracticeSummary {
  const { name, clientWord, logo } = readPractice(doc).value;
  return { name, clientWord: clientWord ?? "client", logo };
}
