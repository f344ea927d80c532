/**
 * A device's connection after its welcome. Every frame is paid for from the device's budget first; what goes over it is answered `rate` and
 * never dropped in silence, except awareness, which the next caret replaces.
 */

import { bytesToHex } from "../crypto/public/encodings.ts";
import { ID_BYTES } from "../crypto/public/ids.ts";
import {
  answerDeviceHeads,
  answerFetch,
  answerHeads,
  answerPutSnapshot,
  answerReadLog,
  answerSnapshots,
} from "./answers.ts";
import { makeSampler } from "./audit.ts";
import type { Clock, Randomness, TimerId } from "./clock.ts";
import { type Limits, makeTokenBucket } from "./limits.ts";
import { type Peer, refuse, sendFrame } from "./peer.ts";
import type { Room } from "./practice-room.ts";
import type { ClientFrame } from "./protocol/client-frames.ts";
import type { DeviceState } from "./protocol/membership/state.ts";
import type { RelaySocket } from "./relay-socket.ts";
import { StoreFault } from "./store/store.ts";

export interface LiveConnection {
  readonly peer: Peer;
  readonly room: Room;
  handle(frame: ClientFrame): void;
  leave(): void;
}

export interface LiveParts {
  readonly socket: RelaySocket;
  readonly number: number;
  readonly room: Room;
  readonly device: DeviceState;
  readonly isProven: boolean;
  readonly parts: LiveEnvironment;
}

export interface LiveEnvironment {
  readonly clock: Clock;
  readonly random: Randomness;
  readonly limits: Limits;
}

type Push = Extract<ClientFrame, { readonly type: "push" }>;

/** Questions that may wait for their answers. */
const WAITING_QUESTIONS = 256;
const DRAIN_POLL_MS = 20;

export function makeLiveConnection({
  socket,
  number,
  room,
  device,
  isProven,
  parts,
}: LiveParts): LiveConnection {
  const { clock, limits, random } = parts;
  const peer: Peer = {
    connection: number,
    device: device.device,
    member: device.member,
    isKit: device.kind === "kit",
    isProven,
    socket,
    logSent: room.state.logLength,
    sentThrough: null,
    isUntold: false,
    isPumping: false,
    isGone: false,
    pendingBytes: 0,
    watched: new Set(),
  };
  const budget = makeBudget(parts);
  const sampler = makeSampler({ ...limits.audit, random });
  const ask = makeQuestions(peer, parts);

  const push = (frame: Push) => {
    const now = clock.now();
    if (!budget.takeFrame(now)) return refusePush(peer, frame);
    let bytes = 0;
    for (const entry of frame.signedEntries) bytes += entry.length;
    const isOver = peer.pendingBytes + bytes > limits.pendingBytes && peer.pendingBytes > 0;
    if (isOver || !budget.takeEntries(frame.signedEntries.length, bytes, now)) return refusePush(peer, frame);
    room.push(peer, frame, !frame.heal && isProven && sampler.isNext(now));
  };
  const handlers: {
    readonly [Type in ClientFrame["type"]]?: (frame: Extract<ClientFrame, { type: Type }>) => void;
  } = {
    append: (frame) => room.append(peer, frame.request, frame.record),
    "read-log": (frame) => ask(() => answerReadLog(room.answers, peer, frame)),
    resume: (frame) => ask(() => room.resume(peer, frame)),
    fetch: (frame) => ask(() => answerFetch(room.answers, peer, frame)),
    "ask-heads": (frame) => ask(() => answerHeads(room.answers, peer, frame)),
    "ask-device-heads": (frame) => ask(() => answerDeviceHeads(room.answers, peer, frame)),
    "put-snapshot": (frame) => ask(() => answerPutSnapshot(room.answers, peer, frame)),
    "get-snapshots": (frame) => ask(() => answerSnapshots(room.answers, peer, frame)),
    watch: (frame) => room.watches.set(peer, frame, frame.on),
    awareness(frame) {
      const isOwn = bytesToHex(frame.bytes.subarray(0, ID_BYTES)) === peer.device;
      if (isOwn && budget.takeAwareness()) {
        room.watches.awareness(peer, { scope: frame.scope, document: frame.document }, frame.bytes);
      }
    },
    create: ({ request }) => sendFrame(peer, { type: "result", request, code: "exists", value: 0 }),
  };

  room.enter(peer);
  const stopTelling = tellNowAndThen(peer, room, parts);
  return {
    peer,
    room,
    handle(frame) {
      if (peer.isGone) return;
      if (frame.type === "push") return push(frame);
      if (!budget.takeFrame()) return refuseFrame(peer, frame);
      const handler = handlers[frame.type] as ((frame: ClientFrame) => void) | undefined;
      if (handler === undefined)
        return refuse(socket, frame.type === "put-join" ? "not-allowed" : "malformed");
      handler(frame);
    },
    leave() {
      peer.isGone = true;
      stopTelling();
      room.leave(peer);
    },
  };
}

function makeBudget({ limits, clock }: LiveEnvironment) {
  const frames = makeTokenBucket(limits.frames, clock.now);
  const entries = makeTokenBucket(limits.entries, clock.now);
  const bytes = makeTokenBucket(limits.bytes, clock.now);
  const awareness = makeTokenBucket(limits.awareness, clock.now);
  return {
    takeFrame: (at?: number) => frames.take(1, at),
    takeEntries: (count: number, size: number, at: number) => entries.take(count, at) && bytes.take(size, at),
    takeAwareness: () => awareness.take(),
  };
}

function refusePush(peer: Peer, { request, signedEntries }: Push): void {
  const outcomes = signedEntries.map(() => ({ code: "rate", number: 0 }) as const);
  sendFrame(peer, { type: "ack", request, outcomes });
}

function refuseFrame(peer: Peer, frame: ClientFrame): void {
  if (frame.type === "awareness" || frame.type === "watch") return;
  if ("request" in frame) sendFrame(peer, { type: "result", request: frame.request, code: "rate", value: 0 });
  else refuse(peer.socket, "rate");
}

/** Answers questions one after another, each when the socket has room for it. */
function makeQuestions(peer: Peer, { clock, limits }: LiveEnvironment) {
  const waiting: (() => Promise<void>)[] = [];
  let isBusy = false;
  const work = async () => {
    isBusy = true;
    try {
      for (let question = waiting.shift(); question !== undefined; question = waiting.shift()) {
        while (peer.socket.bufferedAmount >= limits.pullAboveBytes && !peer.isGone) {
          await new Promise<void>((resolve) => clock.setTimeout(resolve, DRAIN_POLL_MS));
        }
        if (!peer.isGone) await question();
      }
    } catch (error) {
      refuse(peer.socket, "busy");
      if (!(error instanceof StoreFault)) throw error;
    } finally {
      isBusy = false;
    }
  };
  return (question: () => Promise<void>) => {
    if (waiting.length >= WAITING_QUESTIONS) return refuse(peer.socket, "rate");
    waiting.push(question);
    if (!isBusy) void work();
  };
}

/** A device that gets nothing learns from time to time how far the practice has come, so that its next resume is short. */
function tellNowAndThen(peer: Peer, room: Room, { clock, limits }: LiveEnvironment): () => void {
  let timer: TimerId = 0;
  const again = () => {
    timer = clock.setTimeout(() => {
      room.fanOut.tellThrough(peer);
      again();
    }, limits.pingMs);
  };
  again();
  return () => clock.clearTimeout(timer);
}
