/**
 * The confirmed log as the keyring sees it: which secrets were published for whom. A key is named by kind, id and epoch; what
 * the log holds of it is a hash of the secret, the secret sealed for its recipients, and the secret before it sealed under it.
 */
import { ByteWriter, concatBytes } from "../../../crypto/public/bytes.ts";
import { hexToBytes } from "../../../crypto/public/encodings.ts";
import { hashOf } from "../../../crypto/public/hash.ts";
import type { MemberId, ScopeId } from "../../../crypto/public/ids.ts";
import { HASH_LABELS } from "../../../crypto/public/labels.ts";
import type { ChannelLine, EpochLine, WrapLine } from "../../../sync-server/protocol/record-lists.ts";

export const KEY_KINDS = { device: 0, member: 1, role: 2, scope: 3, channel: 4 } as const;
export type KeyKind = keyof typeof KEY_KINDS;

/** One generation of a key. Devices have one only, epoch 0. */
export interface KeyName {
  readonly kind: KeyKind;
  readonly id: string;
  readonly epoch: number;
}

/** An epoch of a key as its record and later grants publish it. */
export interface PublishedKey extends EpochLine {
  readonly wraps: readonly WrapLine[];
  readonly recordIndex: number;
}

export interface PublishedChannel extends ChannelLine {
  readonly recordIndex: number;
}

export interface KeyLog {
  /** The newest epoch of a member, role or scope; 0 when there is none. */
  currentEpoch(kind: KeyKind, id: string): number;
  key(name: KeyName): PublishedKey | null;
  /** The public key that secrets for `name` are wrapped to; empty for a scope, `null` when unknown. */
  publicKeyOf(name: KeyName): Uint8Array | null;
  channelsTo(to: KeyName): readonly PublishedChannel[];
  channelFrom(from: MemberId, fromEpoch: number, to: KeyName): PublishedChannel | null;
  scopes(): Iterable<ScopeId>;
}

export function nameOf({ subject, epoch }: EpochLine): KeyName {
  return { kind: subject.kind, id: subject.id, epoch };
}

export function recipientOf({ recipient, recipientEpoch }: WrapLine): KeyName {
  return { kind: recipient.kind, id: recipient.id, epoch: recipientEpoch };
}

export function channelEnd({ to, toEpoch }: ChannelLine): KeyName {
  return { kind: to.kind, id: to.id, epoch: toEpoch };
}

export function keyText({ kind, id, epoch }: KeyName): string {
  return `${kind}/${id}/${epoch}`;
}

/** kind u8 · id 16 · epoch u32: how a key is named inside hashes and contexts. */
export function keyNameBytes({ kind, id, epoch }: KeyName): Uint8Array {
  return new ByteWriter(21).u8(KEY_KINDS[kind]).bytes(hexToBytes(id), 16).u32(epoch).finish();
}

/** What a wrap is bound to (docs/PROTOCOL.md §3): the secret inside, and for whom it was sealed. */
export function wrapContext(subject: KeyName, recipient: KeyName, recipientPublic: Uint8Array): Uint8Array {
  const publicHash = hashOf(HASH_LABELS.recipient, recipientPublic);
  return concatBytes(keyNameBytes(subject), keyNameBytes(recipient), publicHash);
}

/** The name of a channel's own key: its maker and the maker's epoch. */
export function channelName({ from, fromEpoch }: { from: MemberId; fromEpoch: number }): KeyName {
  return { kind: "channel", id: from, epoch: fromEpoch };
}
