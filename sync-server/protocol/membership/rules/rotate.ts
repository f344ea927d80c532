/** New epochs for their own sake: to end a dirty state, to take a scope from a member, or because it is time. */

import type { MemberId } from "../../../../crypto/public/ids.ts";
import type { KeySubject } from "../../principals.ts";
import { hasRole, holdsRoleKey } from "../../roles.ts";
import { canRead } from "../holders.ts";
import { authorOf, requireAllowed, requireValid, type Step } from "../step.ts";
import { openEpochs } from "./epochs.ts";
import { grantWhatDevicesHeld } from "./grants.ts";
import { keepCuts } from "./losses.ts";
import { authorRoles } from "./people.ts";

export function applyRotate(step: Step): void {
  const { record } = step;
  const subjects = record.epochs.map(({ subject }) => subject);
  requireValid(subjects.length > 0, "nothing is rotated");
  for (const subject of subjects)
    requireAllowed(holds(step, subject), `only who holds the ${subject.kind} may rotate it`);
  openEpochs(step, { must: [], may: subjects, mayLeaveOut: hasRole(authorRoles(step), "owner") });
  const ownKey = subjects.find(({ kind }) => kind === "member");
  if (ownKey === undefined) requireValid(record.grants.length === 0, "a grant that this record may not make");
  else grantWhatDevicesHeld(step, authorOf(step));
  keepCuts(step);
}

function holds(step: Step, subject: KeySubject): boolean {
  const author: MemberId = authorOf(step);
  if (subject.kind === "member") return subject.id === author;
  if (subject.kind === "role") return holdsRoleKey(authorRoles(step), subject.id);
  return canRead(step.data, author, subject.id);
}
