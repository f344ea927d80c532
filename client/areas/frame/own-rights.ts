import type { Accessor } from "solid-js";
import { caringRoles } from "../../model/caring-roles.ts";
import type { PatientMark } from "../../model/patient-status.ts";
import { usePractice } from "../../state/practice.tsx";

/** Whether the practice has decided how it would recover from a lost device; that is its owners' matter. */
export function createIsRecoveryDecided(): Accessor<boolean> {
  const practice = usePractice();
  return () =>
    !practice.isOwner() || ["kit-confirmed", "kit-elsewhere", "declined"].includes(practice.open().recovery);
}

/** Some roles may add people, and nobody before that decision. */
export function createMayAddPatient(): Accessor<boolean> {
  const practice = usePractice();
  const isRecoveryDecided = createIsRecoveryDecided();
  return () =>
    isRecoveryDecided() &&
    (["owner", "clinician", "trainee", "front-desk"] as const).some((role) => practice.has(role));
}

/** The roles that hold keys to notes. */
export function createMayWriteNotes(): Accessor<boolean> {
  const practice = usePractice();
  return () => (["owner", ...caringRoles] as const).some((role) => practice.has(role));
}

/** A legal hold keeps a file from being disposed of: whoever cares for people may set one, and owners alone may lift it. */
export function createMayMark(): (mark: PatientMark, set: boolean) => boolean {
  const practice = usePractice();
  const mayHold = createMayWriteNotes();
  return (mark, set) => mark !== "legal-hold" || (set ? mayHold() : practice.isOwner());
}
