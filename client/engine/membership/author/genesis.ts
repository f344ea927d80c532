/** The first record of a practice: its first owner and device, the role keys, and the scopes that every practice has. */
import {
  type MemberId,
  type PracticeId,
  type ScopeId,
  bytesToMemberId,
  bytesToScopeId,
  ID_BYTES,
} from "../../../../crypto/public/ids.ts";
import type { CryptoSuite } from "../../../../crypto/secret/suite.ts";
import type { PublicKeys } from "../../../../sync-server/protocol/join-request.ts";
import { deviceIdOf, practiceIdOf } from "../../../../sync-server/protocol/names.ts";
import { parseRecord } from "../../../../sync-server/protocol/record.ts";
import type { DeviceLine, ScopeKind, ScopeLine } from "../../../../sync-server/protocol/record-lists.ts";
import { NO_SUBJECT, type RecordSubject } from "../../../../sync-server/protocol/record-subject.ts";
import { ROLE_KEYS, type RoleSet, ROLE_BITS } from "../../../../sync-server/protocol/roles.ts";
import type { DeviceIdentity } from "../../keyring/identity.ts";
import type { SecretTree } from "../../keyring/secret-tree.ts";
import { NO_MEMBERSHIP, placeAfter } from "../roster.ts";
import { makeDraft } from "./draft.ts";
import { keyLists, type RecordSigner, writeRecord } from "./write-record.ts";

export interface Genesis {
  readonly practice: PracticeId;
  readonly member: MemberId;
  readonly record: Uint8Array;
}

/** Roles of somebody who opens a practice alone: they own it and treat people. */
export const FOUNDER_ROLES: RoleSet = ROLE_BITS.owner | ROLE_BITS.clinician;

export async function writeGenesis(
  identity: DeviceIdentity,
  suite: CryptoSuite,
  roles: RoleSet = FOUNDER_ROLES,
): Promise<Genesis> {
  const member = bytesToMemberId(suite.random.bytes(ID_BYTES));
  const device = deviceLine(identity, member, "device");
  const scope = (kind: ScopeKind, subject: RecordSubject): ScopeLine => ({
    scope: newScopeId(suite),
    kind,
    subject,
  });
  const scopes = [
    scope("staff", NO_SUBJECT),
    scope("owner", NO_SUBJECT),
    scope("schedule", member),
    scope("self", member),
  ];
  const context = { data: NO_MEMBERSHIP, secrets: noSecrets, member, suite };
  const added = { member, roles };
  const draft = makeDraft(context, { addedMember: added, addedDevices: [device], addedScopes: scopes });
  await draft.openEpoch({ kind: "member", id: member });
  for (const id of ROLE_KEYS) await draft.openEpoch({ kind: "role", id });
  for (const { scope: id } of scopes) await draft.openEpoch({ kind: "scope", id });
  const parts = {
    type: "genesis" as const,
    subject: member,
    nonce: suite.random.bytes(32),
    members: [added],
    devices: [device],
    scopes,
    ...keyLists(draft),
  };
  const signing = suite.signingKey(identity.signSeed);
  const signer: RecordSigner = {
    device: identity.device,
    sign: (kind, bytes) => signing.sign(kind, bytes),
  };
  const record = await writeRecord(parts, placeAfter(NO_MEMBERSHIP), signer);
  return { practice: practiceIdOf(parseRecord(record).content), member, record };
}

export function newScopeId(suite: CryptoSuite): ScopeId {
  return bytesToScopeId(suite.random.bytes(ID_BYTES));
}

export function deviceLine(keys: PublicKeys, member: MemberId, kind: DeviceLine["kind"]): DeviceLine {
  const { signPublic, kemPublic } = keys;
  return { device: deviceIdOf(signPublic, kemPublic), member, kind, signPublic, kemPublic };
}

const noSecrets: SecretTree = {
  secret: () => null,
  ownKey: () => null,
  channelKey: () => null,
  refresh: async () => {},
  forget: () => {},
};
