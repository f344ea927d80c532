import type { Accessor } from "solid-js";
import { usePractice } from "../../state/practice.tsx";

/** Some roles may add people, and nobody before the practice has decided how it would recover from a lost device. */
export function createMayAddPatient(): Accessor<boolean> {
  const practice = usePractice();
  const isRecoveryDecided = (): boolean =>
    !practice.isOwner() || ["kit-confirmed", "declined"].includes(practice.open().recovery);
  return () =>
    isRecoveryDecided() &&
    (["owner", "clinician", "trainee", "front-desk"] as const).some((role) => practice.has(role));
}

/** The roles that hold keys to notes. */
export function createMayWriteNotes(): Accessor<boolean> {
  const practice = usePractice();
  return () => (["owner", "clinician", "supervisor", "trainee"] as const).some((role) => practice.has(role));
}
