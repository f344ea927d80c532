import type { Accessor } from "solid-js";
import { caringRoles } from "../../model/caring-roles.ts";
import { usePractice } from "../../state/practice.tsx";

/** Whether the practice has decided how it would recover from a lost device; that is its owners' matter. */
export function createIsRecoveryDecided(): Accessor<boolean> {
  const practice = usePractice();
  return () => !practice.isOwner() || ["kit-confirmed", "declined"].includes(practice.open().recovery);
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
