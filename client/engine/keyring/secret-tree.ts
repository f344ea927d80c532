/**
 * The walk from this device's own key to every secret that the log wraps for it: device → member → roles → scopes, across
 * channels, and from each epoch back to the one before.
 *
 * Asymmetric wraps are opened in `refresh`, because they take milliseconds and are asynchronous, and their results are kept
 * sealed on disk. Everything else is symmetric and opened when it is first asked for, so that unlocking a practice of 2,000
 * clients opens a handful of keys.
 *
 * A secret is used only when it has the hash that the log publishes. A wrap addressed to this device that does not open, or
 * holds another secret, is reported once with the index of its record.
 */
import { KDF_LABELS } from "../../../crypto/public/labels.ts";
import { deriveKey } from "../../../crypto/secret/derive-key.ts";
import type { CryptoSuite } from "../../../crypto/secret/suite.ts";
import { isPublishedKey, unwrapSecret, unwrapWithSeed } from "../../../crypto/secret/wrap.ts";
import type { MemberId } from "../../../crypto/public/ids.ts";
import type {
  ChannelState,
  EpochState,
  MembershipData,
  WrapState,
} from "../../../sync-server/protocol/membership/state.ts";
import { ROLE_KEYS } from "../../../sync-server/protocol/roles.ts";
import type { DeviceIdentity } from "./identity.ts";
import {
  channelEnd,
  channelName,
  channelOf,
  currentEpoch,
  type KeyName,
  keyNameBytes,
  keyText,
  nameOf,
  publicKeyOf,
  publishedKey,
  recipientOf,
  wrapContext,
} from "./published-keys.ts";
import type { SecretCache } from "./secret-cache.ts";

export interface SecretTree {
  /** The secret of a member, role or scope, or `null` when this device does not hold it. */
  secret(name: KeyName): Uint8Array | null;
  /** The symmetric key of a member or role that is held. */
  ownKey(name: KeyName): Uint8Array | null;
  channelKey(channel: ChannelState): Uint8Array | null;
  /** Reads the log anew; opens what is asymmetric and not yet known. */
  refresh(log: MembershipData): Promise<void>;
  forget(): void;
}

export interface SecretTreeOptions {
  /** This device's, and that of a device or kit which vouches for it until the log knows it. */
  readonly identities: readonly DeviceIdentity[];
  readonly member: MemberId;
  readonly suite: CryptoSuite;
  readonly cache: SecretCache;
  readonly onSwappedKey: (recordIndex: number) => void;
}

const NOTHING = new Uint8Array(0);

