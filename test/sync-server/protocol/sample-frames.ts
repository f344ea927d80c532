/** Frames of every type with random fields, for round trips. */

import {
  bytesToDeviceId,
  bytesToDocumentId,
  bytesToInviteId,
  bytesToLogId,
  bytesToPracticeId,
  bytesToScopeId,
} from "../../../crypto/public/ids.ts";
import type { ClientFrame } from "../../../sync-server/protocol/client-frames.ts";
import { RESULT_CODES } from "../../../sync-server/protocol/codes.ts";
import type { RelayFrame } from "../../../sync-server/protocol/relay-frames.ts";
import type { Choice } from "../../support/seeded-choice.ts";

type Samples<Frame extends { readonly type: string }> = {
  readonly [Type in Frame["type"]]: (choice: Choice) => Extract<Frame, { readonly type: Type }>;
};

const u8 = (c: Choice) => c.number(256);
const u16 = (c: Choice) => c.number(65_536);
const u32 = (c: Choice) => c.number(2 ** 32);
const u64 = (c: Choice) => (c.chance(0.1) ? Number.MAX_SAFE_INTEGER : c.number(2 ** 21) * 2 ** 32 + u32(c));
const some = (c: Choice) => c.random.bytes(c.number(300));
const practice = (c: Choice) => bytesToPracticeId(c.random.bytes(32));
const scope = (c: Choice) => bytesToScopeId(c.random.bytes(16));
const document = (c: Choice) => bytesToDocumentId(c.random.bytes(16));
const device = (c: Choice) => bytesToDeviceId(c.random.bytes(16));
const invite = (c: Choice) => bytesToInviteId(c.random.bytes(16));
const logId = (c: Choice) => bytesToLogId(c.random.bytes(16));
const code = (c: Choice) => c.of(RESULT_CODES);
const numbered = (c: Choice) => c.list(4, () => ({ number: u64(c), signedEntry: some(c) }));

export const CLIENT_SAMPLES: Samples<ClientFrame> = {
  hello: (c) => ({
    type: "hello",
    protocol: u8(c),
    practice: practice(c),
    key: c.chance(0.5) ? { kind: "device", id: device(c) } : { kind: "invite", id: invite(c) },
  }),
  proof: (c) => ({ type: "proof", signature: c.random.bytes(64) }),
  find: (c) => ({ type: "find", prefix: c.random.bytes(5) }),
  create: (c) => ({ type: "create", request: u32(c), setupCode: some(c), genesis: some(c) }),
  append: (c) => ({ type: "append", request: u32(c), record: some(c) }),
  "read-log": (c) => ({ type: "read-log", from: u32(c) }),
  push: (c) => ({
    type: "push",
    request: u32(c),
    heal: c.chance(0.5),
    signedEntries: c.list(5, () => some(c)),
  }),
  resume: (c) => ({ type: "resume", logId: logId(c), after: u64(c) }),
  fetch: (c) => ({ type: "fetch", request: u32(c), scope: scope(c), after: u64(c), through: u64(c) }),
  "ask-heads": (c) => ({ type: "ask-heads", request: u32(c) }),
  "put-snapshot": (c) => ({ type: "put-snapshot", request: u32(c), covers: u64(c), signedEntry: some(c) }),
  "get-snapshots": (c) => ({
    type: "get-snapshots",
    request: u32(c),
    scope: scope(c),
    document: c.chance(0.5) ? null : document(c),
  }),
  awareness: (c) => ({ type: "awareness", scope: scope(c), document: document(c), bytes: some(c) }),
  watch: (c) => ({ type: "watch", scope: scope(c), document: document(c), on: c.chance(0.5) }),
  "put-join": (c) => ({ type: "put-join", request: u32(c), joinRequest: some(c) }),
  // Later than the frozen ones, and without chance, so that those stay what they were.
  "ask-device-heads": () => ({
    type: "ask-device-heads",
    request: 0x0102_0304,
    device: bytesToDeviceId(Uint8Array.from({ length: 16 }, (_, at) => at + 1)),
  }),
};

export const RELAY_SAMPLES: Samples<RelayFrame> = {
  challenge: (c) => ({
    type: "challenge",
    nonce: c.random.bytes(32),
    oldestProtocol: u8(c),
    newestProtocol: u8(c),
  }),
  welcome: (c) => ({
    type: "welcome",
    logId: logId(c),
    headNumber: u64(c),
    logLength: u32(c),
    logHead: c.random.bytes(32),
  }),
  found: (c) => ({ type: "found", practices: c.list(4, () => practice(c)) }),
  "invite-welcome": (c) => ({
    type: "invite-welcome",
    state: c.of(["open", "waiting", "used", "revoked", "expired", "contested", "unknown"] as const),
    record: some(c),
  }),
  log: (c) => ({ type: "log", from: u32(c), records: c.list(5, () => some(c)) }),
  result: (c) => ({ type: "result", request: u32(c), code: code(c), value: u64(c) }),
  ack: (c) => ({
    type: "ack",
    request: u32(c),
    outcomes: c.list(6, () => ({ code: code(c), number: u64(c) })),
  }),
  entries: (c) => ({ type: "entries", through: u64(c), entries: numbered(c) }),
  fetched: (c) => ({
    type: "fetched",
    request: u32(c),
    through: u64(c),
    more: c.chance(0.5),
    entries: numbered(c),
  }),
  heads: (c) => ({
    type: "heads",
    request: u32(c),
    more: c.chance(0.5),
    heads: c.list(4, () => ({
      device: device(c),
      scope: scope(c),
      incarnation: u16(c),
      counter: u64(c),
      hash: c.random.bytes(32),
    })),
  }),
  snapshots: (c) => ({
    type: "snapshots",
    request: u32(c),
    more: c.chance(0.5),
    snapshots: c.list(4, () => ({ covers: u64(c), signedEntry: some(c) })),
  }),
  awareness: (c) => ({ type: "awareness", scope: scope(c), document: document(c), bytes: some(c) }),
  watchers: (c) => ({ type: "watchers", scope: scope(c), document: document(c), others: u16(c) }),
  join: (c) => ({ type: "join", invite: invite(c), joinRequests: c.list(3, () => some(c)) }),
  refused: (c) => ({
    type: "refused",
    code: c.of(RESULT_CODES.filter((one) => one !== "ok")),
  }),
};
