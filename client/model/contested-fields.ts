/**
 * Who wrote what in the fields of a document, and which of them were changed by several people at once and wait for a decision. The parts of
 * each type that others can change too are data here, so that no field is left out by whoever draws it.
 */
import * as Y from "yjs";
import { isContested, readWritten, type Written } from "./candidates.ts";
import type { DocumentType } from "./document-roots.ts";
import type { FieldShape } from "./fields.ts";
import { isId } from "./ids.ts";
import { memberProfileShape } from "./member-profile.ts";
import { documentType } from "./meta.ts";
import { noteShape } from "./note.ts";
import { contactShape, emergencyContactShape, identityShape } from "./patient-file.ts";
import { practiceShape } from "./practice.ts";

interface Part {
  readonly shape: FieldShape;
  /** A list of records, each with fields of its own. */
  readonly isList: boolean;
}
type Parts = Readonly<Record<string, Part>>;

const one = (shape: FieldShape): Part => ({ shape, isList: false });
const list = (shape: FieldShape): Part => ({ shape, isList: true });

/** None in what one member alone writes. */
const partsByType: Readonly<Record<DocumentType, Parts>> = {
  practice: { profile: one(practiceShape) },
  "member-profile": { profile: one(memberProfileShape) },
  "patient-file": {
    identity: one(identityShape),
    contacts: list(contactShape),
    emergencyContacts: list(emergencyContactShape),
  },
  note: { note: one(noteShape) },
  "process-note": {},
  preferences: {},
};

export interface WrittenField extends Written {
  /** The root that it is in, and which record of a list. */
  readonly part: string;
  readonly record: string | null;
}

/** Root by root, in the order of the lists. A document of an unknown type has none. */
export function readWrittenFields(doc: Y.Doc): readonly WrittenField[] {
  const type = documentType(doc);
  if (type === null) return [];
  return Object.entries(partsByType[type]).flatMap(([part, { shape, isList }]) => {
    const maps = isList ? recordsOf(doc, part) : [doc.getMap(part)];
    return maps.flatMap((map) =>
      readWritten(map, shape).map((written) => ({ ...written, part, record: recordOf(map, isList) })),
    );
  });
}

export const readContestedFields = (doc: Y.Doc): readonly WrittenField[] =>
  readWrittenFields(doc).filter(isContested);

const recordsOf = (doc: Y.Doc, part: string): Y.Map<unknown>[] =>
  doc
    .getArray(part)
    .toArray()
    .filter((entry): entry is Y.Map<unknown> => entry instanceof Y.Map);

function recordOf(map: Y.Map<unknown>, isList: boolean): string | null {
  const id = isList ? map.get("id") : null;
  return isId(id) ? id : null;
}
