/**
 * Carries awareness between the tabs of this device and, while somebody else has the document open, to and from the relay: at most a
 * frame a document every 150 ms, never stored.
 *
 * A client id of Yjs belongs to the device that first claims it with an entry. So nobody learns one from awareness before that: other devices
 * know a tab by a name made up for them, and a caret that names a client still unclaimed waits for its entry.
 */
import { FormatError } from "../../../crypto/public/bytes.ts";
import type { DocumentId, ScopeId } from "../../../crypto/public/ids.ts";
import type { EntriesEvents, PracticeContext } from "../contract.ts";
import type { TimerId } from "../environment.ts";
import { makeAwarenessSeal } from "./awareness-seal.ts";
import {
  type AwarenessState,
  AwarenessStates,
  mentionsNumber,
  readAwareness,
  SILENT_AFTER_MS,
  writeAwareness,
} from "./awareness-states.ts";

const SEND_EVERY_MS = 150;
const LOOK_AGAIN_MS = 500;

export interface AwarenessPeer {
  /** Prefix `tab` for those of this device. */
  readonly owner: string;
  sendAwareness(update: Uint8Array): void;
}

interface Room {
  scope: ScopeId;
  readonly states: AwarenessStates;
  readonly peers: Set<AwarenessPeer>;
  /** By what other devices know the tabs of this one. */
  readonly names: Map<number, number>;
  others: number;
  /** Local states that other devices have not heard. */
  unsent: Map<number, AwarenessState>;
  timer: TimerId | null;
}

/** How far the claim of a client of Yjs has got: nobody has one, this device's is not on a relay yet, or others know of it. */
export type ClientClaim = "none" | "waiting" | "known";

export interface AwarenessRoomsParts {
  readonly context: PracticeContext;
  readonly events: Pick<EntriesEvents, "awareness">;
  readonly claimOf: (document: DocumentId, client: number) => ClientClaim;
}

export class AwarenessRooms {
  readonly #context: PracticeContext;
  readonly #events: Pick<EntriesEvents, "awareness">;
  readonly #claimOf: AwarenessRoomsParts["claimOf"];
  readonly #seal: ReturnType<typeof makeAwarenessSeal>;
  readonly #rooms = new Map<DocumentId, Room>();
  readonly #watchers = new Map<DocumentId, number>();
  #sweep: TimerId | null = null;

  constructor({ context, events, claimOf }: AwarenessRoomsParts) {
    this.#context = context;
    this.#events = events;
    this.#claimOf = claimOf;
    this.#seal = makeAwarenessSeal(context);
  }

