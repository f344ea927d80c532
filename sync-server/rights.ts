/**
 * Who reads and writes what now, remembered between two records of the log: rights are compared on every push, and thousands of
 * pushes come between two records.
 */

import { type EntryHeader, parseEntryHeader } from "../crypto/public/entry.ts";
import type { DeviceId, ScopeId } from "../crypto/public/ids.ts";
import type { ResultCode } from "./protocol/codes.ts";
import { CODE_OF_JUDGEMENT } from "./protocol/membership/judge.ts";
import type { Membership } from "./protocol/membership/membership.ts";
import type { MembershipRecord } from "./protocol/record.ts";
import { namesLogHead, type PushedUpdate } from "./pushed-update.ts";

export interface Rights {
  /** The scopes a device reads now. A kit reads none. */
  scopesOf(device: DeviceId): ReadonlySet<ScopeId>;
  judgePush(update: PushedUpdate): ResultCode;
  judgeSnapshot(header: EntryHeader): ResultCode;
  /** For entries given back: by the rights at the log index they name. */
  judgeHeal(update: PushedUpdate): ResultCode;
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
    judgePush(update) {
      const { device, scope, epoch } = update;
      const isAtHead = namesHead(membership(), update);
      if (isAtHead && good.get(device)?.get(scope) === epoch) return "ok";
      const code = CODE_OF_JUDGEMENT[membership().judgePush(parseEntryHeader(update.signedEntry))];
      // Cuts and losses lie before the head, so what names the head is good whatever its counter.
      if (code === "ok" && isAtHead) {
        good.set(device, (good.get(device) ?? new Map<ScopeId, number>()).set(scope, epoch));
      }
      return code;
    },
    judgeSnapshot: (header) => CODE_OF_JUDGEMENT[membership().judgePush(header)],
    judgeHeal: ({ signedEntry }) => CODE_OF_JUDGEMENT[membership().judgeEntry(parseEntryHeader(signedEntry))],
    changed(record) {
      good.clear();
      if (record?.type !== "add-scope") return scopesByDevice.clear();
      for (const [device, scopes] of scopesByDevice) {
        for (const { scope } of record.scopes) if (membership().deviceReads(device, scope)) scopes.add(scope);
      }
    },
  };
}

function namesHead(membership: Membership, update: PushedUpdate): boolean {
  return (
    update.practice === membership.practice &&
    update.logIndex === membership.headIndex &&
    namesLogHead(update, membership.headHash)
  );
}
