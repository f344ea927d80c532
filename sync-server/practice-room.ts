/**
 * An open practice: its membership by the shared validator, who is connected, and the one line in which its writes stand. A room never
 * decides what its log does not say, and remembers nothing that it could not read again from its store.
 */

import type { PracticeId, ScopeId } from "../crypto/public/ids.ts";
import type { Verifier } from "../crypto/public/signature.ts";
import type { AnswerParts } from "./answers.ts";
import { areSignedByTheirDevices, isSignedByItsDevice } from "./audit.ts";
import type { Clock } from "./clock.ts";
import { type CommitQueue, makeCommitQueue, type PendingRecord } from "./commit-queue.ts";
import { type FanOut, makeFanOut } from "./fan-out.ts";
import type { Limits } from "./limits.ts";
import { type EventLog, shortId } from "./log.ts";
import { type MailboxRoom, makeMailbox } from "./mailbox.ts";
import { type Peer, refuse, sendFrame } from "./peer.ts";
import type { ClientFrame } from "./protocol/client-frames.ts";
import type { ResultCode } from "./protocol/codes.ts";
import { type Membership, validateRecord } from "./protocol/membership/membership.ts";
import type { MembershipRecord } from "./protocol/record.ts";
import { commitPushes } from "./push-commit.ts";
import { type PushedEntry, type ReadEntry, readPushedEntry } from "./pushed-entry.ts";
import { recordCommit } from "./record-commit.ts";
import { makeRights, type Rights } from "./rights.ts";
import { type PracticeState, type PracticeStore, StoreFault } from "./store/store.ts";
import { makeUsageCount } from "./usage-count.ts";
import { makeWatchTable, type WatchTable } from "./watch-table.ts";

export interface RoomParts {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly verifier: Verifier;
  readonly log: EventLog;
}

