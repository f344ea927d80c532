/** Which scopes may come into being, and by whom. */

import type { MemberId } from "../../../../crypto/public/ids.ts";
import type { ScopeKind, ScopeLine } from "../../record-lists.ts";
import { NO_SUBJECT } from "../../record-subject.ts";
import { hasRole, type RoleName } from "../../roles.ts";
import { placeKey } from "../state.ts";
import { authorOf, requireAllowed, requireValid, type Step } from "../step.ts";
import { authorRoles } from "./people.ts";

const CASE_MAKERS: readonly RoleName[] = ["owner", "clinician", "supervisor", "trainee"];

const MAKERS: Readonly<Partial<Record<ScopeKind, readonly RoleName[]>>> = {
  file: [...CASE_MAKERS, "front-desk", "biller"],
  case: CASE_MAKERS,
};

export function addScope(step: Step, line: ScopeLine): void {
  const { data, record } = step;
  requireValid(line.scope !== (NO_SUBJECT as string), "a scope id of zeros");
  requireValid(!data.scopes.has(line.scope), "this scope exists");
  requireValid(!data.scopeByPlace.has(placeKey(line)), "there is such a scope already");
  checkSubject(step, line);
  step.put(data.scopes, line.scope, { ...line, addedAt: record.index });
  step.put(data.scopeByPlace, placeKey(line), line.scope);
}

function checkSubject(step: Step, { kind, subject }: ScopeLine): void {
  const isOfPractice = kind === "staff" || kind === "owner";
  requireValid(isOfPractice === (subject === NO_SUBJECT), "the scope's subject is not of its kind");
  // Genesis makes both, so a later one finds its place taken.
  if (isOfPractice) return;
  const makers = MAKERS[kind];
  if (makers === undefined) {
    requireAllowed((subject as MemberId) === authorOf(step), "only the member it belongs to may add it");
    return;
  }
  requireAllowed(hasRole(authorRoles(step), ...makers), `these roles may not add a ${kind}`);
}
