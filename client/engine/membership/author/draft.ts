/**
 * One membership record in the making. It knows who must receive what once the record stands (a removed member no more, a new
 * device already), makes the new secrets, and seals each for its recipients by the cheapest way that is allowed: under a key that
 * the author holds, through a channel of the author's, or to a public key.
 *
 * Made secrets live in the draft until the record is confirmed and the keyring opens them from the log like everybody else.
 */
import { ByteWriter } from "../../../../crypto/public/bytes.ts";
import type { DeviceId, MemberId } from "../../../../crypto/public/ids.ts";
import { KDF_LABELS } from "../../../../crypto/public/labels.ts";
import { deriveKey } from "../../../../crypto/secret/derive-key.ts";
import type { CryptoSuite } from "../../../../crypto/secret/suite.ts";
import { keyHash, SECRET_BYTES, wrapForKey, wrapSecret } from "../../../../crypto/secret/wrap.ts";
import type { MembershipData } from "../../../../sync-server/protocol/membership/state.ts";
import type {
  ChannelLine,
  DeviceLine,
  EpochLine,
  GrantLine,
  WrapLine,
} from "../../../../sync-server/protocol/record-lists.ts";
import { channelLayout, epochLayout } from "../../../../sync-server/protocol/record-lists.ts";
import type { KeySubject, Recipient } from "../../../../sync-server/protocol/principals.ts";
import { Fault } from "../../fault.ts";
import {
  channelFrom,
  channelName,
  currentEpoch,
  type KeyName,
  keyNameBytes,
  keyText,
  publicKeyOf,
  wrapContext,
} from "../../keyring/published-keys.ts";
import type { SecretTree } from "../../keyring/secret-tree.ts";
import { type Changes, makeRecipients, type Recipients } from "./recipients.ts";

/** What every author of records is given. */
export interface AuthorContext {
  /** The confirmed state that the record will stand on. */
  readonly data: MembershipData;
  readonly secrets: SecretTree;
  readonly member: MemberId;
  readonly suite: CryptoSuite;
}

/** Who a secret is wrapped to: `epoch` is the recipient's. */
type Named = Recipient & { readonly epoch: number };

export interface Draft {
  readonly epochs: EpochLine[];
  readonly channels: ChannelLine[];
  readonly grants: GrantLine[];
  /** Roughly how many bytes the lists take. */
  readonly bytes: number;
  /** A new epoch, or the first, with all its wraps. `readers`: members that a `file` or `case` is wrapped to besides its roles. */
  openEpoch(subject: KeySubject, readers?: readonly MemberId[]): Promise<void>;
  /** A current secret of ours for one more recipient. */
  grant(subject: KeySubject, recipient: Recipient): Promise<void>;
  /** As `grant`, for a member: its devices when it is dirty. */
  grantMember(subject: KeySubject, member: MemberId): Promise<void>;
  /** The first epoch of a member that somebody else made: its own join request. */
  adoptMember(epoch: EpochLine): void;
}

const NOTHING = new Uint8Array(0);

export function makeDraft(context: AuthorContext, changes: Changes = {}): Draft {
  return new GrowingDraft(context, changes);
}

class GrowingDraft implements Draft {
  readonly epochs: EpochLine[] = [];
  readonly channels: ChannelLine[] = [];
  readonly grants: GrantLine[] = [];
  readonly #context: AuthorContext;
  readonly #recipients: Recipients;
  readonly #addedDevices: ReadonlyMap<DeviceId, DeviceLine>;
  readonly #made = new Map<string, Uint8Array>();
  readonly #opened = new Map<string, EpochLine>();
  readonly #channelKeys = new Map<string, Uint8Array>();
  #bytes = 0;

  constructor(context: AuthorContext, changes: Changes) {
    this.#context = context;
    this.#recipients = makeRecipients(context.data, changes);
    this.#addedDevices = new Map((changes.addedDevices ?? []).map((line) => [line.device, line]));
  }

  get bytes(): number {
    return this.#bytes;
  }

