/**
 * Documents that exist once: the practice's profile, written by its founder, and each member's own, written when they first open the
 * practice. Repeating it changes nothing.
 */
import type { DocumentId, MemberId } from "../../../crypto/public/ids.ts";
import { NO_SUBJECT } from "../../../sync-server/protocol/record-subject.ts";
import type { Stamp } from "../../model/change.ts";
import { documentId, memberId } from "../../model/ids.ts";
import { colourCount, createMemberProfile } from "../../model/member-profile.ts";
import { createPractice } from "../../model/practice.ts";
import { forgetOwnName, readOwnName } from "../joining.ts";
import { practiceDocument, profileDocument } from "./names-of-documents.ts";
import { findScope } from "./patients.ts";
import type { SessionParts } from "./session-parts.ts";

function stampOf({ context }: SessionParts): Stamp {
  return { at: new Date(context.clock.now()).toISOString(), by: memberId(context.member), origin: "create" };
}

export async function writePracticeProfile(session: SessionParts, name: string): Promise<void> {
  const document = practiceDocument(session.context.practice);
  await createStaffDocument(session, document, "practice");
  await session.rooms.documents.write(document, (doc) =>
    createPractice(doc, documentId(document), { stamp: stampOf(session), fields: { name } }),
  );
}

/** Writes the name that this person gave when they came into their profile, once the scope for it can be read. */
export async function writeOwnProfile(session: SessionParts): Promise<void> {
  const { store, keyring, member } = session.context;
  const name = await readOwnName(store, keyring.local);
  const scope = findScope(session, "staff", NO_SUBJECT);
  if (name === null || scope === null || !keyring.reads(scope)) return;
  const document = profileDocument(member);
  await createStaffDocument(session, document, "member-profile");
  await session.rooms.documents.write(document, (doc) => {
    if (doc.getMap("meta").size > 0) return;
    createMemberProfile(doc, {
      id: documentId(document),
      memberId: memberId(member),
      stamp: stampOf(session),
      fields: { displayName: name, colourIndex: colourOf(member) },
    });
  });
  await forgetOwnName(store);
}

async function createStaffDocument(
  session: SessionParts,
  document: DocumentId,
  type: "practice" | "member-profile",
): Promise<void> {
  const scope = findScope(session, "staff", NO_SUBJECT);
  if (scope !== null) await session.rooms.documents.create({ document, scope, type, patient: null });
}

function colourOf(member: MemberId): number {
  return Number.parseInt(member.slice(0, 4), 16) % colourCount;
}