  join(document: DocumentId, scope: ScopeId, peer: AwarenessPeer): void {
    const others = this.#watchers.get(document) ?? 0;
    const room = this.#rooms.get(document) ?? {
      scope,
      states: new AwarenessStates(),
      peers: new Set(),
      names: new Map(),
      others,
      unsent: new Map(),
      timer: null,
    };
    this.#rooms.set(document, room);
    room.peers.add(peer);
    this.#planSweep();
  }

  /** The document belongs to another scope from now on. */
  move(document: DocumentId, scope: ScopeId): void {
    const room = this.#rooms.get(document);
    if (room !== undefined) room.scope = scope;
  }

  leave(document: DocumentId, peer: AwarenessPeer): void {
    const room = this.#rooms.get(document);
    if (room === undefined || !room.peers.delete(peer)) return;
    this.#spread(document, room, room.states.leave(peer.owner), peer);
    if (room.peers.size > 0) return;
    if (room.timer !== null) this.#context.clock.clearTimeout(room.timer);
    room.timer = null;
    // The last word of this device: that nobody is here any more.
    void this.#send(document, room);
    this.#rooms.delete(document);
  }

  /** What a tab says about itself and, as awareness does, about others: only its own clients count. */
  fromTab(document: DocumentId, peer: AwarenessPeer, update: Uint8Array): void {
    const room = this.#rooms.get(document);
    if (room === undefined) return;
    const states = readable(update);
    this.#spread(document, room, room.states.take(peer.owner, states, this.#context.clock.now()), peer);
  }

  present(document: DocumentId): Uint8Array | null {
    const states = this.#rooms.get(document)?.states.present() ?? [];
    return states.length === 0 ? null : writeAwareness(states);
  }

  async receive(scope: ScopeId, document: DocumentId, bytes: Uint8Array): Promise<void> {
    const room = this.#rooms.get(document);
    if (room === undefined || room.scope !== scope) return;
    const opened = await this.#seal.open({ scope, document }, bytes);
    if (opened === null) return;
    const owner = `device ${opened.device}`;
    this.#tell(room, room.states.take(owner, readable(opened.states), this.#context.clock.now()), null);
  }

  setWatchers(document: DocumentId, others: number): void {
    if (others > 0) this.#watchers.set(document, others);
    else this.#watchers.delete(document);
    const room = this.#rooms.get(document);
    if (room === undefined) return;
    const isNew = others > room.others;
    room.others = others;
    if (!isNew) return;
    for (const state of room.states.present(isTab)) room.unsent.set(state.client, state);
    this.#planSend(document, room);
  }

  isWatched(document: DocumentId): boolean {
    return (this.#watchers.get(document) ?? 0) > 0;
  }

  stop(): void {
    const { clock } = this.#context;
    if (this.#sweep !== null) clock.clearTimeout(this.#sweep);
    this.#sweep = null;
    for (const { timer } of this.#rooms.values()) if (timer !== null) clock.clearTimeout(timer);
    this.#rooms.clear();
  }

  #spread(document: DocumentId, room: Room, states: readonly AwarenessState[], from: AwarenessPeer): void {
    this.#tell(room, states, from);
    if (room.others === 0) return;
    for (const state of states) room.unsent.set(state.client, state);
    if (states.length > 0) this.#planSend(document, room);
  }

  #tell(room: Room, states: readonly AwarenessState[], except: AwarenessPeer | null): void {
    if (states.length === 0) return;
    const update = writeAwareness(states);
    for (const peer of room.peers) if (peer !== except) peer.sendAwareness(update);
  }

  #planSend(document: DocumentId, room: Room, afterMs = SEND_EVERY_MS): void {
    room.timer ??= this.#context.clock.setTimeout(() => {
      room.timer = null;
      void this.#send(document, room);
    }, afterMs);
  }

  /** What may be sent now, under the names for other devices. The rest is kept, and looked at again soon. */
  #takeUnsent(document: DocumentId, room: Room): readonly AwarenessState[] {
    const ownClients = new Set(room.states.present(isTab).map(({ client }) => client));
    const isSecret = (value: number): boolean => {
      const claim = this.#claimOf(document, value);
      return claim === "waiting" || (claim === "none" && ownClients.has(value));
    };
    const states: AwarenessState[] = [];
    for (const [client, state] of room.unsent) {
      if (mentionsNumber(state.state, isSecret)) continue;
      room.unsent.delete(client);
      states.push({ ...state, client: this.#nameOf(room, client) });
    }
    return states;
  }

  #nameOf({ names }: Room, client: number): number {
    const known = names.get(client);
    if (known !== undefined) return known;
    const bytes = this.#context.suite.random.bytes(4);
    const name = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    names.set(client, name);
    return name;
  }

  async #send(document: DocumentId, room: Room): Promise<void> {
    if (room.others === 0) return room.unsent.clear();
    const states = this.#takeUnsent(document, room);
    if (room.unsent.size > 0 && room.peers.size > 0) this.#planSend(document, room, LOOK_AGAIN_MS);
    if (states.length === 0) return;
    const place = { scope: room.scope, document };
    try {
      const together = await this.#seal.seal(place, writeAwareness(states));
      // Too much for one frame: one by one, and what is too much by itself is left out.
      const frames =
        together !== null
          ? [together]
          : await Promise.all(states.map((state) => this.#seal.seal(place, writeAwareness([state]))));
      for (const frame of frames) if (frame !== null) this.#events.awareness(room.scope, document, frame);
    } catch {
      // Locked meanwhile: presence is not worth a fault.
    }
  }

  #planSweep(): void {
    this.#sweep ??= this.#context.clock.setTimeout(() => {
      this.#sweep = null;
      const now = this.#context.clock.now();
      for (const room of this.#rooms.values()) this.#tell(room, room.states.silent(now), null);
      if (this.#rooms.size > 0) this.#planSweep();
    }, SILENT_AFTER_MS / 3);
  }
}

function readable(update: Uint8Array): readonly AwarenessState[] {
  try {
    return readAwareness(update);
  } catch (error) {
    if (error instanceof FormatError) return [];
    throw error;
  }
}

function isTab(owner: string): boolean {
  return owner.startsWith("tab");
}
