/**
 * Records as a correct client would make them, ready to be spoiled by a test before they are signed. Wraps are random bytes of the
 * right length unless a maker of real ones is given: the validator opens none.
 */

import type { DeviceId, MemberId, RoleId, ScopeId } from "../../crypto/public/ids.ts";
import { bytesToScopeId } from "../../crypto/public/ids.ts";
import type { Random } from "../../crypto/secret/random.ts";
import type { Membership } from "../../sync-server/protocol/membership/membership.ts";
import type { Forecast, RequiredRecipient } from "../../sync-server/protocol/membership/recipients.ts";
import { type KeySubject, principalKey } from "../../sync-server/protocol/principals.ts";
import { type MembershipRecord, NO_NONCE, type RecordType } from "../../sync-server/protocol/record.ts";
import {
  type EpochLine,
  type GrantLine,
  HPKE_WRAP_BYTES,
  type ScopeKind,
  type ScopeLine,
  SEALED_WRAP_BYTES,
  type WrapLine,
  type WrapMethod,
} from "../../sync-server/protocol/record-lists.ts";
import { NO_SUBJECT, type RecordSubject } from "../../sync-server/protocol/record-subject.ts";
import { holdsRoleKey, ROLE_KEYS, roleKeysOf, type RoleSet } from "../../sync-server/protocol/roles.ts";
import { randomKemPublic } from "./random-keys.ts";

/** Who signs and for whom. */
export interface Author {
  readonly device: DeviceId;
  readonly member: MemberId;
}

export interface WrapInput {
  readonly subject: KeySubject;
  readonly epoch: number;
  readonly to: RequiredRecipient;
  readonly method: WrapMethod;
  readonly author: MemberId;
}

/** Where keys and wraps of drafts come from. */
export interface KeyMaker {
  /** Makes the secret of an epoch and says what the record publishes of it; `previous` is empty at epoch 1. */
  open(subject: KeySubject, epoch: number): Pick<EpochLine, "keyHash" | "kemPublic" | "previous">;
  wrap(input: WrapInput): Uint8Array;
}

export function makeRandomKeys(random: Random): KeyMaker {
  return {
    open: ({ kind }, epoch) => ({
      keyHash: random.bytes(32),
      kemPublic: kind === "scope" ? new Uint8Array(0) : randomKemPublic(random),
      previous: random.bytes(epoch === 1 ? 0 : SEALED_WRAP_BYTES),
    }),
    wrap: ({ method }) => random.bytes(method === "hpke" ? HPKE_WRAP_BYTES : SEALED_WRAP_BYTES),
  };
}

/** A record of this type that follows the head and has nothing in it. */
export function bareRecord(state: Membership, author: Author, type: RecordType): MembershipRecord {
  return {
    type,
    practice: state.practice,
    index: state.headIndex + 1,
    prev: state.headHash,
    signer: author.device,
    subject: NO_SUBJECT,
    roles: 0,
    nonce: NO_NONCE,
    members: [],
    devices: [],
    scopes: [],
    epochs: [],
    channels: [],
    grants: [],
    cuts: [],
    invites: [],
  };
}

export function wrapTo(
  keys: KeyMaker,
  input: Omit<WrapInput, "method">,
  holdsKey: (id: string) => boolean,
): WrapLine {
  const { recipient, epoch } = input.to;
  const method = recipient.kind !== "device" && holdsKey(recipient.id) ? "own" : "hpke";
  return { recipient, recipientEpoch: epoch, method, bytes: keys.wrap({ ...input, method }) };
}

export interface Drafts {
  addScope(
    author: Author,
    kind: ScopeKind,
    subject: RecordSubject,
    members?: readonly MemberId[],
  ): MembershipRecord;
  grant(author: Author, scope: ScopeId, member: MemberId): MembershipRecord;
  rotate(author: Author, subjects: readonly KeySubject[], change?: { without?: MemberId }): MembershipRecord;
  revokeDevice(author: Author, device: DeviceId, rotating?: readonly ScopeId[]): MembershipRecord;
  removeMember(author: Author, member: MemberId, rotating?: readonly ScopeId[]): MembershipRecord;
  setRole(author: Author, member: MemberId, roles: RoleSet): MembershipRecord;
  /** The next epoch of a key, wrapped as it must be. */
  epoch(author: Author, subject: KeySubject, forecast?: Forecast): EpochLine;
  /** The current epoch of a key for a member. */
  grants(author: Author, subject: KeySubject, member: MemberId, forecast?: Forecast): GrantLine[];
}

