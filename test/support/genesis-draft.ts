import { bytesToScopeId } from "../../crypto/public/ids.ts";
import type { Random } from "../../crypto/secret/random.ts";
import type { KeySubject } from "../../sync-server/protocol/principals.ts";
import { type MembershipRecord, NO_PRACTICE, NO_PREV } from "../../sync-server/protocol/record.ts";
import type { DeviceLine, EpochLine, ScopeKind, ScopeLine } from "../../sync-server/protocol/record-lists.ts";
import { NO_SUBJECT, type RecordSubject } from "../../sync-server/protocol/record-subject.ts";
import { OFFICE_KEY, OWNER_KEY, rolesToSet, STAFF_KEY } from "../../sync-server/protocol/roles.ts";
import { type KeyMaker, wrapTo } from "./record-drafts.ts";

/** The genesis record of this device's practice: its member is owner and clinician. */
export function genesisRecord(line: DeviceLine, random: Random, keys: KeyMaker): MembershipRecord {
  const { member, device } = line;
  const own = { kind: "member", id: member } as const;
  const owner = { kind: "role", id: OWNER_KEY } as const;
  const office = { kind: "role", id: OFFICE_KEY } as const;
  const staff = { kind: "role", id: STAFF_KEY } as const;

  function firstEpoch(
    subject: KeySubject,
    to: readonly (typeof own | typeof owner | typeof office | typeof staff)[],
  ): EpochLine {
    const wraps = to.map((recipient) => {
      const input = { subject, epoch: 1, to: { recipient, epoch: 1, kemPublic: null }, author: member };
      return wrapTo(keys, input, () => true);
    });
    return { subject, epoch: 1, ...keys.open(subject, 1), wraps };
  }

  function ownEpoch(): EpochLine {
    const to = { recipient: { kind: "device", id: device }, epoch: 0, kemPublic: line.kemPublic } as const;
    const wrap = wrapTo(keys, { subject: own, epoch: 1, to, author: member }, () => true);
    return { subject: own, epoch: 1, ...keys.open(own, 1), wraps: [wrap] };
  }

  function scope(kind: ScopeKind, subject: RecordSubject): ScopeLine {
    return { scope: bytesToScopeId(random.bytes(16)), kind, subject };
  }

  const scopes = [
    scope("staff", NO_SUBJECT),
    scope("owner", NO_SUBJECT),
    scope("schedule", member),
    scope("self", member),
  ] as const;
  const recipients = [[staff], [owner], [office, owner, own], [own]] as const;
  return {
    type: "genesis",
    practice: NO_PRACTICE,
    index: 0,
    prev: NO_PREV,
    signer: device,
    subject: member,
    roles: 0,
    nonce: random.bytes(32),
    members: [{ member, roles: rolesToSet(["owner", "clinician"]) }],
    devices: [line],
    scopes,
    epochs: [
      ownEpoch(),
      ...[owner, office, staff].map((role) => firstEpoch(role, [own])),
      ...scopes.map((line, place) => firstEpoch({ kind: "scope", id: line.scope }, recipients[place] ?? [])),
    ],
    channels: [],
    grants: [],
    cuts: [],
    invites: [],
  };
}
