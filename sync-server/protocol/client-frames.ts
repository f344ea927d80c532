/** Frames from client to relay (docs/PROTOCOL.md §7). */

import { type ByteReader, type ByteWriter, FormatError } from "../../crypto/public/bytes.ts";
import {
  bytesToDeviceId,
  bytesToDocumentId,
  bytesToInviteId,
  bytesToLogId,
  bytesToPracticeId,
  bytesToScopeId,
  type DeviceId,
  type DocumentId,
  ID_BYTES,
  idToBytes,
  type InviteId,
  type LogId,
  PRACTICE_ID_BYTES,
  type PracticeId,
  type ScopeId,
} from "../../crypto/public/ids.ts";
import { SIGNATURE_BYTES } from "../../crypto/public/signature.ts";
import { byteNames, readFlag, readList, writeFlag, writeList } from "./fields.ts";
import { type FrameTable, makeFrameCodec } from "./frame-layout.ts";

export const AWARENESS_MAX_BYTES = 1024;
export const PRACTICE_PREFIX_BYTES = 5;

/** The key that the proof is made with: a device's or kit's, or an invite's. */
export type HelloKey =
  | { readonly kind: "device"; readonly id: DeviceId }
  | { readonly kind: "invite"; readonly id: InviteId };

export type ClientFrame =
  | {
      readonly type: "hello";
      readonly protocol: number;
      readonly practice: PracticeId;
      readonly key: HelloKey;
    }
  | { readonly type: "proof"; readonly signature: Uint8Array }
  | { readonly type: "find"; readonly prefix: Uint8Array }
  | {
      readonly type: "create";
      readonly request: number;
      /** UTF-8. */
      readonly setupCode: Uint8Array;
      readonly genesis: Uint8Array;
    }
  | { readonly type: "append"; readonly request: number; readonly record: Uint8Array }
  | { readonly type: "read-log"; readonly from: number }
  | {
      readonly type: "push";
      readonly request: number;
      /** The entries may be by any device: a client gives back what the relay lost. */
      readonly heal: boolean;
      readonly signedEntries: readonly Uint8Array[];
    }
  | { readonly type: "resume"; readonly logId: LogId; readonly after: number }
  | {
      readonly type: "fetch";
      readonly request: number;
      readonly scope: ScopeId;
      readonly after: number;
      readonly through: number;
    }
  | { readonly type: "ask-heads"; readonly request: number }
  /** Every chain of this device, also in scopes that whoever asks does not read: for the cuts of a record that ends it. */
  | { readonly type: "ask-device-heads"; readonly request: number; readonly device: DeviceId }
  | {
      readonly type: "put-snapshot";
      readonly request: number;
      readonly covers: number;
      readonly signedEntry: Uint8Array;
    }
  | {
      readonly type: "get-snapshots";
      readonly request: number;
      readonly scope: ScopeId;
      /** `null`: of every document of the scope. */
      readonly document: DocumentId | null;
    }
  | {
      readonly type: "awareness";
      readonly scope: ScopeId;
      readonly document: DocumentId;
      readonly bytes: Uint8Array;
    }
  | {
      readonly type: "watch";
      readonly scope: ScopeId;
      readonly document: DocumentId;
      readonly on: boolean;
    }
  | { readonly type: "put-join"; readonly request: number; readonly joinRequest: Uint8Array };

const KEY_KINDS = byteNames("key kind", ["device", "invite"]);
const HEAL = 1;
const EVERY_DOCUMENT = new Uint8Array(ID_BYTES);