export function makeDrafts(state: Membership, random: Random, keys: KeyMaker): Drafts {
  const holdsKey = (author: Author) => (id: string) =>
    id === author.member || holdsRoleKey(state.rolesOf(author.member), id as RoleId);

  function wrapsTo(
    author: Author,
    key: { subject: KeySubject; epoch: number },
    to: readonly RequiredRecipient[],
  ) {
    return to.map((recipient) =>
      wrapTo(keys, { ...key, to: recipient, author: author.member }, holdsKey(author)),
    );
  }

  function epoch(author: Author, subject: KeySubject, forecast: Forecast = {}): EpochLine {
    const next = (state.currentEpoch(subject)?.epoch ?? 0) + 1;
    const to = state.requiredRecipients(subject, forecast);
    const wraps = wrapsTo(author, { subject, epoch: next }, to);
    return { subject, epoch: next, ...keys.open(subject, next), wraps };
  }

  function grants(
    author: Author,
    subject: KeySubject,
    member: MemberId,
    forecast: Forecast = {},
  ): GrantLine[] {
    const current = state.currentEpoch(subject)?.epoch ?? 0;
    const opened = forecast.opened?.has(principalKey(subject)) === true ? 1 : 0;
    const to = state.recipientsForMember(member, forecast);
    const wraps = wrapsTo(author, { subject, epoch: current + opened }, to);
    return wraps.map((wrap) => ({ subject, epoch: current + opened, wrap }));
  }

  /** Wherever a dirty member gets its new key: what only its devices held, unless the same record renews it. */
  function grantsOfHeld(author: Author, forecast: Forecast): GrantLine[] {
    return state
      .heldThroughDevicesOnly(author.member)
      .filter(({ subject }) => forecast.opened?.has(principalKey(subject)) !== true)
      .flatMap(({ subject }) => grants(author, subject, author.member, forecast));
  }

  return {
    epoch,
    grants,
    addScope(author, kind, subject, members = []) {
      const scope: ScopeLine = { scope: bytesToScopeId(random.bytes(16)), kind, subject };
      const key = { subject: { kind: "scope", id: scope.scope } as const, epoch: 1 };
      const to = [
        ...state.recipientsOfNewScope(kind, subject),
        ...members.flatMap((member) => state.recipientsForMember(member)),
      ];
      const line = { ...key, ...keys.open(key.subject, 1), wraps: wrapsTo(author, key, to) };
      return { ...bareRecord(state, author, "add-scope"), scopes: [scope], epochs: [line] };
    },
    grant: (author, scope, member) => ({
      ...bareRecord(state, author, "grant"),
      subject: scope,
      grants: grants(author, { kind: "scope", id: scope }, member),
    }),
    rotate(author, subjects, { without } = {}) {
      const opened = new Set(subjects.map(principalKey));
      const epochs = subjects.map((subject) => {
        const forecast = { opened, ...(without !== undefined && { removed: without }) };
        return epoch(author, subject, forecast);
      });
      const isOwn = opened.has(principalKey({ kind: "member", id: author.member }));
      const held = isOwn ? grantsOfHeld(author, { opened }) : [];
      return { ...bareRecord(state, author, "rotate"), epochs, grants: held };
    },
    revokeDevice(author, device, rotating = []) {
      const member = state.device(device)?.member ?? author.member;
      const isOwn = member === author.member;
      const subjects: KeySubject[] = [
        ...(isOwn ? [{ kind: "member", id: member } as const] : []),
        ...roleSubjects(roleKeysOf(state.rolesOf(member))),
        ...rotating.map((id) => ({ kind: "scope", id }) as const),
      ];
      const forecast = { revoked: device, opened: new Set(subjects.map(principalKey)) };
      return {
        ...bareRecord(state, author, "revoke-device"),
        subject: device,
        epochs: subjects.map((subject) => epoch(author, subject, forecast)),
        grants: isOwn ? grantsOfHeld(author, forecast) : [],
      };
    },
    removeMember(author, member, rotating = []) {
      const subjects: KeySubject[] = [
        ...roleSubjects(roleKeysOf(state.rolesOf(member))),
        ...rotating.map((id) => ({ kind: "scope", id }) as const),
      ];
      const forecast = { removed: member, opened: new Set(subjects.map(principalKey)) };
      return {
        ...bareRecord(state, author, "remove-member"),
        subject: member,
        epochs: subjects.map((subject) => epoch(author, subject, forecast)),
      };
    },
    setRole(author, member, roles) {
      const before = state.rolesOf(member);
      const lost = ROLE_KEYS.filter((key) => holdsRoleKey(before, key) && !holdsRoleKey(roles, key));
      const gained = ROLE_KEYS.filter((key) => !holdsRoleKey(before, key) && holdsRoleKey(roles, key));
      const forecast = {
        roles: { member, roles },
        opened: new Set(roleSubjects(lost).map(principalKey)),
      };
      return {
        ...bareRecord(state, author, "set-role"),
        subject: member,
        roles,
        epochs: roleSubjects(lost).map((subject) => epoch(author, subject, forecast)),
        grants: roleSubjects(gained).flatMap((subject) => grants(author, subject, member)),
      };
    },
  };
}

export function roleSubjects(keys: readonly RoleId[]): KeySubject[] {
  return keys.map((id) => ({ kind: "role", id }));
}
