/**
 * An open practice: its membership by the shared validator, who is connected, and the one line in which its writes stand. A room never
 * decides what its log does not say, and remembers nothing that it could not read again from its store.
 */

import type { PracticeId } from "../crypto/public/ids.ts";
import type { Verifier } from "../crypto/public/signature.ts";
import type { AnswerParts } from "./answers.ts";
import { areSignedByTheirDevices, isSignedByItsDevice } from "./audit.ts";
import type { Clock } from "./clock.ts";
import { type CommitQueue, makeCommitQueue, type PendingPush, type PushLine } from "./commit-queue.ts";
import { lookAtCuts, makeHolds, makeInsistence } from "./cuts.ts";
import { type FanOut, makeFanOut } from "./fan-out.ts";
import type { Limits } from "./limits.ts";
import { type EventLog, shortId } from "./log.ts";
import { type MailboxRoom, makeMailbox } from "./mailbox.ts";
import { reopenMembership } from "./open-log.ts";
import { type Peer, refuse } from "./peer.ts";
import type { RelaySocket } from "./relay-socket.ts";
import type { ClientFrame } from "./protocol/client-frames.ts";
import type { Membership } from "./protocol/membership/membership.ts";
import { commitPushes, type PushCommitParts } from "./push-commit.ts";
import { readPushedEntry } from "./pushed-entry.ts";
import { readPushedUpdate } from "./pushed-update.ts";
import { recordCommit } from "./record-commit.ts";
import { makeRecordLine } from "./record-line.ts";
import { makeRights } from "./rights.ts";
import { makeRoomLog, type RoomLog, type RoomState } from "./room-log.ts";
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
  readonly peers: ReadonlySet<Peer>;
  readonly fanOut: FanOut;
  readonly watches: WatchTable;
  readonly mailbox: MailboxRoom;
  readonly answers: AnswerParts;
  /** The store failed: this room is over, and a new one reads everything again. */
  readonly isOver: boolean;
  enter(peer: Peer): void;
  leave(peer: Peer): void;
  /** `isSampled`: its signature is looked at afterwards. */
  push(peer: Peer, frame: Extract<ClientFrame, { readonly type: "push" }>, isSampled: boolean): void;
  append(peer: Peer, request: number, record: Uint8Array): void;
  /** From a device that the log does not know yet. Resolves when the record is committed or refused, and answered. */
  takeBack(socket: RelaySocket, request: number, record: Uint8Array): Promise<void>;
  resume(peer: Peer, frame: Extract<ClientFrame, { readonly type: "resume" }>): Promise<void>;
  /** Resolves when every write that was asked for is committed or refused. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the room of a practice; null when its log does not validate. */
export async function openRoom(store: PracticeStore, parts: RoomParts): Promise<Room | null> {
  const membership = await reopenMembership(store, parts.verifier);
  if (membership === null) return null;
  return makeRoom(store, parts, { membership, state: await store.state() });
}

function makeRoom(store: PracticeStore, parts: RoomParts, now: RoomState): Room {
  const { verifier, log } = parts;
  const peers = new Set<Peer>();
  const tools = makeTools(store, parts, { now, peers });
  let isOver = false;
  const failed = (error: unknown): void => {
    isOver = true;
    const code = error instanceof StoreFault ? error.code : "unexpected";
    log.warn("store-fault", { practice: shortId(store.practice), code });
    for (const peer of peers) refuse(peer.socket, "busy");
  };
  const queue = makeQueue(store, parts, { ...tools, now, failed });
  const looking = { store, verifier, membership: () => now.membership, state: () => now.state };
  const records = makeRecordLine({ queue, look: (record) => lookAtCuts(looking, record), failed });
  const idle = async (): Promise<void> => {
    await records.idle();
    await queue.idle();
  };
  const unwatch = watchOthers(store, queue, tools.roomLog);
  return {
    practice: store.practice,
    store,
    peers,
    ...tools,
    get membership() {
      return now.membership;
    },
    get state() {
      return now.state;
    },
    get isOver() {
      return isOver;
    },
    enter(peer) {
      peers.add(peer);
      tools.fanOut.readersChanged();
    },
    leave(peer) {
      peers.delete(peer);
      tools.fanOut.readersChanged();
      tools.watches.leave(peer);
    },
    push: (peer, frame, isSampled) => takePush(queue, { peer, frame, isSampled }, { now, verifier }),
    append: (peer, request, record) => void records.add({ peer, request, record: record.slice() }),
    async takeBack(socket, request, record) {
      await records.add({ peer: { socket, isGone: false }, request, record: record.slice() });
      return new Promise((resolve) => queue.addTask(async () => resolve()));
    },
    resume: (peer, frame) => resumePeer(peer, frame, { ...tools, now }),
    idle,
    async close() {
      unwatch();
      await idle();
      await store.close();
    },
  };
}

/** Verifies the last entry of a push that was stored, and puts out the device when it does not hold. */
async function putOutIfUnsigned(
  { peer, lines }: PendingPush,
  { now, verifier, log }: { readonly now: RoomState; readonly verifier: Verifier; readonly log: EventLog },
): Promise<void> {
  const { update } = lines.findLast(({ code }) => code === "ok") ?? { update: null };
  const read = update === null ? null : readPushedEntry(update.signedEntry, "update");
  if (read?.ok !== true || (await isSignedByItsDevice(read.pushed, now.membership, verifier))) return;
  if (peer.isGone) return;
  log.warn("faulty-signature", { connection: peer.connection, device: shortId(peer.device) });
  refuse(peer.socket, "not-authentic");
}

