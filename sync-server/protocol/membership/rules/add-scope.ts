/** New scopes, each with its first epoch. Whoever makes a scope knows its secret and wraps it as its kind requires. */

import type { KeySubject } from "../../principals.ts";
import { requireValid, type Step } from "../step.ts";
import { openEpochs } from "./epochs.ts";
import { addScope } from "./scopes.ts";

export function applyAddScope(step: Step): void {
  const { scopes } = step.record;
  requireValid(scopes.length > 0, "no scope is added");
  for (const scope of scopes) addScope(step, scope);
  const must = scopes.map(({ scope }): KeySubject => ({ kind: "scope", id: scope }));
  openEpochs(step, { must, may: [], mayLeaveOut: false });
}
