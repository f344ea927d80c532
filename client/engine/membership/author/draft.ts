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
import { type Changes, makeRecipients } from "./recipients.ts";

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
  const { data, secrets, member: author, suite } = context;
  const recipients = makeRecipients(data, changes);
  const addedDevices = new Map((changes.addedDevices ?? []).map((line) => [line.device, line]));
  const made = new Map<string, Uint8Array>();
  const opened = new Map<string, EpochLine>();
  const channelKeys = new Map<string, Uint8Array>();
  const [epochs, channels, grants]: [EpochLine[], ChannelLine[], GrantLine[]] = [[], [], []];
  let bytes = 0;

  function epochOf(kind: "member" | "role" | "scope", id: string): number {
    return opened.get(`${kind}/${id}`)?.epoch ?? currentEpoch(data, kind, id);
  }

  function named(recipient: Recipient): Named {
    return { ...recipient, epoch: recipient.kind === "device" ? 0 : epochOf(recipient.kind, recipient.id) };
  }

  function publicOf(name: KeyName): Uint8Array {
    const own = opened.get(`${name.kind}/${name.id}`);
    if (own?.epoch === name.epoch) return own.kemPublic;
    const added = name.kind === "device" ? addedDevices.get(name.id as DeviceId) : undefined;
    const key = added?.kemPublic ?? publicKeyOf(data, name);
    if (key === null) throw new Fault("internal", { detail: `no public key of ${keyText(name)}` });
    return key;
  }

  function secretOf(name: KeyName): Uint8Array {
    const secret = made.get(keyText(name)) ?? secrets.secret(name);
    if (secret === null) throw new Fault("not-permitted", { detail: `secret of ${name.kind} is not held` });
    return secret;
  }

  function ownKeyOf(name: KeyName): Uint8Array | null {
    const secret = made.get(keyText(name));
    return secret === undefined ? secrets.ownKey(name) : deriveKey(KDF_LABELS.ownKey, secret);
  }

  /** A member that somebody else made is never sealed for under its own key. */
  function authorOwnKey(recipient: Named): Uint8Array | null {
    return recipient.kind === "role" || recipient.id === author ? ownKeyOf(recipient) : null;
  }

  async function wrap(subject: KeyName, secret: Uint8Array, recipient: Named): Promise<WrapLine> {
    const context = wrapContext(subject, recipient, publicOf(recipient));
    const line = (method: WrapLine["method"], sealed: Uint8Array): WrapLine => ({
      recipient: { kind: recipient.kind, id: recipient.id } as Recipient,
      recipientEpoch: recipient.epoch,
      method,
      bytes: sealed,
    });
    if (recipient.kind !== "device") {
      const own = authorOwnKey(recipient);
      if (own !== null) return line("own", wrapSecret({ key: own, context }, secret, suite.random));
      const channel = await channelTo(recipient);
      if (channel !== null)
        return line("channel", wrapSecret({ key: channel, context }, secret, suite.random));
    }
    return line("hpke", await wrapForKey({ kem: suite.kem, context }, publicOf(recipient), secret));
  }

  async function channelTo(recipient: Named): Promise<Uint8Array | null> {
    const maker: KeyName = { kind: "member", id: author, epoch: epochOf("member", author) };
    if (recipients.isDirty(author) && !made.has(keyText(maker))) return null;
    const text = keyText(recipient);
    const known = channelKeys.get(text);
    if (known !== undefined) return known;
    const published = channelFrom(data, { from: author, fromEpoch: maker.epoch, to: recipient });
    const key =
      (published === null ? null : secrets.channelKey(published)) ?? (await openChannel(maker, recipient));
    if (key !== null) channelKeys.set(text, key);
    return key;
  }

  async function openChannel(maker: KeyName, recipient: Named): Promise<Uint8Array | null> {
    const own = ownKeyOf(maker);
    if (own === null || recipient.kind === "device") return null;
    const key = suite.random.bytes(SECRET_BYTES);
    const name = channelName({ from: author, fromEpoch: maker.epoch });
    const to = publicOf(recipient);
    const toContext = wrapContext(name, recipient, to);
    const fromContext = wrapContext(name, maker, publicOf(maker));
    const channel: ChannelLine = {
      from: author,
      fromEpoch: maker.epoch,
      to: { kind: recipient.kind, id: recipient.id } as ChannelLine["to"],
      toEpoch: recipient.epoch,
      keyHash: keyHash(keyNameBytes(name), key),
      toWrap: await wrapForKey({ kem: suite.kem, context: toContext }, to, key),
      fromWrap: wrapSecret({ key: own, context: fromContext }, key, suite.random),
    };
    channels.push(channel);
    bytes += sizeOf(channelLayout, channel);
    return key;
  }

  function previousOf(name: KeyName, secret: Uint8Array, kemPublic: Uint8Array): Uint8Array {
    if (name.epoch === 1) return NOTHING;
    const old = { ...name, epoch: name.epoch - 1 };
    const label = name.kind === "scope" ? KDF_LABELS.previous : KDF_LABELS.ownKey;
    const address = { key: deriveKey(label, secret), context: wrapContext(old, name, kemPublic) };
    return wrapSecret(address, secretOf(old), suite.random);
  }

  function add(epoch: EpochLine): void {
    opened.set(`${epoch.subject.kind}/${epoch.subject.id}`, epoch);
    epochs.push(epoch);
    bytes += sizeOf(epochLayout, epoch);
  }

  return {
    epochs,
    channels,
    grants,
    get bytes() {
      return bytes;
    },
    async openEpoch(subject, readers) {
      const name: KeyName = { ...subject, epoch: epochOf(subject.kind, subject.id) + 1 };
      const secret = suite.random.bytes(SECRET_BYTES);
      const kemPublic =
        subject.kind === "scope" ? NOTHING : (await suite.kem.deriveKeyPair(secret)).publicKey;
      const previous = previousOf(name, secret, kemPublic);
      const wraps: WrapLine[] = [];
      const line: EpochLine = {
        subject,
        epoch: name.epoch,
        keyHash: keyHash(keyNameBytes(name), secret),
        kemPublic,
        previous,
        wraps,
      };
      made.set(keyText(name), secret);
      for (const recipient of recipients.of(subject, readers)) {
        wraps.push(await wrap(name, secret, named(recipient)));
      }
      add(line);
    },
    async grant(subject, recipient) {
      const name: KeyName = { ...subject, epoch: epochOf(subject.kind, subject.id) };
      const line = await wrap(name, secretOf(name), named(recipient));
      grants.push({ subject, epoch: name.epoch, wrap: line });
      bytes += 64 + line.bytes.length;
    },
    async grantMember(subject, member) {
      for (const recipient of recipients.inPlaceOf(member)) await this.grant(subject, recipient);
    },
    adoptMember: add,
  };
}

function sizeOf<Line>(layout: { write(line: Line, to: ByteWriter): void }, line: Line): number {
  const writer = new ByteWriter(2048);
  layout.write(line, writer);
  return writer.length;
}
