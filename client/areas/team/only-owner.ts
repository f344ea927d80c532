import type { Accessor } from "solid-js";
import type { MemberId } from "../../../crypto/public/ids.ts";
import { usePractice } from "../../state/practice.tsx";

/** Whether this member is the only owner there is, and so has to stay one. */
export function createIsOnlyOwner(member: Accessor<MemberId>): Accessor<boolean> {
  const practice = usePractice();
  return () => {
    const owners = practice.team().filter(({ living, roles }) => living && roles.includes("owner"));
    return owners.length === 1 && owners[0]?.member === member();
  };
}
