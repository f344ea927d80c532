/**
 * Invitations in the log. The record shows everybody kind, roles and end; sealed in it are the practice's name for whoever has the
 * link, and the seed of the link for whoever may admit: owners, or the member whose device link it is. So any owner's device can
 * show the link again and answer it.
 */
import { ByteReader, ByteWriter, textToBytes } from "../../../../crypto/public/bytes.ts";
import { idToBytes, type InviteId } from "../../../../crypto/public/ids.ts";
import type { SealUse } from "../../../../crypto/public/labels.ts";
import { openBox, SALT_BYTES, sealBox } from "../../../../crypto/secret/box.ts";
import type { Random } from "../../../../crypto/secret/random.ts";
import type { MembershipData } from "../../../../sync-server/protocol/membership/state.ts";
import type { InviteKind, InviteLine } from "../../../../sync-server/protocol/record-lists.ts";
import { NO_SUBJECT } from "../../../../sync-server/protocol/record-subject.ts";
import { OWNER_KEY, type RoleSet } from "../../../../sync-server/protocol/roles.ts";
import { Fault } from "../../fault.ts";
import { currentEpoch, type KeyName } from "../../keyring/published-keys.ts";
import type { SecretTree } from "../../keyring/secret-tree.ts";
import { type InviteKeys, inviteKeys } from "../invite-link.ts";
import type { AuthorContext } from "./draft.ts";
import type { RecordParts } from "./write-record.ts";

export interface Invitation {
  readonly kind: InviteKind;
  readonly seed: Uint8Array;
  /** 0 for a device link. */
  readonly roles: RoleSet;
  readonly expiresAtMs: number;
  readonly practiceName: string;
}

export function invite(context: AuthorContext, invitation: Invitation): RecordParts {
  const { data, secrets, member, suite } = context;
  const { kind, seed, roles, expiresAtMs, practiceName } = invitation;
  const keys = inviteKeys(seed, suite);
  const ownerKey = secrets.ownKey(keeper(data, { kind, member }));
  if (ownerKey === null) throw new Fault("not-permitted", { detail: "the key of who may admit is not held" });
  const line: InviteLine = {
    invite: keys.invite,
    kind,
    member: kind === "device" ? member : NO_SUBJECT,
    roles,
    expiresAtMs,
    signPublic: keys.signing.publicKey,
    forInvitee: sealFor(
      keys.invite,
      { use: "invitee", key: keys.sealKey, random: suite.random },
      textToBytes(practiceName),
    ),
    forOwner: sealFor(keys.invite, { use: "invite-owner", key: ownerKey, random: suite.random }, seed),
  };
  return { type: "invite", invites: [line] };
}

export function revokeInvite(context: AuthorContext, id: InviteId): RecordParts | null {
  return context.data.invites.get(id)?.state === "open" ? { type: "revoke-invite", subject: id } : null;
}

/** The seed of a link, for whoever may admit; `null` for others. Older epochs of the key are tried: it may have been rotated since. */
export function inviteSeed(data: MembershipData, secrets: SecretTree, line: InviteLine): Uint8Array | null {
  const newest = keeper(data, line);
  for (let epoch = newest.epoch; epoch > 0; epoch--) {
    const key = secrets.ownKey({ ...newest, epoch });
    const seed = key === null ? null : openFor(line.invite, { use: "invite-owner", key }, line.forOwner);
    if (seed !== null) return seed;
  }
  return null;
}

/** The practice's name, for whoever has the link. `null` when the record was not made for this link. */
export function nameForInvitee(line: InviteLine, keys: InviteKeys): string | null {
  const name = openFor(line.invite, { use: "invitee", key: keys.sealKey }, line.forInvitee);
  return name === null ? null : new TextDecoder().decode(name);
}

function keeper(data: MembershipData, { kind, member }: { kind: InviteKind; member: string }): KeyName {
  return kind === "member"
    ? { kind: "role", id: OWNER_KEY, epoch: currentEpoch(data, "role", OWNER_KEY) }
    : { kind: "member", id: member, epoch: currentEpoch(data, "member", member) };
}

interface SealBy {
  readonly use: SealUse;
  readonly key: Uint8Array;
  readonly random: Random;
}

/** `salt 24 ‖ sealed`. */
function sealFor(id: InviteId, { use, key, random }: SealBy, plaintext: Uint8Array): Uint8Array {
  const salt = random.bytes(SALT_BYTES);
  const body = sealBox({ key, use, salt, header: idToBytes(id), plaintext });
  return new ByteWriter(512).bytes(salt).bytes(body).finish();
}

function openFor(id: InviteId, { use, key }: Omit<SealBy, "random">, sealed: Uint8Array): Uint8Array | null {
  if (sealed.length < SALT_BYTES) return null;
  const reader = new ByteReader(sealed);
  const salt = reader.bytes(SALT_BYTES);
  return openBox({ key, use, salt, header: idToBytes(id), body: reader.rest() });
}
