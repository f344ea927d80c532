/**
 * An open practice: its membership by the shared validator, who is connected, and the one line in which its writes stand. A room never
 * decides what its log does not say, and remembers nothing that it could not read again from its store.
 */

import type { PracticeId } from "../crypto/public/ids.ts";
import type { Verifier } from "../crypto/public/signature.ts";
import type { AnswerParts } from "./answers.ts";
import { areSignedByTheirDevices, isSignedByItsDevice } from "./audit.ts";
import type { Clock } from "./clock.ts";
import { type CommitQueue, makeCommitQueue } from "./commit-queue.ts";
import { type FanOut, makeFanOut } from "./fan-out.ts";
import type { Limits } from "./limits.ts";
import { type EventLog, shortId } from "./log.ts";
import { type MailboxRoom, makeMailbox } from "./mailbox.ts";
import { readMembership } from "./open-log.ts";
import { type Peer, refuse } from "./peer.ts";
import type { ClientFrame } from "./protocol/client-frames.ts";
import type { Membership } from "./protocol/membership/membership.ts";
import { commitPushes, type PushCommitParts } from "./push-commit.ts";
import { type PushedEntry, type ReadEntry, readPushedEntry } from "./pushed-entry.ts";
import { recordCommit } from "./record-commit.ts";
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
  push(peer: Peer, frame: Extract<ClientFrame, { readonly type: "push" }>): void;
  append(peer: Peer, request: number, record: Uint8Array): void;
  resume(peer: Peer, frame: Extract<ClientFrame, { readonly type: "resume" }>): Promise<void>;
  /** Verifies one entry that was pushed and puts out the device when it does not hold. */
  audit(peer: Peer, entry: PushedEntry): void;
  /** Resolves when every write that was asked for is committed or refused. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the room of a practice; null when its log does not validate. */
export async function openRoom(store: PracticeStore, parts: RoomParts): Promise<Room | null> {
  const membership = await readMembership(store, parts.verifier);
  if (membership === null) return null;
  return makeRoom(store, parts, { membership, state: await store.state() });
}

function makeRoom(store: PracticeStore, parts: RoomParts, now: RoomState): Room {
  const { verifier, log } = parts;
  const peers = new Set<Peer>();
  const tools = makeTools(store, parts, { now, peers });
  let isOver = false;
  const queue = makeQueue(store, parts, {
    ...tools,
    now,
    failed(error) {
      isOver = true;
      const code = error instanceof StoreFault ? error.code : "unexpected";
      log.warn("store-fault", { practice: shortId(store.practice), code });
      for (const peer of peers) refuse(peer.socket, "busy");
    },
  });
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
    push: (peer, frame) => takePush(queue, peer, frame, { now, verifier }),
    append: (peer, request, record) => queue.addRecord({ peer, request, record: record.slice() }),
    resume: (peer, frame) => resumePeer(peer, frame, { ...tools, now }),
    audit(peer, entry) {
      void putOutIfUnsigned(peer, entry, { now, verifier, log });
    },
    idle: () => queue.idle(),
    async close() {
      unwatch();
      await queue.idle();
      await store.close();
    },
  };
}

async function putOutIfUnsigned(
  peer: Peer,
  entry: PushedEntry,
  { now, verifier, log }: { readonly now: RoomState; readonly verifier: Verifier; readonly log: EventLog },
): Promise<void> {
  if ((await isSignedByItsDevice(entry, now.membership, verifier)) || peer.isGone) return;
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
  return { rights, usage, watches, fanOut, mailbox, roomLog, answers };
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
  };
  const { verifier } = parts;
  const recordParts = { ...pushParts, ...roomLog, verifier, membership: () => now.membership };
  return makeCommitQueue({
    clock: parts.clock,
    maxBytes: parts.limits.closeAboveBytes,
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

/** Entries of others, and those of a connection that has not shown its key, are verified before they stand in line. */
function takePush(
  queue: CommitQueue,
  peer: Peer,
  { request, heal, signedEntries }: Extract<ClientFrame, { readonly type: "push" }>,
  { now, verifier }: { readonly now: RoomState; readonly verifier: Verifier },
): void {
  const entries = signedEntries.map((bytes) => readPushedEntry(bytes, "update"));
  const bytes = signedEntries.reduce((sum, entry) => sum + entry.length, 0);
  peer.pendingBytes += bytes;
  const add = (verified: readonly boolean[] | null) =>
    queue.addPush({ peer, request, heal, entries, verified, bytes });
  if (!heal && peer.isProven) return add(null);
  void verifyAll(entries, now.membership, verifier).then(add);
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