interface RoomMemory {
  readonly now: RoomState;
  readonly peers: ReadonlySet<Peer>;
}

/** Everything in a room that has a file of its own. */
function makeTools(store: PracticeStore, { clock, limits, verifier }: RoomParts, { now, peers }: RoomMemory) {
  const membership = () => now.membership;
  const state = () => now.state;
  const rights = makeRights(membership);
  const usage = makeUsageCount(store, clock, limits.quota);
  const watches = makeWatchTable(limits, (device, scope) => rights.scopesOf(device).has(scope));
  const fanOut = makeFanOut({ clock, limits, store, rights, state, peers });
  const mailbox = makeMailbox({ store, membership, peers, verifier, clock });
  const roomLog = makeRoomLog({ now, store, verifier, peers, rights, fanOut, watches, mailbox });
  const answers: AnswerParts = { clock, limits, store, rights, usage, state, membership, verifier };
  const holds = makeHolds(clock);
  return { rights, usage, holds, watches, fanOut, mailbox, roomLog, answers };
}

type Tools = ReturnType<typeof makeTools>;

interface QueueTools extends Tools {
  readonly now: RoomState;
  failed(error: unknown): void;
}

function makeQueue(store: PracticeStore, parts: RoomParts, tools: QueueTools): CommitQueue {
  const { now, roomLog } = tools;
  const pushParts: PushCommitParts = {
    ...parts,
    ...tools,
    store,
    state: () => now.state,
    setState: (next) => void (now.state = next),
    refresh: () => roomLog.refresh(),
    audit: (push) => void putOutIfUnsigned(push, { ...parts, now }),
  };
  const { verifier } = parts;
  const insistence = makeInsistence();
  const recordParts = { ...pushParts, ...roomLog, insistence, verifier, membership: () => now.membership };
  return makeCommitQueue({
    clock: parts.clock,
    maxBytes: parts.limits.closeAboveBytes,
    gather: parts.limits.gather,
    commitPushes: (pushes) => commitPushes(pushParts, pushes),
    commitRecord: (pending) => recordCommit(recordParts, pending),
    failed: (error) => tools.failed(error),
  });
}

/** Reads what others wrote when the store hints at it, in line with the room's own writes. */
function watchOthers(store: PracticeStore, queue: CommitQueue, roomLog: RoomLog): () => void {
  let isHinted = false;
  return store.watch(() => {
    if (isHinted) return;
    isHinted = true;
    queue.addTask(async () => {
      isHinted = false;
      await roomLog.refresh();
    });
  });
}

interface IncomingPush {
  readonly peer: Peer;
  readonly frame: Extract<ClientFrame, { readonly type: "push" }>;
  readonly isSampled: boolean;
}

/** Entries of others, and those of a connection that has not shown its key, are verified before they stand in line. */
function takePush(
  queue: CommitQueue,
  { peer, frame, isSampled }: IncomingPush,
  { now, verifier }: { readonly now: RoomState; readonly verifier: Verifier },
): void {
  const { request, heal, signedEntries } = frame;
  let bytes = 0;
  for (const entry of signedEntries) bytes += entry.length;
  peer.pendingBytes += bytes;
  const add = (lines: readonly PushLine[]) => queue.addPush({ peer, request, heal, lines, bytes, isSampled });
  if (!heal && peer.isProven) return add(signedEntries.map((entry) => lineOf(entry, null)));
  void verifyAll(signedEntries, now.membership, verifier).then((signed) =>
    add(signedEntries.map((entry, place) => lineOf(entry, signed[place] === true))),
  );
}

function lineOf(signedEntry: Uint8Array, isSigned: boolean | null): PushLine {
  const read = readPushedUpdate(signedEntry);
  return typeof read === "string"
    ? { update: null, isSigned, code: read, number: 0 }
    : { update: read, isSigned, code: null, number: 0 };
}

async function verifyAll(
  signedEntries: readonly Uint8Array[],
  membership: Membership,
  verifier: Verifier,
): Promise<boolean[]> {
  const entries = signedEntries.map((bytes) => readPushedEntry(bytes, "update"));
  const readable = entries.flatMap((read) => (read.ok ? [read.pushed] : []));
  const verified = await areSignedByTheirDevices(readable, membership, verifier);
  let at = 0;
  return entries.map((read) => read.ok && verified[at++] === true);
}

/** Another log id, or a cursor that this log has not reached, means from the beginning. */
async function resumePeer(
  peer: Peer,
  { logId, after }: Extract<ClientFrame, { readonly type: "resume" }>,
  { now, mailbox, fanOut }: Pick<Tools, "mailbox" | "fanOut"> & { readonly now: RoomState },
): Promise<void> {
  const isKnown = logId === now.state.logId && after <= now.state.head;
  peer.sentThrough = isKnown ? after : 0;
  peer.isUntold = true;
  await mailbox.sendTo(peer);
  fanOut.wake(peer);
}
