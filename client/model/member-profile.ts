/** What colleagues see of a member. One document a member; its `memberId` ties it to the membership log. */
import type * as Y from "yjs";
import { editFields } from "./candidates.ts";
import { change, type Stamp } from "./change.ts";
import {
  count,
  type FieldPatch,
  type FieldValues,
  id as idField,
  readFields,
  type Reading,
  text,
  writeFields,
} from "./fields.ts";
import type { DocumentId, MemberId } from "./ids.ts";
import { initDocument } from "./meta.ts";

/** Carets and avatars take their colour from a fixed palette of this many classes. */
export const colourCount = 8;

const identityShape = { memberId: idField } as const;
export const memberProfileShape = {
  displayName: text(120),
  title: text(120),
  colourIndex: count(colourCount - 1),
} as const;
export type MemberProfile = FieldValues<typeof memberProfileShape> & { memberId: string | null };
export type MemberProfilePatch = FieldPatch<typeof memberProfileShape>;

export interface NewMemberProfile {
  id: DocumentId;
  memberId: MemberId;
  stamp: Stamp;
  fields: MemberProfilePatch;
}

export function createMemberProfile(doc: Y.Doc, made: NewMemberProfile): void {
  initDocument(doc, { type: "member-profile", id: made.id, stamp: made.stamp }, () => {
    const map = doc.getMap("profile");
    map.set("memberId", made.memberId);
    writeFields(map, memberProfileShape, made.fields);
  });
}

export function readMemberProfile(doc: Y.Doc): Reading<MemberProfile> {
  return readFields(doc.getMap("profile"), { ...identityShape, ...memberProfileShape }, "profile");
}

export const editMemberProfile = (doc: Y.Doc, stamp: Stamp, patch: MemberProfilePatch): boolean =>
  change(doc, stamp, () => editFields(doc.getMap("profile"), memberProfileShape, { patch, stamp }));

/** The whole profile is what lists need. */
export const summarizeMemberProfile = (doc: Y.Doc): MemberProfile => readMemberProfile(doc).value;
