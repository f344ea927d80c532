/**
 * New scopes, each with its first epoch, wrapped as its kind requires. Whoever makes a scope knows its secret, so its member must
 * be among the readers: otherwise nobody would renew it when that member goes.
 */

import type { KeySubject } from "../../principals.ts";
import { canRead } from "../holders.ts";
import { authorOf, requireAllowed, requireValid, type Step } from "../step.ts";
import { openEpochs } from "./epochs.ts";
import { addScope } from "./scopes.ts";

export function applyAddScope(step: Step): void {
  const { scopes } = step.record;
  requireValid(scopes.length > 0, "no scope is added");
  for (const scope of scopes) addScope(step, scope);
  const must = scopes.map(({ scope }): KeySubject => ({ kind: "scope", id: scope }));
  openEpochs(step, { must, may: [], mayLeaveOut: false });
  for (const { scope } of scopes) {
    requireAllowed(canRead(step.data, authorOf(step), scope), "whoever adds a scope reads it");
  }
}
