/**
 * What a membership log adds up to. All values are immutable and replaced as a whole, so a copy of the maps is a copy of
 * the state and a refused record is undone by putting the replaced values back (`step.ts`).
 *
 * Nothing is forgotten when it ends: entries are judged by what was true at the log index they name.
 */

import type { DeviceId, InviteId, MemberId, PracticeId, ScopeId } from "../../../crypto/public/ids.ts";
import type { KeySubject } from "../principals.ts";
import type { ChannelLine, DeviceLine, InviteLine, ScopeLine, WrapLine } from "../record-lists.ts";
import type { RoleSet } from "../roles.ts";

export interface DeviceState extends DeviceLine {
  readonly addedAt: number;
  readonly revokedAt: number | null;
}

export interface MemberState {
  readonly member: MemberId;
  /** The roles from each record index on, in order; never empty. */
  readonly roleChanges: readonly { readonly at: number; readonly roles: RoleSet }[];
  /** Living ones and others. */
  readonly devices: readonly DeviceId[];
  readonly addedAt: number;
  readonly removedAt: number | null;
  /** Since when a revoked device knows this member's secret. */
  readonly dirtyAt: number | null;
}

export interface ScopeState extends ScopeLine {
  readonly addedAt: number;
}

/** A wrap and the record that carries it; `author` and `authorEpoch` name the channel of a `channel` wrap. */
export interface WrapState extends WrapLine {
  readonly recordIndex: number;
  readonly author: MemberId;
  readonly authorEpoch: number;
}

export interface EpochState {
  readonly subject: KeySubject;
  readonly epoch: number;
  readonly openedAt: number;
  readonly keyHash: Uint8Array;
  /** Empty for a scope. */
  readonly kemPublic: Uint8Array;
  readonly previous: Uint8Array;
  readonly wraps: readonly WrapState[];
  /** Members to whom it is wrapped themselves (or to their devices while they are dirty), and since which record. */
  readonly direct: ReadonlyMap<MemberId, number>;
  /** Scopes only: since when somebody knows it who may not read any more. */
  readonly dirtyAt: number | null;
}

export interface ChannelState extends ChannelLine {
  readonly recordIndex: number;
}

export interface InviteRecordState extends InviteLine {
  readonly addedAt: number;
  readonly state: "open" | "used" | "revoked";
  /** Index of the record that used or revoked it. */
  readonly closedAt: number | null;
}

export interface CutState {
  readonly at: number;
  readonly incarnation: number;
  readonly counter: number;
}

export interface MembershipData {
  readonly practice: PracticeId;
  /** Record hash by index. */
  readonly hashes: Uint8Array[];
  readonly devices: Map<DeviceId, DeviceState>;
  readonly members: Map<MemberId, MemberState>;
  readonly scopes: Map<ScopeId, ScopeState>;
  /** Kind and subject of a scope → scope: each pair exists once. */
  readonly scopeByPlace: Map<string, ScopeId>;
  /** All epochs of a subject, first to current, by `principalKey`. */
  readonly keys: Map<string, readonly EpochState[]>;
  readonly channels: Map<string, ChannelState>;
  readonly invites: Map<InviteId, InviteRecordState>;
  readonly cuts: Map<string, readonly CutState[]>;
}

export function emptyMembership(practice: PracticeId): MembershipData {
  return {
    practice,
    hashes: [],
    devices: new Map(),
    members: new Map(),
    scopes: new Map(),
    scopeByPlace: new Map(),
    keys: new Map(),
    channels: new Map(),
    invites: new Map(),
    cuts: new Map(),
  };
}

/** The same state, free to go another way. */
export function copyMembership(data: MembershipData): MembershipData {
  return {
    practice: data.practice,
    hashes: [...data.hashes],
    devices: new Map(data.devices),
    members: new Map(data.members),
    scopes: new Map(data.scopes),
    scopeByPlace: new Map(data.scopeByPlace),
    keys: new Map(data.keys),
    channels: new Map(data.channels),
    invites: new Map(data.invites),
    cuts: new Map(data.cuts),
  };
}

export function placeKey({ kind, subject }: Pick<ScopeLine, "kind" | "subject">): string {
  return `${kind}:${subject}`;
}

export function channelKey({
  from,
  fromEpoch,
  to,
  toEpoch,
}: Omit<ChannelLine, "keyHash" | "toWrap" | "fromWrap">): string {
  return `${from}:${fromEpoch}:${to.kind}:${to.id}:${toEpoch}`;
}

export function cutKey(device: DeviceId, scope: ScopeId): string {
  return `${device}:${scope}`;
}
