/** What a record takes: scopes that become dirty because somebody who knows their secret may not read them any more, and cuts. */

import type { ScopeId } from "../../../../crypto/public/ids.ts";
import { type KeySubject, principalKey } from "../../principals.ts";
import { canRead, deviceReads, epochsOf } from "../holders.ts";
import { cutKey } from "../state.ts";
import { authorOf, requireValid, type Step } from "../step.ts";

/** Marks these scopes, except those that this record gave a new epoch. */
export function markDirty(step: Step, scopes: readonly ScopeId[]): void {
  const { data, record } = step;
  for (const id of scopes) {
    const subject = { kind: "scope", id } as const;
    const epochs = epochsOf(data, subject);
    const current = epochs.at(-1);
    if (current === undefined || current.dirtyAt !== null || current.openedAt === record.index) continue;
    const dirty = { ...current, dirtyAt: record.index };
    step.put(data.keys, principalKey(subject), [...epochs.slice(0, -1), dirty]);
  }
}

/** Of these scopes, those whose next epoch the author can make. */
export function rotatableBy(step: Step, scopes: readonly ScopeId[]): KeySubject[] {
  return scopes.filter((id) => canRead(step.data, authorOf(step), id)).map((id) => ({ kind: "scope", id }));
}

/** Keeps the cuts. Each names a scope that the device read before this record and does not read after it. */
export function keepCuts(step: Step): void {
  const { data, record } = step;
  for (const { device, scope, incarnation, counter } of record.cuts) {
    const key = cutKey(device, scope);
    const earlier = data.cuts.get(key) ?? [];
    const isLoss =
      deviceReads(data, device, scope, record.index - 1) && !deviceReads(data, device, scope, record.index);
    requireValid(isLoss, "a cut of what this record does not take");
    requireValid(earlier.at(-1)?.at !== record.index, "two cuts of one chain");
    step.put(data.cuts, key, [...earlier, { at: record.index, incarnation, counter }]);
  }
}
