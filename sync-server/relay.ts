/**
 * The relay without its network: connections come in as sockets, everything else is given. `main.ts` wakes it with real parts, the
 * simulator with its own.
 */

import type { Verifier } from "../crypto/public/signature.ts";
import { makeAddresses } from "./addresses.ts";
import type { Clock, Randomness } from "./clock.ts";
import { type Connection, makeConnection } from "./connection.ts";
import type { Limits } from "./limits.ts";
import type { EventLog } from "./log.ts";
import { refuse } from "./peer.ts";
import { type Arrival, CLOSE, type RelaySocket, type SocketHandlers } from "./relay-socket.ts";
import { makeRooms } from "./rooms.ts";
import type { RelayStore } from "./store/store.ts";

export interface RelayParts {
  readonly clock: Clock;
  readonly random: Randomness;
  readonly limits: Limits;
  readonly log: EventLog;
  readonly verifier: Verifier;
  readonly store: RelayStore;
  readonly origins: readonly string[];
  readonly setupCode: string | null;
}

export interface Relay {
  /** Takes over a socket; null when there is no room, and the socket has been told. */
  accept(socket: RelaySocket, arrival: Arrival): SocketHandlers | null;
  /** Throws a `StoreFault` when the store does not answer. */
  check(): Promise<void>;
  /** Takes nothing new, finishes every commit, closes the sockets and the store. */
  stop(): Promise<void>;
}

export function makeRelay(parts: RelayParts): Relay {
  const { store, limits, clock } = parts;
  const rooms = makeRooms(store, parts);
  const addresses = makeAddresses(limits, clock);
  const open = new Map<RelaySocket, Connection>();
  let isStopping = false;
  return {
    accept(socket, arrival) {
      const slot = isStopping ? null : addresses.enter(arrival.address);
      if (slot === null) {
        refuse(socket, "busy");
        return null;
      }
      const connection = makeConnection(socket, arrival, { ...parts, rooms, addresses, slot });
      open.set(socket, connection);
      return {
        received: (bytes) => (isStopping ? undefined : connection.received(bytes)),
        receivedText: () => connection.receivedText(),
        closed() {
          open.delete(socket);
          connection.closed();
        },
      };
    },
    check: () => store.check(),
    async stop() {
      isStopping = true;
      for (const room of await rooms.all()) await room.idle();
      for (const [socket, connection] of open) {
        socket.close(CLOSE.goingAway);
        connection.closed();
      }
      open.clear();
      for (const room of await rooms.all()) await room.close();
      await store.close();
    },
  };
}
