import { isCaring } from "../../model/caring-roles.ts";
import type { MemberId } from "../../model/ids.ts";
import { memberId } from "../../model/ids.ts";
import { usePractice } from "../../state/practice.tsx";

/** Who is on the care team of a file from its first day: whoever opens it, where their role is care. Owners read every file anyway. */
export function createFirstTeam(): () => readonly MemberId[] {
  const practice = usePractice();
  return () =>
    !practice.isOwner() && isCaring(practice.open().roles) ? [memberId(practice.open().member)] : [];
}
