/**
 * Who is in a document and where, as y-protocols' awareness says it, without its timers: the engine passes states between tabs and
 * devices, and forgets those that have fallen silent. A state belongs to whom it came from first.
 */
import * as encoding from "lib0/encoding";
import { FormatError } from "../../../crypto/public/bytes.ts";
import { jsonNesting, Lib0Reader } from "../entries/lib0-reader.ts";

export interface AwarenessState {
  readonly client: number;
  readonly clock: number;
  /** JSON text; `"null"` when the client has gone. */
  readonly state: string;
}

/** y-protocols renews a state every 15 s and forgets it after 30. */
export const SILENT_AFTER_MS = 30_000;
const MOST_STATES = 64;
const GONE = "null";

/** The states of an awareness update. Throws `FormatError` for anything that a tab could not read. */
export function readAwareness(update: Uint8Array): readonly AwarenessState[] {
  const reader = new Lib0Reader(update);
  const states: AwarenessState[] = [];
  const count = reader.count(3);
  if (count > MOST_STATES) throw new FormatError("states");
  for (let left = count; left > 0; left--) {
    const [client, clock, state] = [reader.varUint(), reader.varUint(), reader.text()];
    if (jsonNesting(state) > 16) throw new FormatError("nesting");
    states.push({ client, clock, state });
  }
  if (reader.remaining > 0) throw new FormatError("trailing bytes");
  return states;
}

/** Whether a number like this stands anywhere in the state. */
export function mentionsNumber(state: string, isWanted: (value: number) => boolean): boolean {
  const look = (value: unknown): boolean => {
    if (typeof value === "number") return isWanted(value);
    return typeof value === "object" && value !== null && Object.values(value).some(look);
  };
  return look(JSON.parse(state));
}

export function writeAwareness(states: readonly AwarenessState[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, states.length);
  for (const { client, clock, state } of states) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  }
  return encoding.toUint8Array(encoder);
}

interface Known extends AwarenessState {
  readonly owner: string;
  readonly heardAtMs: number;
}

export class AwarenessStates {
  readonly #known = new Map<number, Known>();

  /** Takes what is new from its owner; returns what others should hear. */
  take(owner: string, states: readonly AwarenessState[], nowMs: number): readonly AwarenessState[] {
    return states.filter((state) => {
      const before = this.#known.get(state.client);
      if (before !== undefined && before.owner !== owner) return false;
      // A tab repeats that others have gone; that must not make it their owner.
      if (before === undefined && state.state === GONE) return false;
      if (before === undefined && this.#known.size >= 4 * MOST_STATES) return false;
      if (before !== undefined && state.clock < before.clock) return false;
      if (before !== undefined && state.clock === before.clock && state.state !== GONE) return false;
      this.#known.set(state.client, { ...state, owner, heardAtMs: nowMs });
      return true;
    });
  }

  /** All present ones, of an owner or of everybody. */
  present(isWanted: (owner: string) => boolean = () => true): readonly AwarenessState[] {
    return [...this.#known.values()].filter(({ owner, state }) => state !== GONE && isWanted(owner));
  }

  /** An owner has left: what the others are told. */
  leave(owner: string): readonly AwarenessState[] {
    return this.#drop((known) => known.owner === owner);
  }

  /** Those that have not been heard of for too long. */
  silent(nowMs: number): readonly AwarenessState[] {
    return this.#drop(({ heardAtMs }) => nowMs - heardAtMs >= SILENT_AFTER_MS);
  }

  get isEmpty(): boolean {
    return this.#known.size === 0;
  }

  #drop(isGone: (known: Known) => boolean): AwarenessState[] {
    const gone = [...this.#known.values()].filter(isGone);
    for (const { client } of gone) this.#known.delete(client);
    return gone
      .filter(({ state }) => state !== GONE)
      .map(({ client, clock }) => ({ client, clock: clock + 1, state: GONE }));
  }
}
