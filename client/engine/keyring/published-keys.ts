/**
 * Keys as the confirmed log publishes them. A key is named by kind, id and epoch; what the log holds of it is a hash of the secret,
 * the secret sealed for its recipients, and the secret before it sealed under it.
 */
import { ByteWriter, concatBytes } from "../../../crypto/public/bytes.ts";
import { hexToBytes } from "../../../crypto/public/encodings.ts";
import { hashOf } from "../../../crypto/public/hash.ts";
import type { DeviceId, MemberId } from "../../../crypto/public/ids.ts";
import { HASH_LABELS } from "../../../crypto/public/labels.ts";
import {
  type ChannelState,
  channelKey,
  type EpochState,
  type MembershipData,
  type WrapState,
} from "../../../sync-server/protocol/membership/state.ts";
import type { ChannelLine } from "../../../sync-server/protocol/record-lists.ts";

export const KEY_KINDS = { device: 0, member: 1, role: 2, scope: 3, channel: 4 } as const;
export type KeyKind = keyof typeof KEY_KINDS;

/** One generation of a key. Devices have one only, epoch 0. */
export interface KeyName {
  readonly kind: KeyKind;
  readonly id: string;
  readonly epoch: number;
}

/** What was published under this name, or `null`. */
export function publishedKey(data: MembershipData, { kind, id, epoch }: KeyName): EpochState | null {
  return data.keys.get(`${kind}:${id}`)?.[epoch - 1] ?? null;
}

/** The newest epoch of a member, role or scope; 0 when there is none. */
export function currentEpoch(data: MembershipData, kind: KeyKind, id: string): number {
  return data.keys.get(`${kind}:${id}`)?.length ?? 0;
}

/** The public key that secrets for `name` are wrapped to; empty for a scope, `null` when unknown. */
export function publicKeyOf(data: MembershipData, name: KeyName): Uint8Array | null {
  if (name.kind === "device") return data.devices.get(name.id as DeviceId)?.kemPublic ?? null;
  return publishedKey(data, name)?.kemPublic ?? null;
}

/** The channel that a wrap of method 3 was sealed with. */
export function channelOf(data: MembershipData, wrap: WrapState): ChannelState | null {
  const { author: from, authorEpoch: fromEpoch, recipient: to, recipientEpoch: toEpoch } = wrap;
  if (to.kind === "device") return null;
  return data.channels.get(channelKey({ from, fromEpoch, to, toEpoch })) ?? null;
}

export function channelFrom(
  data: MembershipData,
  { from, fromEpoch, to }: { readonly from: MemberId; readonly fromEpoch: number; readonly to: KeyName },
): ChannelState | null {
  const end = { kind: to.kind, id: to.id } as ChannelLine["to"];
  return data.channels.get(channelKey({ from, fromEpoch, to: end, toEpoch: to.epoch })) ?? null;
}

export function nameOf({ subject, epoch }: Pick<EpochState, "subject" | "epoch">): KeyName {
  return { kind: subject.kind, id: subject.id, epoch };
}

export function recipientOf({
  recipient,
  recipientEpoch,
}: Pick<WrapState, "recipient" | "recipientEpoch">): KeyName {
  return { kind: recipient.kind, id: recipient.id, epoch: recipientEpoch };
}

export function channelEnd({ to, toEpoch }: ChannelLine): KeyName {
  return { kind: to.kind, id: to.id, epoch: toEpoch };
}

/** The name of a channel's own key: its maker and the maker's epoch. */
export function channelName({ from, fromEpoch }: Pick<ChannelLine, "from" | "fromEpoch">): KeyName {
  return { kind: "channel", id: from, epoch: fromEpoch };
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
