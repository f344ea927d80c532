import type { MemberId } from "../../model/ids.ts";
import { memberId } from "../../model/ids.ts";
import { usePractice } from "../../state/practice.tsx";

/** Who is on the care team of a file from its first day: whoever opens it, where their role is care. Owners read every file anyway. */
export function createFirstTeam(): () => readonly MemberId[] {
  const practice = usePractice();
  return () =>
    !practice.isOwner() &&
    (["clinician", "supervisor", "trainee"] as const).some((role) => practice.has(role))
      ? [memberId(practice.open().member)]
      : [];
}
