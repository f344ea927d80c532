/** The systems that are compared. `open` gives a line that is ready for live edits, or shows that the system is unlike the others. */

import type { WebSocket } from "ws";

export const SYSTEMS = ["bare-ws", "claros", "y-websocket", "hocuspocus"] as const;
export type System = (typeof SYSTEMS)[number];

/** A participant: which room, and which of its people. */
export interface Seat {
  readonly room: number;
  readonly person: number;
}

/** What messages have said so far. */
export interface Tally {
  /** Edits by other people of the room. */
  fromOthers: number;
  /** Own edits that the server says it has. */
  acknowledged: number;
}

/** How one system is spoken to by the load process. */
export interface Wire {
  readonly system: System;
  /** Whether an edit counts as done only when the server has acknowledged it, besides being delivered. */
  readonly acknowledges: boolean;
  /** Connects a participant; resolves when edits flow. */
  open(url: string, seat: Seat): Promise<WebSocket>;
  /** The participant's edits as messages, in order. */
  edits(seat: Seat, count: number): readonly Uint8Array[];
  read(message: Buffer, seat: Seat, tally: Tally): void;
}