export function makeSecretTree(options: SecretTreeOptions): SecretTree {
  const { identities, member, suite, cache } = options;
  const secrets = new Map<string, Uint8Array>();
  const ownKeys = new Map<string, Uint8Array>();
  const reported = new Set<string>();
  let log: MembershipData | null = null;

  function find(name: KeyName): EpochState | null {
    return log === null ? null : publishedKey(log, name);
  }

  function newest(kind: KeyName["kind"], id: string): number {
    return log === null ? 0 : currentEpoch(log, kind, id);
  }

  function report(what: string, recordIndex: number): null {
    if (!reported.has(what)) {
      reported.add(what);
      options.onSwappedKey(recordIndex);
    }
    return null;
  }

  function accept(published: EpochState, secret: Uint8Array): Uint8Array | null {
    const text = keyText(nameOf(published));
    if (!isPublishedKey(published.keyHash, keyNameBytes(nameOf(published)), secret)) {
      return report(text, published.openedAt);
    }
    secrets.set(text, secret);
    return secret;
  }

  function secret(name: KeyName): Uint8Array | null {
    const known = secrets.get(keyText(name));
    if (known !== undefined) return known;
    const published = find(name);
    if (published === null) return null;
    const cached = cache.get(keyText(name));
    if (cached !== null) return accept(published, cached);
    for (const wrap of published.wraps) {
      const opened = openSymmetric(published, wrap);
      const accepted = opened === null ? null : accept(published, opened);
      if (accepted !== null) return accepted;
    }
    return fromNextEpoch(published);
  }

  function fromNextEpoch(published: EpochState): Uint8Array | null {
    const name = nameOf(published);
    const next = { ...name, epoch: name.epoch + 1 };
    const nextKey = find(next);
    if (nextKey === null || nextKey.previous.length === 0) return null;
    const key = secret(next) === null ? null : previousKey(next);
    if (key === null) return null;
    const opened = unwrapSecret({ key, context: contextOf(name, next) }, nextKey.previous);
    return opened === null
      ? report(`previous ${keyText(next)}`, nextKey.openedAt)
      : accept(published, opened);
  }

  /** What a new epoch seals the secret before it with. */
  function previousKey(name: KeyName): Uint8Array | null {
    if (name.kind !== "scope") return ownKey(name);
    const held = secret(name);
    return held === null ? null : deriveKey(KDF_LABELS.previous, held);
  }

  function openSymmetric(published: EpochState, wrap: WrapState): Uint8Array | null {
    const { method, bytes } = wrap;
    const recipient = recipientOf(wrap);
    if (method === "hpke" || !isOurs(recipient)) return null;
    const context = contextOf(nameOf(published), recipient);
    if (method === "own") {
      const key = ownKey(recipient);
      if (key === null) return null;
      const opened = unwrapSecret({ key, context }, bytes);
      return opened ?? report(wrapText(published, wrap), wrap.recordIndex);
    }
    const channel = log === null ? null : channelOf(log, wrap);
    const key = channel === null ? null : channelKey(channel);
    if (key === null) return null;
    return unwrapSecret({ key, context }, bytes) ?? report(wrapText(published, wrap), wrap.recordIndex);
  }

  function ownKey(name: KeyName): Uint8Array | null {
    const text = keyText(name);
    const known = ownKeys.get(text);
    if (known !== undefined) return known;
    const held = name.kind === "member" || name.kind === "role" ? secret(name) : null;
    if (held === null) return null;
    const key = deriveKey(KDF_LABELS.ownKey, held);
    ownKeys.set(text, key);
    return key;
  }

  /** A maker opens its own channels here; the other end's were opened by `refresh`. */
  function channelKey(channel: ChannelState): Uint8Array | null {
    const text = channelText(channel);
    const known = secrets.get(text);
    if (known !== undefined) return known;
    const cached = cache.get(text);
    if (cached !== null) return acceptChannel(channel, cached);
    if (channel.from !== member) return null;
    const maker: KeyName = { kind: "member", id: channel.from, epoch: channel.fromEpoch };
    const key = ownKey(maker);
    if (key === null) return null;
    const opened = unwrapSecret({ key, context: contextOf(channelName(channel), maker) }, channel.fromWrap);
    return opened === null ? report(text, channel.recordIndex) : acceptChannel(channel, opened);
  }

  function acceptChannel(channel: ChannelState, key: Uint8Array): Uint8Array | null {
    const text = channelText(channel);
    if (!isPublishedKey(channel.keyHash, keyNameBytes(channelName(channel)), key)) {
      return report(text, channel.recordIndex);
    }
    secrets.set(text, key);
    return key;
  }

  function contextOf(subject: KeyName, recipient: KeyName): Uint8Array {
    return wrapContext(subject, recipient, (log === null ? null : publicKeyOf(log, recipient)) ?? NOTHING);
  }

  function isOurs({ kind, id }: KeyName): boolean {
    if (kind === "device") return identities.some(({ device }) => device === id);
    return kind === "role" || id === member;
  }

  /** The private seed that a wrap for `recipient` opens with. */
  function seedOf(recipient: KeyName): Uint8Array | null {
    if (recipient.kind === "device") {
      return identities.find(({ device }) => device === recipient.id)?.kemSeed ?? null;
    }
    return isOurs(recipient) ? secret(recipient) : null;
  }

  async function openAsymmetric(what: string, wrap: AsymmetricWrap): Promise<Uint8Array | null> {
    if (reported.has(what)) return null;
    const seed = seedOf(wrap.recipient);
    if (seed === null) return null;
    const address = { kem: suite.kem, context: contextOf(wrap.subject, wrap.recipient) };
    const opened = await unwrapWithSeed(address, seed, wrap.bytes);
    return opened ?? report(what, wrap.recordIndex);
  }

  async function openKey(published: EpochState): Promise<void> {
    const subject = nameOf(published);
    for (const wrap of published.wraps) {
      if (wrap.method !== "hpke" || !isOurs(recipientOf(wrap))) continue;
      if (secret(subject) !== null) return;
      const { bytes, recordIndex } = wrap;
      const asymmetric = { subject, recipient: recipientOf(wrap), bytes, recordIndex };
      const opened = await openAsymmetric(wrapText(published, wrap), asymmetric);
      if (opened !== null && accept(published, opened) !== null) cache.put(keyText(subject), opened);
    }
  }

  /** Newest first: an epoch that opens gives those before it without another asymmetric wrap. */
  async function openEpochs(kind: KeyName["kind"], id: string): Promise<void> {
    for (let epoch = newest(kind, id); epoch > 0; epoch--) {
      const published = find({ kind, id, epoch });
      if (published !== null) await openKey(published);
    }
  }

  /** Scopes rarely have asymmetric wraps, and there are thousands of scopes: nothing is awaited for the others. */
  function hasAsymmetric(kind: KeyName["kind"], id: string): boolean {
    for (let epoch = newest(kind, id); epoch > 0; epoch--) {
      const wraps = find({ kind, id, epoch })?.wraps ?? [];
      if (wraps.some(({ method }) => method === "hpke")) return true;
    }
    return false;
  }

  async function openChannels(): Promise<void> {
    for (const channel of log?.channels.values() ?? []) {
      if (seedOf(channelEnd(channel)) !== null) await openChannel(channel);
    }
  }

  async function openChannel(channel: ChannelState): Promise<void> {
    if (channelKey(channel) !== null) return;
    const { toWrap: bytes, recordIndex } = channel;
    const text = channelText(channel);
    const [subject, recipient] = [channelName(channel), channelEnd(channel)];
    const opened = await openAsymmetric(text, { subject, recipient, bytes, recordIndex });
    if (opened !== null && acceptChannel(channel, opened) !== null) cache.put(text, opened);
  }

  return {
    secret,
    ownKey,
    channelKey,
    async refresh(newLog) {
      log = newLog;
      await openEpochs("member", member);
      for (const role of ROLE_KEYS) await openEpochs("role", role);
      await openChannels();
      for (const role of ROLE_KEYS) await openEpochs("role", role);
      for (const scope of newLog.scopes.keys()) {
        if (hasAsymmetric("scope", scope)) await openEpochs("scope", scope);
      }
      await cache.save();
    },
    forget() {
      for (const bytes of [...secrets.values(), ...ownKeys.values()]) bytes.fill(0);
      secrets.clear();
      ownKeys.clear();
      log = null;
    },
  };
}

interface AsymmetricWrap {
  readonly subject: KeyName;
  readonly recipient: KeyName;
  readonly bytes: Uint8Array;
  readonly recordIndex: number;
}

function wrapText(published: EpochState, wrap: WrapState): string {
  return `wrap ${keyText(nameOf(published))} ${keyText(recipientOf(wrap))}`;
}

function channelText(channel: ChannelState): string {
  return `channel/${channel.from}/${channel.fromEpoch}/${keyText(channelEnd(channel))}`;
}
