/**
 * Ids that come from outside a type: an address, a document. The shape is checked here; what they name is the engine's matter.
 */
import type { DocumentId, MemberId, PatientId } from "../../crypto/public/ids.ts";
import { isId } from "../model/ids.ts";

/** A document's id from an address, or `null` for what is none. */
export const asDocumentId = (text: string | undefined): DocumentId | null =>
  isId(text) ? (text as DocumentId) : null;

/** A patient's id from an address or a document, or `null` for what is none. */
export const asPatientId = (text: string | undefined): PatientId | null =>
  isId(text) ? (text as PatientId) : null;

/** A member's id from a document, or `null` for what is none. */
export const asMemberId = (text: string | null | undefined): MemberId | null =>
  isId(text) ? (text as MemberId) : null;

/** A fresh id for a small record inside a document. */
export function newRecordId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