const CLIENT_FRAMES: FrameTable<ClientFrame> = {
  hello: {
    byte: 0x01,
    write: (f, to) =>
      to
        .u8(f.protocol)
        .bytes(idToBytes(f.practice))
        .u8(KEY_KINDS.byteOf(f.key.kind))
        .bytes(idToBytes(f.key.id)),
    read: (from) => ({
      type: "hello",
      protocol: from.u8("protocol"),
      practice: bytesToPracticeId(from.bytes(PRACTICE_ID_BYTES, "practice")),
      key: readHelloKey(from),
    }),
  },
  proof: {
    byte: 0x02,
    write: (f, to) => to.bytes(f.signature, SIGNATURE_BYTES),
    read: (from) => ({ type: "proof", signature: from.bytes(SIGNATURE_BYTES, "signature") }),
  },
  find: {
    byte: 0x03,
    write: (f, to) => to.bytes(f.prefix, PRACTICE_PREFIX_BYTES),
    read: (from) => ({ type: "find", prefix: from.bytes(PRACTICE_PREFIX_BYTES, "prefix") }),
  },
  create: {
    byte: 0x10,
    write: (f, to) => to.u32(f.request).var16(f.setupCode).var32(f.genesis),
    read: (from) => ({
      type: "create",
      request: from.u32("request"),
      setupCode: from.var16("setup code"),
      genesis: from.var32("genesis"),
    }),
  },
  append: {
    byte: 0x11,
    write: (f, to) => to.u32(f.request).var32(f.record),
    read: (from) => ({ type: "append", request: from.u32("request"), record: from.var32("record") }),
  },
  "read-log": {
    byte: 0x12,
    write: (f, to) => to.u32(f.from),
    read: (from) => ({ type: "read-log", from: from.u32("from") }),
  },
  push: {
    byte: 0x20,
    write(f, to) {
      to.u32(f.request).u8(f.heal ? HEAL : 0);
      writeList(to, f.signedEntries, (entry, list) => list.var32(entry));
    },
    read: (from) => ({
      type: "push",
      request: from.u32("request"),
      heal: readFlag(from, "flags"),
      signedEntries: readList(from, (item) => item.var32("signed entry")),
    }),
  },
  resume: {
    byte: 0x21,
    write: (f, to) => to.bytes(idToBytes(f.logId)).u64(f.after),
    read: (from) => ({
      type: "resume",
      logId: bytesToLogId(from.bytes(ID_BYTES, "log id")),
      after: from.u64("after"),
    }),
  },
  fetch: {
    byte: 0x22,
    write: (f, to) => to.u32(f.request).bytes(idToBytes(f.scope)).u64(f.after).u64(f.through),
    read: (from) => ({
      type: "fetch",
      request: from.u32("request"),
      scope: readScope(from),
      after: from.u64("after"),
      through: from.u64("through"),
    }),
  },
  "ask-heads": {
    byte: 0x23,
    write: (f, to) => to.u32(f.request),
    read: (from) => ({ type: "ask-heads", request: from.u32("request") }),
  },
  "ask-device-heads": {
    byte: 0x24,
    write: (f, to) => to.u32(f.request).bytes(idToBytes(f.device)),
    read: (from) => ({
      type: "ask-device-heads",
      request: from.u32("request"),
      device: bytesToDeviceId(from.bytes(ID_BYTES, "device")),
    }),
  },
  "put-snapshot": {
    byte: 0x28,
    write: (f, to) => to.u32(f.request).u64(f.covers).var32(f.signedEntry),
    read: (from) => ({
      type: "put-snapshot",
      request: from.u32("request"),
      covers: from.u64("covers"),
      signedEntry: from.var32("signed entry"),
    }),
  },
  "get-snapshots": {
    byte: 0x29,
    write: (f, to) =>
      to
        .u32(f.request)
        .bytes(idToBytes(f.scope))
        .bytes(f.document === null ? EVERY_DOCUMENT : idToBytes(f.document)),
    read(from) {
      const request = from.u32("request");
      const scope = readScope(from);
      const document = from.bytes(ID_BYTES, "document");
      const isEvery = document.every((byte) => byte === 0);
      return {
        type: "get-snapshots",
        request,
        scope,
        document: isEvery ? null : bytesToDocumentId(document),
      };
    },
  },
  awareness: {
    byte: 0x30,
    write: (f, to) => {
      writePlace(f, to);
      to.var16(requireShort(f.bytes));
    },
    read: (from) => ({ type: "awareness", ...readPlace(from), bytes: readAwarenessBytes(from) }),
  },
  watch: {
    byte: 0x31,
    write: (f, to) => {
      writePlace(f, to);
      writeFlag(to, f.on);
    },
    read: (from) => ({ type: "watch", ...readPlace(from), on: readFlag(from, "on") }),
  },
  "put-join": {
    byte: 0x40,
    write: (f, to) => to.u32(f.request).var32(f.joinRequest),
    read: (from) => ({
      type: "put-join",
      request: from.u32("request"),
      joinRequest: from.var32("join request"),
    }),
  },
};

const codec = makeFrameCodec(CLIENT_FRAMES);

export const encodeClientFrame = codec.encode;
/** The frame, its bytes as views of the input. Throws `FormatError` for bytes that no client writes. */
export const decodeClientFrame = codec.decode;

function readHelloKey(from: ByteReader): HelloKey {
  const kind = KEY_KINDS.nameOf(from.u8("key kind"));
  const id = from.bytes(ID_BYTES, "key");
  return kind === "device" ? { kind, id: bytesToDeviceId(id) } : { kind, id: bytesToInviteId(id) };
}

interface Place {
  readonly scope: ScopeId;
  readonly document: DocumentId;
}

export function readScope(from: ByteReader): ScopeId {
  return bytesToScopeId(from.bytes(ID_BYTES, "scope"));
}

export function readPlace(from: ByteReader): Place {
  return { scope: readScope(from), document: bytesToDocumentId(from.bytes(ID_BYTES, "document")) };
}

export function writePlace({ scope, document }: Place, to: ByteWriter): void {
  to.bytes(idToBytes(scope)).bytes(idToBytes(document));
}

export function readAwarenessBytes(from: ByteReader): Uint8Array {
  const bytes = from.var16("awareness");
  if (bytes.length > AWARENESS_MAX_BYTES) throw new FormatError("awareness");
  return bytes;
}

export function requireShort(bytes: Uint8Array): Uint8Array {
  if (bytes.length > AWARENESS_MAX_BYTES) throw new RangeError("awareness is too large");
  return bytes;
}
