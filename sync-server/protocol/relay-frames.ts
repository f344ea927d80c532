/** Frames from relay to client (docs/PROTOCOL.md §7). */

import type { ByteReader, ByteWriter } from "../../crypto/public/bytes.ts";
import { HASH_BYTES } from "../../crypto/public/hash.ts";
import {
  bytesToDeviceId,
  bytesToInviteId,
  bytesToLogId,
  bytesToPracticeId,
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
import { readAwarenessBytes, readPlace, readScope, requireShort, writePlace } from "./client-frames.ts";
import { byteToCode, byteToRejectCode, codeToByte, type RejectCode, type ResultCode } from "./codes.ts";
import { byteNames, readFlag, readList, writeFlag, writeList } from "./fields.ts";
import { type FrameTable, makeFrameCodec } from "./frame-layout.ts";

export const NONCE_BYTES = 32;

export type InviteState = "open" | "waiting" | "used" | "revoked" | "expired" | "contested" | "unknown";

export interface NumberedEntry {
  readonly number: number;
  readonly signedEntry: Uint8Array;
}

export interface CoveringSnapshot {
  readonly covers: number;
  readonly signedEntry: Uint8Array;
}

export interface PushOutcome {
  readonly code: ResultCode;
  readonly number: number;
}

export interface HeadOfChain {
  readonly device: DeviceId;
  readonly scope: ScopeId;
  readonly incarnation: number;
  readonly counter: number;
  readonly hash: Uint8Array;
}

export type RelayFrame =
  | {
      readonly type: "challenge";
      readonly nonce: Uint8Array;
      readonly oldestProtocol: number;
      readonly newestProtocol: number;
    }
  | {
      readonly type: "welcome";
      readonly logId: LogId;
      readonly headNumber: number;
      readonly logLength: number;
      readonly logHead: Uint8Array;
    }
  | { readonly type: "found"; readonly practices: readonly PracticeId[] }
  | {
      readonly type: "invite-welcome";
      readonly state: InviteState;
      /** The invite's record; empty when unknown. */
      readonly record: Uint8Array;
    }
  | { readonly type: "log"; readonly from: number; readonly records: readonly Uint8Array[] }
  | { readonly type: "result"; readonly request: number; readonly code: ResultCode; readonly value: number }
  /** In the order pushed. */
  | { readonly type: "ack"; readonly request: number; readonly outcomes: readonly PushOutcome[] }
  | { readonly type: "entries"; readonly through: number; readonly entries: readonly NumberedEntry[] }
  | {
      readonly type: "fetched";
      readonly request: number;
      readonly through: number;
      readonly more: boolean;
      readonly entries: readonly NumberedEntry[];
    }
  | {
      readonly type: "heads";
      readonly request: number;
      readonly more: boolean;
      readonly heads: readonly HeadOfChain[];
    }
  | {
      readonly type: "snapshots";
      readonly request: number;
      readonly more: boolean;
      readonly snapshots: readonly CoveringSnapshot[];
    }
  | {
      readonly type: "awareness";
      readonly scope: ScopeId;
      readonly document: DocumentId;
      readonly bytes: Uint8Array;
    }
  | {
      readonly type: "watchers";
      readonly scope: ScopeId;
      readonly document: DocumentId;
      readonly others: number;
    }
  | { readonly type: "join"; readonly invite: InviteId; readonly joinRequests: readonly Uint8Array[] }
  | { readonly type: "refused"; readonly code: RejectCode };

const INVITE_STATES = byteNames<InviteState>("invite state", [
  "open",
  "waiting",
  "used",
  "revoked",
  "expired",
  "contested",
  "unknown",
]);

const RELAY_FRAMES: FrameTable<RelayFrame> = {
  challenge: {
    byte: 0x81,
    write: (f, to) => to.bytes(f.nonce, NONCE_BYTES).u8(f.oldestProtocol).u8(f.newestProtocol),
    read: (from) => ({
      type: "challenge",
      nonce: from.bytes(NONCE_BYTES, "nonce"),
      oldestProtocol: from.u8("oldest protocol"),
      newestProtocol: from.u8("newest protocol"),
    }),
  },
  welcome: {
    byte: 0x82,
    write: (f, to) =>
      to.bytes(idToBytes(f.logId)).u64(f.headNumber).u32(f.logLength).bytes(f.logHead, HASH_BYTES),
    read: (from) => ({
      type: "welcome",
      logId: bytesToLogId(from.bytes(ID_BYTES, "log id")),
      headNumber: from.u64("head number"),
      logLength: from.u32("log length"),
      logHead: from.bytes(HASH_BYTES, "log head"),
    }),
  },
  found: {
    byte: 0x83,
    write: (f, to) => writeList(to, f.practices, (practice, list) => list.bytes(idToBytes(practice))),
    read: (from) => ({
      type: "found",
      practices: readList(from, (item) => bytesToPracticeId(item.bytes(PRACTICE_ID_BYTES, "practice"))),
    }),
  },
  "invite-welcome": {
    byte: 0x84,
    write: (f, to) => to.u8(INVITE_STATES.byteOf(f.state)).var32(f.record),
    read: (from) => ({
      type: "invite-welcome",
      state: INVITE_STATES.nameOf(from.u8("invite state")),
      record: from.var32("record"),
    }),
  },
  log: {
    byte: 0x90,
    write: (f, to) => writeList(to.u32(f.from), f.records, (record, list) => list.var32(record)),
    read: (from) => ({
      type: "log",
      from: from.u32("from"),
      records: readList(from, (item) => item.var32("record")),
    }),
  },
  result: {
    byte: 0x91,
    write: (f, to) => to.u32(f.request).u8(codeToByte(f.code)).u64(f.value),
    read: (from) => ({
      type: "result",
      request: from.u32("request"),
      code: byteToCode(from.u8("code")),
      value: from.u64("value"),
    }),
  },
  ack: {
    byte: 0xa0,
    write: (f, to) =>
      writeList(to.u32(f.request), f.outcomes, ({ code, number }, list) =>
        list.u8(codeToByte(code)).u64(number),
      ),
    read: (from) => ({
      type: "ack",
      request: from.u32("request"),
      outcomes: readList(from, (item) => ({
        code: byteToCode(item.u8("code")),
        number: item.u64("number"),
      })),
    }),
  },
  entries: {
    byte: 0xa1,
    write: (f, to) => writeList(to.u64(f.through), f.entries, writeNumbered),
    read: (from) => ({
      type: "entries",
      through: from.u64("through"),
      entries: readList(from, readNumbered),
    }),
  },
  fetched: {
    byte: 0xa2,
    write(f, to) {
      writeFlag(to.u32(f.request).u64(f.through), f.more);
      writeList(to, f.entries, writeNumbered);
    },
    read: (from) => ({
      type: "fetched",
      request: from.u32("request"),
      through: from.u64("through"),
      more: readFlag(from, "more"),
      entries: readList(from, readNumbered),
    }),
  },
  heads: {
    byte: 0xa3,
    write(f, to) {
      writeFlag(to.u32(f.request), f.more);
      writeList(to, f.heads, writeHead);
    },
    read: (from) => ({
      type: "heads",
      request: from.u32("request"),
      more: readFlag(from, "more"),
      heads: readList(from, readHead),
    }),
  },
  snapshots: {
    byte: 0xa8,
    write(f, to) {
      writeFlag(to.u32(f.request), f.more);
      writeList(to, f.snapshots, ({ covers, signedEntry }, list) => list.u64(covers).var32(signedEntry));
    },
    read: (from) => ({
      type: "snapshots",
      request: from.u32("request"),
      more: readFlag(from, "more"),
      snapshots: readList(from, (item) => ({
        covers: item.u64("covers"),
        signedEntry: item.var32("signed entry"),
      })),
    }),
  },
  awareness: {
    byte: 0xb0,
    write(f, to) {
      writePlace(f, to);
      to.var16(requireShort(f.bytes));
    },
    read: (from) => ({ type: "awareness", ...readPlace(from), bytes: readAwarenessBytes(from) }),
  },
  watchers: {
    byte: 0xb1,
    write(f, to) {
      writePlace(f, to);
      to.u16(f.others);
    },
    read: (from) => ({ type: "watchers", ...readPlace(from), others: from.u16("others") }),
  },
  join: {
    byte: 0xc0,
    write: (f, to) =>
      writeList(to.bytes(idToBytes(f.invite)), f.joinRequests, (request, list) => list.var32(request)),
    read: (from) => ({
      type: "join",
      invite: bytesToInviteId(from.bytes(ID_BYTES, "invite")),
      joinRequests: readList(from, (item) => item.var32("join request")),
    }),
  },
  refused: {
    byte: 0xe0,
    write: (f, to) => to.u8(codeToByte(f.code)),
    read: (from) => ({ type: "refused", code: byteToRejectCode(from.u8("code")) }),
  },
};

const codec = makeFrameCodec(RELAY_FRAMES);

export const encodeRelayFrame = codec.encode;
/** The frame, its bytes as views of the input. Throws `FormatError` for bytes that no relay writes. */
export const decodeRelayFrame = codec.decode;

function writeNumbered({ number, signedEntry }: NumberedEntry, to: ByteWriter): void {
  to.u64(number).var32(signedEntry);
}

function readNumbered(from: ByteReader): NumberedEntry {
  return { number: from.u64("number"), signedEntry: from.var32("signed entry") };
}

function writeHead(head: HeadOfChain, to: ByteWriter): void {
  to.bytes(idToBytes(head.device))
    .bytes(idToBytes(head.scope))
    .u16(head.incarnation)
    .u64(head.counter)
    .bytes(head.hash, HASH_BYTES);
}

function readHead(from: ByteReader): HeadOfChain {
  return {
    device: bytesToDeviceId(from.bytes(ID_BYTES, "device")),
    scope: readScope(from),
    incarnation: from.u16("incarnation"),
    counter: from.u64("counter"),
    hash: from.bytes(HASH_BYTES, "hash"),
  };
}
