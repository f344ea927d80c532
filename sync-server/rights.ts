/**
 * Who reads and writes what now, remembered between two records of the log: rights are compared on every push, and thousands of
 * pushes come between two records.
 */

import { bytesEqual } from "../crypto/public/bytes.ts";
import { type EntryHeader, LOG_HEAD_BYTES } from "../crypto/public/entry.ts";
import type { DeviceId, ScopeId } from "../crypto/public/ids.ts";
import type { ResultCode } from "./protocol/codes.ts";
import { CODE_OF_JUDGEMENT } from "./protocol/membership/judge.ts";
import type { Membership } from "./protocol/membership/membership.ts";
import type { MembershipRecord } from "./protocol/record.ts";

export interface Rights {
  /** The scopes a device reads now. A kit reads none. */
  scopesOf(device: DeviceId): ReadonlySet<ScopeId>;
  judgePush(header: EntryHeader): ResultCode;
  /** For entries given back: by the rights at the log index they name. */
  judgeHeal(header: EntryHeader): ResultCode;
  /** The log has this record more; null when it may be any other log. */
  changed(record: MembershipRecord | null): void;
}

export function makeRights(membership: () => Membership): Rights {
  const scopesByDevice = new Map<DeviceId, Set<ScopeId>>();
  /** Pushes that were found good at this very head: the epoch, by device and scope. */
  const good = new Map<DeviceId, Map<ScopeId, number>>();

  return {
    scopesOf(device) {
      let scopes = scopesByDevice.get(device);
      if (scopes === undefined) {
        scopes = new Set();
        for (const { scope } of membership().scopes()) {
          if (membership().deviceReads(device, scope)) scopes.add(scope);
        }
        scopesByDevice.set(device, scopes);
      }
      return scopes;
    },
    judgePush(header) {
      const { device, scope, epoch } = header;
      const isAtHead = namesHead(membership(), header);
      if (isAtHead && good.get(device)?.get(scope) === epoch) return "ok";
      const code = CODE_OF_JUDGEMENT[membership().judgePush(header)];
      // Cuts and losses lie before the head, so what names the head is good whatever its counter.
      if (code === "ok" && isAtHead) {
        good.set(device, (good.get(device) ?? new Map<ScopeId, number>()).set(scope, epoch));
      }
      return code;
    },
    judgeHeal: (header) => CODE_OF_JUDGEMENT[membership().judgeEntry(header)],
    changed(record) {
      good.clear();
      if (record?.type !== "add-scope") return scopesByDevice.clear();
      for (const [device, scopes] of scopesByDevice) {
        for (const { scope } of record.scopes) if (membership().deviceReads(device, scope)) scopes.add(scope);
      }
    },
  };
}

function namesHead(membership: Membership, { practice, logIndex, logHead }: EntryHeader): boolean {
  return (
    practice === membership.practice &&
    logIndex === membership.headIndex &&
    bytesEqual(membership.headHash.subarray(0, LOG_HEAD_BYTES), logHead)
  );
}
