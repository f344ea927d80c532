/**
 * How entries and records reach the devices of a practice. A device that has everything before them gets new ones from memory, encoded
 * once for all who may read the same; one that has not, or whose socket is full, is read to from storage at its own pace. Either way:
 * in the order of the numbers, nothing it may not read, and a record of the log before every entry accepted after it.
 */

import type { Clock } from "./clock.ts";
import { encodeEntriesFrame } from "./entries-frame.ts";
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
  /** Tells a device how far it has got although nothing was for it. */
  tellThrough(peer: Peer): void;
}

const DRAIN_POLL_MS = 20;

export function makeFanOut(parts: FanOutParts): FanOut {
  const { limits, rights, state, peers } = parts;
  const isLevel = (peer: Peer, number: number) =>
    peer.sentThrough === number &&
    !peer.isPumping &&
    peer.logSent >= state().logLength &&
    peer.socket.bufferedAmount < limits.pullAboveBytes;

  return {
    entries(committed) {
      const [first] = committed;
      if (first === undefined) return;
      const plan = planOf(committed, limits.pageBytes);
      for (const peer of peers) {
        if (peer.sentThrough === null) continue;
        if (plan === null || !isLevel(peer, first.number - 1)) void pump(parts, peer);
        else sendPlanned(peer, plan, placesOf(plan, rights.scopesOf(peer.device)));
      }
    },
    wake(peer) {
      if (peer.sentThrough !== null) void pump(parts, peer);
    },
    tellThrough(peer) {
      if (peer.isUntold && peer.sentThrough !== null && !peer.isPumping) sayThrough(peer, peer.sentThrough);
    },
  };
}

interface Plan {
  readonly through: number;
  readonly entries: readonly NewEntry[];
  /** Each once, with its place. */
  readonly scopes: ReadonlyMap<ScopeId, number>;
  /** One frame for all who read the same scopes of this commit, by the places of those scopes. */
  readonly frames: Map<string, Uint8Array>;
}

/** Null when the commit is too large to be sent from memory. */
function planOf(entries: readonly NewEntry[], maxBytes: number): Plan | null {
  const scopes = new Map<ScopeId, number>();
  let bytes = 0;
  for (const { scope, signedEntry } of entries) {
    if (!scopes.has(scope)) scopes.set(scope, scopes.size);
    bytes += signedEntry.length;
  }
  if (bytes > maxBytes) return null;
  return { through: entries.at(-1)?.number ?? 0, entries, scopes, frames: new Map() };
}

/** Which scopes of the commit somebody reads, as a key for their frame; empty when none. Looks through the shorter of the two lists. */
function placesOf({ scopes }: Plan, readable: ReadonlySet<ScopeId>): string {
  const places: number[] = [];
  if (readable.size < scopes.size) {
    for (const scope of readable) {
      const place = scopes.get(scope);
      if (place !== undefined) places.push(place);
    }
    places.sort((a, b) => a - b);
  } else {
    for (const [scope, place] of scopes) if (readable.has(scope)) places.push(place);
  }
  return places.join();
}

function sendPlanned(peer: Peer, plan: Plan, places: string): void {
  peer.sentThrough = plan.through;
  peer.isUntold = places === "";
  if (places === "") return;
  let frame = plan.frames.get(places);
  if (frame === undefined) {
    frame = encodeEntriesFrame(plan.through, entriesAt(plan, places));
    plan.frames.set(places, frame);
  }
  peer.socket.send(frame);
}

function entriesAt({ entries, scopes }: Plan, places: string): readonly NewEntry[] {
  const chosen = new Set(places.split(",").map(Number));
  return chosen.size === scopes.size
    ? entries
    : entries.filter(({ scope }) => chosen.has(scopes.get(scope) ?? -1));
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