export interface Room {
  readonly practice: PracticeId;
  readonly store: PracticeStore;
  readonly membership: Membership;
  readonly state: PracticeState;
  readonly rights: Rights;
  readonly peers: ReadonlySet<Peer>;
  readonly fanOut: FanOut;
  readonly watches: WatchTable;
  readonly mailbox: MailboxRoom;
  readonly answers: AnswerParts;
  /** The store failed: this room is over, and a new one reads everything again. */
  readonly isOver: boolean;
  enter(peer: Peer): void;
  leave(peer: Peer): void;
  push(peer: Peer, frame: Extract<ClientFrame, { readonly type: "push" }>): void;
  append(peer: Peer, request: number, record: Uint8Array): void;
  resume(peer: Peer, frame: Extract<ClientFrame, { readonly type: "resume" }>): Promise<void>;
  /** Verifies one entry of a committed push and puts out the device when it does not hold. */
  audit(peer: Peer, entry: PushedEntry): void;
  /** Resolves when every write that was asked for is committed or refused. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenedLog {
  readonly membership: Membership;
  readonly length: number;
}

/** Reads a log from its first record and validates all of it. Null when it does not hold: the file was tampered with or is torn. */
export async function readMembership(store: PracticeStore, verifier: Verifier): Promise<OpenedLog | null> {
  const PAGE_BYTES = 4 * 1024 * 1024;
  let membership: Membership | null = null;
  for (let index = 0; ;) {
    const records = await store.log.read(index, PAGE_BYTES);
    if (records.length === 0) return membership === null ? null : { membership, length: index };
    for (const record of records) {
      const validation = await validateRecord(membership, record, verifier);
      if (!validation.ok) return null;
      membership = validation.state;
      index++;
    }
  }
}

/** Opens the room of a practice; null when its log does not validate. */
export async function openRoom(store: PracticeStore, parts: RoomParts): Promise<Room | null> {
  const opened = await readMembership(store, parts.verifier);
  if (opened === null || opened.membership.practice !== store.practice) return null;
  return makeRoom(store, parts, { membership: opened.membership, state: await store.state() });
}

interface Mutable {
  membership: Membership;
  state: PracticeState;
}

function makeRoom(store: PracticeStore, parts: RoomParts, now: Mutable): Room {
  const { clock, limits, verifier, log } = parts;
  const peers = new Set<Peer>();
  const membership = () => now.membership;
  const state = () => now.state;
  const rights = makeRights(membership);
  const usage = makeUsageCount(store, clock, limits.quota);
  const reads: Parameters<typeof makeWatchTable>[1] = (device, scope: ScopeId) =>
    rights.scopesOf(device).has(scope);
  const watches = makeWatchTable(limits, reads);
  const fanOut = makeFanOut({ clock, limits, store, rights, state, peers });
  const mailbox = makeMailbox({ store, membership, peers, verifier, clock });
  let isOver = false;
  let isHinted = false;

  const announce = async (record: MembershipRecord | null) => {
    rights.changed(record);
    watches.recheck();
    for (const peer of peers) tellOfRecord(peer);
    await mailbox.recheck();
  };
  const tellOfRecord = (peer: Peer) => {
    if (now.membership.deviceLives(peer.device)) return fanOut.wake(peer);
    void sayGoodbye(store, peer);
  };
  const refresh = async () => {
    for (;;) {
      const [record] = await store.log.read(now.membership.headIndex + 1, 1);
      if (record === undefined) break;
      const validation = await validateRecord(now.membership, record, verifier);
      if (!validation.ok) throw new StoreFault("broken");
      now.state = await store.state();
      await announce(validation.record);
    }
    now.state = await store.state();
    for (const peer of peers) fanOut.wake(peer);
  };
  const rebuild = async () => {
    const opened = await readMembership(store, verifier);
    if (opened === null) throw new StoreFault("broken");
    now.membership = opened.membership;
    now.state = await store.state();
    await announce(null);
  };
  const failed = (error: unknown) => {
    isOver = true;
    const code = error instanceof StoreFault ? error.code : "unexpected";
    log.warn("store-fault", { practice: shortId(store.practice), code });
    for (const peer of peers) refuse(peer.socket, "busy");
  };
  const setState = (next: PracticeState) => void (now.state = next);
  const pushParts = { clock, limits, log, store, rights, fanOut, usage, state, setState, refresh };
  const queue: CommitQueue = makeCommitQueue({
    clock,
    maxBytes: limits.closeAboveBytes,
    commitPushes: (pushes) => commitPushes(pushParts, pushes),
    commitRecord: (pending: PendingRecord) =>
      recordCommit({ ...pushParts, membership, verifier, rebuild, announce }, pending),
    failed,
  });
  const unwatch = store.watch(() => {
    if (isHinted || isOver) return;
    isHinted = true;
    queue.addTask(async () => {
      isHinted = false;
      await refresh();
    });
  });

  return {
    practice: store.practice,
    store,
    get membership() {
      return now.membership;
    },
    get state() {
      return now.state;
    },
    get isOver() {
      return isOver;
    },
    rights,
    peers,
    fanOut,
    watches,
    mailbox,
    answers: { clock, limits, store, rights, usage, state, membership, verifier },
    enter: (peer) => void peers.add(peer),
    leave(peer) {
      peers.delete(peer);
      watches.leave(peer);
    },
    push(peer, { request, heal, signedEntries }) {
      const entries = signedEntries.map((bytes) => readPushedEntry(bytes, "update"));
      const bytes = signedEntries.reduce((sum, entry) => sum + entry.length, 0);
      peer.pendingBytes += bytes;
      const push = { peer, request, heal, entries, bytes };
      if (!heal && peer.isProven) return queue.addPush({ ...push, verified: null });
      void verifyAll(entries, now.membership, verifier).then((verified) =>
        queue.addPush({ ...push, verified }),
      );
    },
    append: (peer, request, record) => queue.addRecord({ peer, request, record: record.slice() }),
    async resume(peer, { logId, after }) {
      const isKnown = logId === now.state.logId && after <= now.state.head;
      peer.sentThrough = isKnown ? after : 0;
      peer.isUntold = true;
      await mailbox.sendTo(peer);
      fanOut.wake(peer);
    },
    audit(peer, entry) {
      void isSignedByItsDevice(entry, now.membership, verifier).then((isSigned) => {
        if (isSigned || peer.isGone) return;
        log.warn("faulty-signature", { connection: peer.connection, device: shortId(peer.device) });
        refuse(peer.socket, "not-authentic");
      });
    },
    idle: () => queue.idle(),
    async close() {
      unwatch();
      await queue.idle();
      await store.close();
    },
  };
}

async function verifyAll(
  entries: readonly ReadEntry[],
  membership: Membership,
  verifier: Verifier,
): Promise<boolean[]> {
  const readable = entries.flatMap((read) => (read.ok ? [read.pushed] : []));
  const verified = await areSignedByTheirDevices(readable, membership, verifier);
  let at = 0;
  return entries.map((read) => read.ok && verified[at++] === true);
}

/** A device that was taken out is shown the records that say so, as far as it has not seen them, and nothing after. */
async function sayGoodbye(store: PracticeStore, peer: Peer): Promise<void> {
  const from = peer.logSent;
  peer.logSent = Number.MAX_SAFE_INTEGER;
  const records = await store.log.read(from, 512 * 1024);
  if (records.length > 0) sendFrame(peer, { type: "log", from, records });
  refuse(peer.socket, "not-authentic");
  peer.isGone = true;
}

/** A code for a request that has no other answer. */
export function sendResult(peer: Peer, request: number, code: ResultCode, value = 0): void {
  sendFrame(peer, { type: "result", request, code, value });
}
