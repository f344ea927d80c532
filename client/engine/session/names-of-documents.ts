/**
 * Documents that exist once have ids that everybody can tell from others: the practice's from the practice id, a member's profile from the
 * member's, a file from the person's in care. So nobody searches for them, and two devices never make two.
 */
import { HASH_LABELS } from "../../../crypto/public/labels.ts";
import { hashOf } from "../../../crypto/public/hash.ts";
import {
  bytesToDocumentId,
  type DocumentId,
  ID_BYTES,
  idToBytes,
  type MemberId,
  type PatientId,
  type PracticeId,
} from "../../../crypto/public/ids.ts";

export function practiceDocument(practice: PracticeId): DocumentId {
  return bytesToDocumentId(hashOf(HASH_LABELS.practiceDocument, idToBytes(practice)).subarray(0, ID_BYTES));
}

export function profileDocument(member: MemberId): DocumentId {
  return bytesToDocumentId(idToBytes(member));
}

export function fileDocument(patient: PatientId): DocumentId {
  return bytesToDocumentId(idToBytes(patient));
}
