/** The confirmed membership as entries and documents ask it (contract `Rights`): always the newest state. */
import { parseEntryHeader } from "../../../crypto/public/entry.ts";
import type { DeviceId, PatientId } from "../../../crypto/public/ids.ts";
import { deviceReads } from "../../../sync-server/protocol/membership/holders.ts";
import { hasLostScope, judgeEntry } from "../../../sync-server/protocol/membership/judge.ts";
import { isShared } from "../../../sync-server/protocol/membership/recipients.ts";
import type { MembershipData } from "../../../sync-server/protocol/membership/state.ts";
import type { Rights } from "../contract.ts";
import { currentEpoch } from "../keyring/published-keys.ts";
import { isDirtyScope, memberOf, placeAfter } from "./roster.ts";

export function makeRights(log: { readonly data: MembershipData }, device: DeviceId): Rights {
  return {
    get headIndex() {
      return log.data.hashes.length - 1;
    },
    get headHash() {
      return placeAfter(log.data).headHash;
    },
    memberOf: (author) => memberOf(log.data, author),
    signKeyOf: (author) => log.data.devices.get(author)?.signPublic ?? null,
    patientOf(scope) {
      const state = log.data.scopes.get(scope);
      return state !== undefined && isShared(state) ? (state.subject as PatientId) : null;
    },
    canWrite: (scope) => deviceReads(log.data, device, scope),
    isDirty: (scope) => isDirtyScope(log.data, scope),
    currentEpoch: (scope) => currentEpoch(log.data, "scope", scope) || null,
    judgeEntry: (header) => judgeEntry(log.data, parseEntryHeader(header)),
    hasLostScope: (header) => hasLostScope(log.data, parseEntryHeader(header)),
  };
}
