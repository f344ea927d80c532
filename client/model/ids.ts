/**
 * Names of things inside documents. Every id is 16 random bytes written as 32 lowercase hex digits and is
 * made outside this folder; here it is only told apart by brand so that a member is never taken for a patient.
 */
declare const kind: unique symbol;
type Branded<K extends string> = string & { readonly [kind]: K };

export type DocumentId = Branded<"document">;
export type PatientId = Branded<"patient">;
export type MemberId = Branded<"member">;

const pattern = /^[0-9a-f]{32}$/;

export const isId = (value: unknown): value is string => typeof value === "string" && pattern.test(value);
export const isMemberId = (value: unknown): value is MemberId => isId(value);
export const isPatientId = (value: unknown): value is PatientId => isId(value);
export const isDocumentId = (value: unknown): value is DocumentId => isId(value);

const branded = <T extends string>(value: string, name: string): T => {
  if (!isId(value)) throw new RangeError(`${name} must be 32 lowercase hex digits`);
  return value as T;
};

/** Each throws RangeError when the text is not 32 lowercase hex digits. */
export const documentId = (value: string): DocumentId => branded<DocumentId>(value, "documentId");
export const patientId = (value: string): PatientId => branded<PatientId>(value, "patientId");
export const memberId = (value: string): MemberId => branded<MemberId>(value, "memberId");
