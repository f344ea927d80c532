/**
 * One connection, from its challenge to its end, as a union of states: *opening* → *unknown practice* → *live*, *invited* or *removed* →
 * *closed*. Frames are handled in the order in which they came; while one of the opening is being checked, the next ones wait.
 */

import { FormatError } from "../crypto/public/bytes.ts";
import type { AddressSlot } from "./addresses.ts";
import type { TimerId } from "./clock.ts";
import { shortId } from "./log.ts";
import type { LiveConnection } from "./live-connection.ts";
import { type Opening, openWith, type OpeningParts } from "./opening.ts";
import { refuse } from "./peer.ts";
import type { ClientFrame } from "./protocol/client-frames.ts";
import type { RejectCode } from "./protocol/codes.ts";
import { encodeRelayFrame, NONCE_BYTES } from "./protocol/relay-frames.ts";
import { readClientFrame } from "./push-frame.ts";
import { invitedFrame, removedFrame } from "./restricted.ts";
import type { Arrival, RelaySocket, SocketHandlers } from "./relay-socket.ts";
import { StoreFault } from "./store/store.ts";
import { NEWEST_PROTOCOL, OLDEST_PROTOCOL } from "./version.ts";

export interface ConnectionParts extends OpeningParts {
  /** What the address may still do. */
  readonly slot: AddressSlot;
}

type State = Opening | { readonly at: "live"; readonly live: LiveConnection } | { readonly at: "closed" };

export interface Connection extends SocketHandlers {
  /** Ends it with a reason: the relay stops, or has no room. */
  refuse(code: RejectCode): void;
}

/** Frames that may wait while one is being checked. */
const INBOX_FRAMES = 64;

/** How many times `openingMs` a proof may wait while the relay is busy with it. */
const OPENING_TIMES = 12;

let lastConnection = 0;

/** Begins with the challenge. */
export function makeConnection(socket: RelaySocket, arrival: Arrival, parts: ConnectionParts): Connection {
  const { clock, limits, log, slot } = parts;
  const number = ++lastConnection;
  const nonce = parts.random.bytes(NONCE_BYTES);
  const inbox: ClientFrame[] = [];
  let state: State = { at: "opening", hello: null, finds: 0 };
  let isBusy = false;
  /** Silence is refused; whoever has spoken waits for the relay, which may be reading a long log, and is told so in the end. */
  const tooLate = (left: number) => {
    if (!isBusy) return end("not-authentic");
    if (left === 0) return end("busy");
    timer = clock.setTimeout(() => tooLate(left - 1), limits.openingMs);
  };
  let timer: TimerId = clock.setTimeout(() => tooLate(OPENING_TIMES), limits.openingMs);

  const become = (next: State) => {
    state = next;
    if (next.at === "opening" || next.at === "closed") return;
    clock.clearTimeout(timer);
    if (next.at === "unknown-practice") {
      timer = clock.setTimeout(() => end("unknown-practice"), limits.createGraceMs);
    } else if (next.at === "stranger") {
      const graceMs = next.bytes === 0 ? limits.createGraceMs : limits.openingMs;
      timer = clock.setTimeout(() => end("not-authentic"), graceMs);
    } else slot.proven();
  };
  const leave = () => {
    if (state.at === "closed") return;
    const last = state;
    state = { at: "closed" };
    clock.clearTimeout(timer);
    slot.leave();
    inbox.length = 0;
    if (last.at === "live") last.live.leave();
    if (last.at === "invited") last.room.mailbox.leave(last.invitee);
    if (last.at === "live") parts.rooms.left(last.live.room);
    if (last.at === "invited" || last.at === "stranger") parts.rooms.left(last.room);
    log.debug("closed", { connection: number });
  };
  const end = (code: RejectCode) => {
    if (state.at === "closed") return;
    log.info("refused", { connection: number, code });
    refuse(socket, code);
    leave();
  };

  /** One frame; what it says about the next state is believed only if the connection still is. */
  const handle = async (frame: ClientFrame): Promise<void> => {
    const before = state;
    if (before.at === "closed") return;
    if (before.at === "live") return before.live.handle(frame);
    if (before.at === "invited") return invitedFrame(before, frame, end);
    if (before.at === "removed") return removedFrame(before, frame, { socket, end });
    const next = await openWith({ socket, arrival, nonce, number, parts }, before, frame);
    if ("refuse" in next) return end(next.refuse);
    // The other end may have gone while its proof was being checked.
    if (isClosed(state)) return next.at === "live" ? next.live.leave() : undefined;
    become(next);
    if (next.at === "live")
      log.info("welcomed", { connection: number, device: shortId(next.live.peer.device) });
  };
  const work = async () => {
    isBusy = true;
    try {
      for (let frame = inbox.shift(); frame !== undefined; frame = inbox.shift()) await handle(frame);
    } catch (error) {
      log.warn(error instanceof StoreFault ? "store-fault" : "unexpected", { connection: number });
      end("busy");
    } finally {
      isBusy = false;
    }
  };
  const take = (frame: ClientFrame) => {
    if (state.at === "live" && !isBusy) return state.live.handle(frame);
    if (inbox.length >= INBOX_FRAMES) return end("rate");
    inbox.push(frame);
    if (!isBusy) void work();
  };

  socket.send(
    encodeRelayFrame({
      type: "challenge",
      nonce,
      oldestProtocol: OLDEST_PROTOCOL,
      newestProtocol: NEWEST_PROTOCOL,
    }),
  );
  log.debug("accepted", { connection: number });
  return {
    received(bytes) {
      if (state.at === "closed") return;
      try {
        take(readClientFrame(bytes));
      } catch (error) {
        if (!(error instanceof FormatError)) throw error;
        end("malformed");
      }
    },
    receivedText: () => end("malformed"),
    closed: leave,
    refuse: end,
  };
}

function isClosed(state: State): boolean {
  return state.at === "closed";
}