  async openEpoch(subject: KeySubject, readers?: readonly MemberId[]): Promise<void> {
    const name: KeyName = { ...subject, epoch: this.#epochOf(subject.kind, subject.id) + 1 };
    const secret = this.#context.suite.random.bytes(SECRET_BYTES);
    const kemPublic =
      subject.kind === "scope" ? NOTHING : (await this.#context.suite.kem.deriveKeyPair(secret)).publicKey;
    const previous = this.#previousOf(name, secret, kemPublic);
    const wraps: WrapLine[] = [];
    const line: EpochLine = {
      subject,
      epoch: name.epoch,
      keyHash: keyHash(keyNameBytes(name), secret),
      kemPublic,
      previous,
      wraps,
    };
    this.#made.set(keyText(name), secret);
    for (const recipient of this.#recipients.of(subject, readers)) {
      wraps.push(await this.#wrap(name, secret, this.#named(recipient)));
    }
    this.#add(line);
  }

  async grant(subject: KeySubject, recipient: Recipient): Promise<void> {
    const name: KeyName = { ...subject, epoch: this.#epochOf(subject.kind, subject.id) };
    const line = await this.#wrap(name, this.#secretOf(name), this.#named(recipient));
    this.grants.push({ subject, epoch: name.epoch, wrap: line });
    this.#bytes += 64 + line.bytes.length;
  }

  async grantMember(subject: KeySubject, member: MemberId): Promise<void> {
    for (const recipient of this.#recipients.inPlaceOf(member)) await this.grant(subject, recipient);
  }

  adoptMember(epoch: EpochLine): void {
    this.#add(epoch);
  }

  #epochOf(kind: "member" | "role" | "scope", id: string): number {
    return this.#opened.get(`${kind}/${id}`)?.epoch ?? currentEpoch(this.#context.data, kind, id);
  }

  #named(recipient: Recipient): Named {
    return {
      ...recipient,
      epoch: recipient.kind === "device" ? 0 : this.#epochOf(recipient.kind, recipient.id),
    };
  }

  #publicOf(name: KeyName): Uint8Array {
    const own = this.#opened.get(`${name.kind}/${name.id}`);
    if (own?.epoch === name.epoch) return own.kemPublic;
    const added = name.kind === "device" ? this.#addedDevices.get(name.id as DeviceId) : undefined;
    const key = added?.kemPublic ?? publicKeyOf(this.#context.data, name);
    if (key === null) throw new Fault("internal", { detail: `no public key of ${keyText(name)}` });
    return key;
  }

  #secretOf(name: KeyName): Uint8Array {
    const secret = this.#made.get(keyText(name)) ?? this.#context.secrets.secret(name);
    if (secret === null) throw new Fault("not-permitted", { detail: `secret of ${name.kind} is not held` });
    return secret;
  }

  #ownKeyOf(name: KeyName): Uint8Array | null {
    const secret = this.#made.get(keyText(name));
    return secret === undefined ? this.#context.secrets.ownKey(name) : deriveKey(KDF_LABELS.ownKey, secret);
  }

  /** A member that somebody else made is never sealed for under its own key. */
  #authorOwnKey(recipient: Named): Uint8Array | null {
    return recipient.kind === "role" || recipient.id === this.#context.member
      ? this.#ownKeyOf(recipient)
      : null;
  }

  async #wrap(subject: KeyName, secret: Uint8Array, recipient: Named): Promise<WrapLine> {
    const context = wrapContext(subject, recipient, this.#publicOf(recipient));
    const line = (method: WrapLine["method"], sealed: Uint8Array): WrapLine => ({
      recipient: { kind: recipient.kind, id: recipient.id } as Recipient,
      recipientEpoch: recipient.epoch,
      method,
      bytes: sealed,
    });
    if (recipient.kind !== "device") {
      const own = this.#authorOwnKey(recipient);
      if (own !== null)
        return line("own", wrapSecret({ key: own, context }, secret, this.#context.suite.random));
      const channel = await this.#channelTo(recipient);
      if (channel !== null)
        return line("channel", wrapSecret({ key: channel, context }, secret, this.#context.suite.random));
    }
    return line(
      "hpke",
      await wrapForKey({ kem: this.#context.suite.kem, context }, this.#publicOf(recipient), secret),
    );
  }

  async #channelTo(recipient: Named): Promise<Uint8Array | null> {
    const maker: KeyName = {
      kind: "member",
      id: this.#context.member,
      epoch: this.#epochOf("member", this.#context.member),
    };
    if (this.#recipients.isDirty(this.#context.member) && !this.#made.has(keyText(maker))) return null;
    const text = keyText(recipient);
    const known = this.#channelKeys.get(text);
    if (known !== undefined) return known;
    const published = channelFrom(this.#context.data, {
      from: this.#context.member,
      fromEpoch: maker.epoch,
      to: recipient,
    });
    const key =
      (published === null ? null : this.#context.secrets.channelKey(published)) ??
      (await this.#openChannel(maker, recipient));
    if (key !== null) this.#channelKeys.set(text, key);
    return key;
  }

  async #openChannel(maker: KeyName, recipient: Named): Promise<Uint8Array | null> {
    const own = this.#ownKeyOf(maker);
    if (own === null || recipient.kind === "device") return null;
    const key = this.#context.suite.random.bytes(SECRET_BYTES);
    const name = channelName({ from: this.#context.member, fromEpoch: maker.epoch });
    const to = this.#publicOf(recipient);
    const toContext = wrapContext(name, recipient, to);
    const fromContext = wrapContext(name, maker, this.#publicOf(maker));
    const channel: ChannelLine = {
      from: this.#context.member,
      fromEpoch: maker.epoch,
      to: { kind: recipient.kind, id: recipient.id } as ChannelLine["to"],
      toEpoch: recipient.epoch,
      keyHash: keyHash(keyNameBytes(name), key),
      toWrap: await wrapForKey({ kem: this.#context.suite.kem, context: toContext }, to, key),
      fromWrap: wrapSecret({ key: own, context: fromContext }, key, this.#context.suite.random),
    };
    this.channels.push(channel);
    this.#bytes += sizeOf(channelLayout, channel);
    return key;
  }

  #previousOf(name: KeyName, secret: Uint8Array, kemPublic: Uint8Array): Uint8Array {
    if (name.epoch === 1) return NOTHING;
    const old = { ...name, epoch: name.epoch - 1 };
    const label = name.kind === "scope" ? KDF_LABELS.previous : KDF_LABELS.ownKey;
    const address = { key: deriveKey(label, secret), context: wrapContext(old, name, kemPublic) };
    return wrapSecret(address, this.#secretOf(old), this.#context.suite.random);
  }

  #add(epoch: EpochLine): void {
    this.#opened.set(`${epoch.subject.kind}/${epoch.subject.id}`, epoch);
    this.epochs.push(epoch);
    this.#bytes += sizeOf(epochLayout, epoch);
  }
}

function sizeOf<Line>(layout: { write(line: Line, to: ByteWriter): void }, line: Line): number {
  const writer = new ByteWriter(2048);
  layout.write(line, writer);
  return writer.length;
}
