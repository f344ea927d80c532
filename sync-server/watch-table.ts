/**
 * Who has which document open, so that carets travel only while somebody else looks, and only to those who may read the scope.
 * Nothing here is stored; a connection that ends takes its watches along.
 */

import type { DeviceId, DocumentId, ScopeId } from "../crypto/public/ids.ts";
import type { Limits } from "./limits.ts";
import { type Peer, sendFrame } from "./peer.ts";
import { encodeRelayFrame } from "./protocol/relay-frames.ts";

export interface Place {
  readonly scope: ScopeId;
  readonly document: DocumentId;
}

export interface WatchTable {
  set(peer: Peer, place: Place, on: boolean): void;
  /** Passes awareness on to the other watchers; false when the sender may not. */
  awareness(peer: Peer, place: Place, bytes: Uint8Array): boolean;
  leave(peer: Peer): void;
  /** Rights have changed: whoever lost a scope stops watching it. */
  recheck(): void;
}

interface Watched extends Place {
  readonly watchers: Set<Peer>;
}

const MOST_OTHERS = 0xffff;

export function makeWatchTable(
  limits: Limits,
  reads: (device: DeviceId, scope: ScopeId) => boolean,
): WatchTable {
  const table = new Map<string, Watched>();

  const announce = ({ scope, document, watchers }: Watched, except: Peer | null) => {
    const others = Math.min(watchers.size - 1, MOST_OTHERS);
    for (const peer of watchers)
      if (peer !== except) sendFrame(peer, { type: "watchers", scope, document, others });
  };
  const remove = (peer: Peer, key: string) => {
    const watched = table.get(key);
    if (!peer.watched.delete(key) || watched === undefined) return;
    watched.watchers.delete(peer);
    if (watched.watchers.size === 0) table.delete(key);
    else announce(watched, null);
  };

  return {
    set(peer, place, on) {
      const key = keyOf(place);
      if (!on) return remove(peer, key);
      const isFull = peer.watched.size >= limits.watchesPerConnection;
      if (peer.watched.has(key) || isFull || !reads(peer.device, place.scope)) return;
      const watched = table.get(key) ?? { ...place, watchers: new Set<Peer>() };
      table.set(key, watched);
      watched.watchers.add(peer);
      peer.watched.add(key);
      announce(watched, null);
    },
    awareness(peer, place, bytes) {
      if (!reads(peer.device, place.scope)) return false;
      const watched = table.get(keyOf(place));
      if (watched === undefined) return true;
      const frame = encodeRelayFrame({ type: "awareness", ...place, bytes });
      for (const other of watched.watchers) {
        const isFull = other.socket.bufferedAmount >= limits.pullAboveBytes;
        if (other !== peer && !isFull) other.socket.send(frame);
      }
      return true;
    },
    leave(peer) {
      for (const key of peer.watched) remove(peer, key);
    },
    recheck() {
      for (const [key, { scope, watchers }] of table) {
        for (const peer of watchers) if (!reads(peer.device, scope)) remove(peer, key);
      }
    },
  };
}

function keyOf({ scope, document }: Place): string {
  return scope + document;
}
