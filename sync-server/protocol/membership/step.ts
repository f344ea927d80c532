/**
 * One record being applied. Rules look at the state as it has become so far and change it through `put`; when any rule refuses,
 * everything is put back, so a refused record changes nothing and no rule needs a copy of a log of ten thousand records.
 */

import type { MemberId } from "../../../crypto/public/ids.ts";
import type { RejectCode } from "../codes.ts";
import type { MembershipRecord } from "../record.ts";
import type { DeviceState, MembershipData } from "./state.ts";

/** A rule does not allow the record. Caught where the record is applied; never leaves the validator. */
export class Refusal extends Error {
  readonly code: RejectCode;

  constructor(code: RejectCode, reason: string) {
    super(reason);
    this.name = "Refusal";
    this.code = code;
  }
}

export interface Step {
  readonly data: MembershipData;
  readonly record: MembershipRecord;
  /** The signing device, as the log knew it before this record (in genesis: as the record brings it). */
  readonly signer: Pick<DeviceState, "device" | "kind" | "member">;
  put<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void;
}

export interface UndoableStep extends Step {
  undo(): void;
}

export function makeStep(
  data: MembershipData,
  record: MembershipRecord,
  signer: Step["signer"],
): UndoableStep {
  const undos: (() => void)[] = [];
  return {
    data,
    record,
    signer,
    put(map, key, value) {
      const had = map.has(key);
      const before = map.get(key);
      undos.push(() => {
        if (had && before !== undefined) map.set(key, before);
        else map.delete(key);
      });
      map.set(key, value);
    },
    undo() {
      for (const undo of undos.reverse()) undo();
    },
  };
}

/** The state does not contradict itself: a record is wrong in itself or at this place. */
export function requireValid(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new Refusal("invalid-record", reason);
}

/** The signer may do this. */
export function requireAllowed(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new Refusal("not-allowed", reason);
}

/** The member who acts. */
export function authorOf({ signer }: Step): MemberId {
  return signer.member;
}
