/** A device that has shown its key, on one connection, as its practice's room knows it. */

import type { DeviceId, MemberId } from "../crypto/public/ids.ts";
import type { RejectCode } from "./protocol/codes.ts";
import { encodeRelayFrame, type RelayFrame } from "./protocol/relay-frames.ts";
import { CLOSE, type RelaySocket } from "./relay-socket.ts";

export interface Peer {
  readonly connection: number;
  readonly device: DeviceId;
  readonly member: MemberId;
  readonly isKit: boolean;
  /**
   * False for a connection that created its practice without showing its key (docs/PROTOCOL.md §7): the genesis record proves its
   * author, not its bearer, so nothing from this connection is stored before its signature was verified.
   */
  readonly isProven: boolean;
  readonly socket: RelaySocket;
  /** Records the client has, or was told that it may ask for. */
  logSent: number;
  /** Everything readable up to this number was sent; null before `resume`. */
  sentThrough: number | null;
  /** The client has not been told of `sentThrough` yet. */
  isUntold: boolean;
  isPumping: boolean;
  isGone: boolean;
  /** Bytes pushed and not yet answered. */
  pendingBytes: number;
  readonly watched: Set<string>;
}

export function sendFrame(peer: Pick<Peer, "socket" | "isGone">, frame: RelayFrame): void {
  if (!peer.isGone) peer.socket.send(encodeRelayFrame(frame));
}

/** Says why, and closes. */
export function refuse(socket: RelaySocket, code: RejectCode): void {
  socket.send(encodeRelayFrame({ type: "refused", code }));
  socket.close(code === "busy" ? CLOSE.goingAway : CLOSE.policy);
}
