import { isCaring } from "../../model/caring-roles.ts";
import type { MemberId } from "../../model/ids.ts";
import { memberId } from "../../model/ids.ts";
import { usePractice } from "../../state/practice.tsx";

/** Who is on the care team of a file from its first day: whoever opens or imports it, where one of their roles is care. */
export function createFirstTeam(): () => readonly MemberId[] {
  const practice = usePractice();
  return () => (isCaring(practice.open().roles) ? [memberId(practice.open().member)] : []);
}
