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
  return new WalkedSecrets(options);
}

class WalkedSecrets implements SecretTree {
  readonly #options: SecretTreeOptions;
  readonly #secrets = new Map<string, Uint8Array>();
  readonly #ownKeys = new Map<string, Uint8Array>();
  readonly #reported = new Set<string>();
  #log: MembershipData | null = null;

  constructor(options: SecretTreeOptions) {
    this.#options = options;
  }

  #find(name: KeyName): EpochState | null {
    return this.#log === null ? null : publishedKey(this.#log, name);
  }

  #newest(kind: KeyName["kind"], id: string): number {
    return this.#log === null ? 0 : currentEpoch(this.#log, kind, id);
  }

  #report(what: string, recordIndex: number): null {
    if (!this.#reported.has(what)) {
      this.#reported.add(what);
      this.#options.onSwappedKey(recordIndex);
    }
    return null;
  }

  #accept(published: EpochState, secret: Uint8Array): Uint8Array | null {
    const text = keyText(nameOf(published));
    if (!isPublishedKey(published.keyHash, keyNameBytes(nameOf(published)), secret)) {
      return this.#report(text, published.openedAt);
    }
    this.#secrets.set(text, secret);
    return secret;
  }

  secret(name: KeyName): Uint8Array | null {
    const known = this.#secrets.get(keyText(name));
    if (known !== undefined) return known;
    const published = this.#find(name);
    if (published === null) return null;
    const cached = this.#options.cache.get(keyText(name));
    if (cached !== null) return this.#accept(published, cached);
    for (const wrap of published.wraps) {
      const opened = this.#openSymmetric(published, wrap);
      const accepted = opened === null ? null : this.#accept(published, opened);
      if (accepted !== null) return accepted;
    }
    return this.#fromNextEpoch(published);
  }

  #fromNextEpoch(published: EpochState): Uint8Array | null {
    const name = nameOf(published);
    const next = { ...name, epoch: name.epoch + 1 };
    const nextKey = this.#find(next);
    if (nextKey === null || nextKey.previous.length === 0) return null;
    const key = this.secret(next) === null ? null : this.#previousKey(next);
    if (key === null) return null;
    const opened = unwrapSecret({ key, context: this.#contextOf(name, next) }, nextKey.previous);
    return opened === null
      ? this.#report(`previous ${keyText(next)}`, nextKey.openedAt)
      : this.#accept(published, opened);
  }

  /** What a new epoch seals the secret before it with. */
  #previousKey(name: KeyName): Uint8Array | null {
    if (name.kind !== "scope") return this.ownKey(name);
    const held = this.secret(name);
    return held === null ? null : deriveKey(KDF_LABELS.previous, held);
  }

  #openSymmetric(published: EpochState, wrap: WrapState): Uint8Array | null {
    const { method, bytes } = wrap;
    const recipient = recipientOf(wrap);
    if (method === "hpke" || !this.#isOurs(recipient)) return null;
    const context = this.#contextOf(nameOf(published), recipient);
    if (method === "own") {
      const key = this.ownKey(recipient);
      if (key === null) return null;
      const opened = unwrapSecret({ key, context }, bytes);
      return opened ?? this.#report(wrapText(published, wrap), wrap.recordIndex);
    }
    const channel = this.#log === null ? null : channelOf(this.#log, wrap);
    const key = channel === null ? null : this.channelKey(channel);
    if (key === null) return null;
    return unwrapSecret({ key, context }, bytes) ?? this.#report(wrapText(published, wrap), wrap.recordIndex);
  }

  ownKey(name: KeyName): Uint8Array | null {
    const text = keyText(name);
    const known = this.#ownKeys.get(text);
    if (known !== undefined) return known;
    const held = name.kind === "member" || name.kind === "role" ? this.secret(name) : null;
    if (held === null) return null;
    const key = deriveKey(KDF_LABELS.ownKey, held);
    this.#ownKeys.set(text, key);
    return key;
  }

  /** A maker opens its own channels here; the other end's were opened by `refresh`. */
  channelKey(channel: ChannelState): Uint8Array | null {
    const text = channelText(channel);
    const known = this.#secrets.get(text);
    if (known !== undefined) return known;
    const cached = this.#options.cache.get(text);
    if (cached !== null) return this.#acceptChannel(channel, cached);
    if (channel.from !== this.#options.member) return null;
    const maker: KeyName = { kind: "member", id: channel.from, epoch: channel.fromEpoch };
    const key = this.ownKey(maker);
    if (key === null) return null;
    const opened = unwrapSecret(
      { key, context: this.#contextOf(channelName(channel), maker) },
      channel.fromWrap,
    );
    return opened === null ? this.#report(text, channel.recordIndex) : this.#acceptChannel(channel, opened);
  }

  #acceptChannel(channel: ChannelState, key: Uint8Array): Uint8Array | null {
    const text = channelText(channel);
    if (!isPublishedKey(channel.keyHash, keyNameBytes(channelName(channel)), key)) {
      return this.#report(text, channel.recordIndex);
    }
    this.#secrets.set(text, key);
    return key;
  }

  #contextOf(subject: KeyName, recipient: KeyName): Uint8Array {
    return wrapContext(
      subject,
      recipient,
      (this.#log === null ? null : publicKeyOf(this.#log, recipient)) ?? NOTHING,
    );
  }

  #isOurs({ kind, id }: KeyName): boolean {
    if (kind === "device") return this.#options.identities.some(({ device }) => device === id);
    return kind === "role" || id === this.#options.member;
  }

  /** The private seed that a wrap for `recipient` opens with. */
  #seedOf(recipient: KeyName): Uint8Array | null {
    if (recipient.kind === "device") {
      return this.#options.identities.find(({ device }) => device === recipient.id)?.kemSeed ?? null;
    }
    return this.#isOurs(recipient) ? this.secret(recipient) : null;
  }

  async #openAsymmetric(what: string, wrap: AsymmetricWrap): Promise<Uint8Array | null> {
    if (this.#reported.has(what)) return null;
    const seed = this.#seedOf(wrap.recipient);
    if (seed === null) return null;
    const address = { kem: this.#options.suite.kem, context: this.#contextOf(wrap.subject, wrap.recipient) };
    const opened = await unwrapWithSeed(address, seed, wrap.bytes);
    return opened ?? this.#report(what, wrap.recordIndex);
  }

  async #openKey(published: EpochState): Promise<void> {
    const subject = nameOf(published);
    for (const wrap of published.wraps) {
      if (wrap.method !== "hpke" || !this.#isOurs(recipientOf(wrap))) continue;
      if (this.secret(subject) !== null) return;
      const { bytes, recordIndex } = wrap;
      const asymmetric = { subject, recipient: recipientOf(wrap), bytes, recordIndex };
      const opened = await this.#openAsymmetric(wrapText(published, wrap), asymmetric);
      if (opened !== null && this.#accept(published, opened) !== null)
        this.#options.cache.put(keyText(subject), opened);
    }
  }

  /** Newest first: an epoch that opens gives those before it without another asymmetric wrap. */
  async #openEpochs(kind: KeyName["kind"], id: string): Promise<void> {
    for (let epoch = this.#newest(kind, id); epoch > 0; epoch--) {
      const published = this.#find({ kind, id, epoch });
      if (published !== null) await this.#openKey(published);
    }
  }

  /** Scopes rarely have asymmetric wraps, and there are thousands of scopes: nothing is awaited for the others. */
  #hasAsymmetric(kind: KeyName["kind"], id: string): boolean {
    for (let epoch = this.#newest(kind, id); epoch > 0; epoch--) {
      const wraps = this.#find({ kind, id, epoch })?.wraps ?? [];
      if (wraps.some(({ method }) => method === "hpke")) return true;
    }
    return false;
  }

  async #openChannels(): Promise<void> {
    for (const channel of this.#log?.channels.values() ?? []) {
      if (this.#seedOf(channelEnd(channel)) !== null) await this.#openChannel(channel);
    }
  }

  async #openChannel(channel: ChannelState): Promise<void> {
    if (this.channelKey(channel) !== null) return;
    const { toWrap: bytes, recordIndex } = channel;
    const text = channelText(channel);
    const [subject, recipient] = [channelName(channel), channelEnd(channel)];
    const opened = await this.#openAsymmetric(text, { subject, recipient, bytes, recordIndex });
    if (opened !== null && this.#acceptChannel(channel, opened) !== null)
      this.#options.cache.put(text, opened);
  }

  async refresh(newLog: MembershipData): Promise<void> {
    this.#log = newLog;
    await this.#openEpochs("member", this.#options.member);
    for (const role of ROLE_KEYS) await this.#openEpochs("role", role);
    await this.#openChannels();
    for (const role of ROLE_KEYS) await this.#openEpochs("role", role);
    for (const scope of newLog.scopes.keys()) {
      if (this.#hasAsymmetric("scope", scope)) await this.#openEpochs("scope", scope);
    }
    await this.#options.cache.save();
  }

  forget(): void {
    for (const bytes of [...this.#secrets.values(), ...this.#ownKeys.values()]) bytes.fill(0);
    this.#secrets.clear();
    this.#ownKeys.clear();
    this.#log = null;
  }
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
