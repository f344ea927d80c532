/**
 * How entries and records reach the devices of a practice. A device that has everything before them gets new ones from memory, encoded
 * once for all who may read the same; one that has not, or whose socket is full, is read to from storage at its own pace. Either way:
 * in the order of the numbers, nothing it may not read, and a record of the log before every entry accepted after it.
 */

import type { Clock } from "./clock.ts";
import { encodeEntriesFrame } from "./edit-frames.ts";
import type { Limits } from "./limits.ts";
import { type Peer, refuse, sendFrame } from "./peer.ts";
import type { NumberedEntry } from "./protocol/relay-frames.ts";
import type { ScopeId } from "../crypto/public/ids.ts";
import type { Rights } from "./rights.ts";
import { type PracticeState, type PracticeStore, StoreFault } from "./store/store.ts";

export interface NewEntry extends NumberedEntry {
  readonly scope: ScopeId;
}

export interface FanOutParts {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly store: PracticeStore;
  readonly rights: Rights;
  readonly state: () => PracticeState;
  readonly peers: ReadonlySet<Peer>;
}

export interface FanOut {
  /** Entries that were just committed, in order and without a gap. */
  entries(committed: readonly NewEntry[]): void;
  /** The log or the numbers have grown. */
  wake(peer: Peer): void;
  /** Somebody came or went, or the log has changed: who reads what is asked again. */
  readersChanged(): void;
  /** Tells a device how far it has got although nothing was for it. */
  tellThrough(peer: Peer): void;
}

const DRAIN_POLL_MS = 20;

export function makeFanOut(parts: FanOutParts): FanOut {
  const { limits, rights, state, peers } = parts;
  const readersByScope = new Map<ScopeId, readonly Peer[]>();
  const readersOf = (scope: ScopeId): readonly Peer[] => {
    let readers = readersByScope.get(scope);
    if (readers === undefined) {
      readers = [...peers].filter((peer) => rights.scopesOf(peer.device).has(scope));
      readersByScope.set(scope, readers);
    }
    return readers;
  };
  const isLevel = (peer: Peer, number: number) =>
    peer.sentThrough === number &&
    !peer.isPumping &&
    peer.logSent >= state().logLength &&
    peer.socket.bufferedAmount < limits.pullAboveBytes;

  return {
    entries(committed) {
      const [first] = committed;
      const last = committed.at(-1);
      if (first === undefined || last === undefined) return;
      const scopesByPeer = readableScopes(committed, readersOf);
      const frameOf = makeFrames(committed);
      const isLarge = sizeOf(committed) > limits.pageBytes;
      for (const peer of peers) {
        if (peer.sentThrough === null) continue;
        if (isLarge || !isLevel(peer, first.number - 1)) {
          void pump(parts, peer);
          continue;
        }
        const scopes = scopesByPeer.get(peer);
        peer.sentThrough = last.number;
        peer.isUntold = scopes === undefined;
        if (scopes !== undefined) peer.socket.send(frameOf(scopes));
      }
    },
    wake(peer) {
      if (peer.sentThrough !== null) void pump(parts, peer);
    },
    readersChanged: () => readersByScope.clear(),
    tellThrough(peer) {
      if (peer.isUntold && peer.sentThrough !== null && !peer.isPumping) sayThrough(peer, peer.sentThrough);
    },
  };
}

function sizeOf(entries: readonly NewEntry[]): number {
  return entries.reduce((sum, { signedEntry }) => sum + signedEntry.length, 0);
}

/** Which scopes of this commit each peer may read, in the order of the commit; peers who may read none are left out. */
function readableScopes(
  committed: readonly NewEntry[],
  readersOf: (scope: ScopeId) => readonly Peer[],
): ReadonlyMap<Peer, readonly ScopeId[]> {
  const scopesByPeer = new Map<Peer, ScopeId[]>();
  for (const scope of new Set(committed.map((entry) => entry.scope))) {
    for (const peer of readersOf(scope)) {
      const scopes = scopesByPeer.get(peer);
      if (scopes === undefined) scopesByPeer.set(peer, [scope]);
      else scopes.push(scope);
    }
  }
  return scopesByPeer;
}

/** The frame of a commit for readers of these scopes: encoded once for all who read the same. */
function makeFrames(committed: readonly NewEntry[]): (scopes: readonly ScopeId[]) => Uint8Array {
  const frames = new Map<string, Uint8Array>();
  const through = committed.at(-1)?.number ?? 0;
  const byScope = new Map<ScopeId, NewEntry[]>();
  for (const entry of committed) {
    const entries = byScope.get(entry.scope);
    if (entries === undefined) byScope.set(entry.scope, [entry]);
    else entries.push(entry);
  }
  return (scopes) => {
    const key = scopes.length === 1 ? (scopes[0] ?? "") : scopes.join();
    let frame = frames.get(key);
    if (frame === undefined) {
      const readable = scopes.flatMap((scope) => byScope.get(scope) ?? []);
      if (scopes.length > 1) readable.sort((a, b) => a.number - b.number);
      frame = encodeEntriesFrame(through, readable);
      frames.set(key, frame);
    }
    return frame;
  };
}

function sayThrough(peer: Peer, through: number): void {
  peer.socket.send(encodeEntriesFrame(through, []));
  peer.isUntold = false;
}

/** Reads to one device from storage until it has everything. */
async function pump(parts: FanOutParts, peer: Peer): Promise<void> {
  if (peer.isPumping) return;
  peer.isPumping = true;
  try {
    while (!peer.isGone && (await step(parts, peer)));
    if (!peer.isGone && peer.isUntold && peer.sentThrough !== null) sayThrough(peer, peer.sentThrough);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    refuse(peer.socket, "busy");
  } finally {
    peer.isPumping = false;
  }
}

/** Sends one page, or waits for the socket. False when there is nothing left. */
async function step({ clock, limits, store, rights, state }: FanOutParts, peer: Peer): Promise<boolean> {
  if (peer.socket.bufferedAmount >= limits.pullAboveBytes) {
    await new Promise<void>((resolve) => clock.setTimeout(resolve, DRAIN_POLL_MS));
    return true;
  }
  if (peer.logSent < state().logLength) {
    await sendLogPage(store, peer, limits);
    return true;
  }
  const after = peer.sentThrough ?? 0;
  if (after >= state().head) return false;
  const scopes = rights.scopesOf(peer.device);
  const query = { after, maxBytes: limits.pageBytes, maxRows: limits.pageRows };
  const page = await store.readSince(query, scopes);
  // A record that came meanwhile goes first, and may have changed the rights that this page was read by.
  if (peer.logSent < state().logLength || peer.isGone) return true;
  peer.sentThrough = page.through;
  peer.isUntold = page.entries.length === 0;
  if (page.entries.length > 0) peer.socket.send(encodeEntriesFrame(page.through, page.entries));
  return true;
}

async function sendLogPage(store: PracticeStore, peer: Peer, limits: Limits): Promise<void> {
  const from = peer.logSent;
  const records = (await store.log.read(from, limits.pageBytes)).slice(0, limits.pageRecords);
  if (peer.logSent !== from || records.length === 0) return;
  peer.logSent = from + records.length;
  sendFrame(peer, { type: "log", from, records });
}
