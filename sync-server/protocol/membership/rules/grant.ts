/** Whoever reads a `file` or `case` may let another member read it. */

import type { ScopeId } from "../../../../crypto/public/ids.ts";
import { canRead, isDirty } from "../holders.ts";
import { isShared } from "../recipients.ts";
import { authorOf, requireAllowed, requireValid, type Step } from "../step.ts";
import { openChannels } from "./channels.ts";
import { grantScope } from "./grants.ts";

export function applyGrant(step: Step): void {
  const { record, data } = step;
  const scope = data.scopes.get(record.subject as ScopeId);
  requireValid(scope !== undefined, "no such scope");
  requireValid(isShared(scope), "this kind of scope is not granted");
  requireAllowed(canRead(data, authorOf(step), scope.scope), "only who reads a scope may grant it");
  const subject = { kind: "scope", id: scope.scope } as const;
  requireValid(!isDirty(data, subject), "the scope needs a new epoch first");
  openChannels(step);
  grantScope(step, subject);
}
