/** Yjs updates as people make them: the same for every system that carries Yjs. */

import * as Y from "yjs";
import { makeChance } from "./chance.ts";
import type { Seat } from "./systems.ts";

/** About what an update of live editing weighs: a phrase, with what Yjs adds (150 bytes within two). */
export const PHRASE = 128;
const LETTERS = "etaoin shrdlu cmfwyp vbgkjqxz ";

/** A participant's Yjs client: found again in the updates that come back. */
export function yClientOf({ room, person }: Seat): number {
  return 1_000_000 + room * 1000 + person;
}

/** `count` updates, each one insertion at the end of the participant's own text in the room's document. */
export function liveUpdates(seat: Seat, count: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = yClientOf(seat);
  const text = doc.getText(`text ${seat.person}`);
  return collect(doc, () => {
    for (let index = 0; index < count; index++) text.insert(text.length, "phrase".padEnd(PHRASE, "."));
  });
}

export interface TypedDocument {
  /** One for each keystroke. */
  readonly updates: readonly Uint8Array[];
  /** The whole document as one update. */
  readonly state: Uint8Array;
  readonly text: string;
}

/** A document typed letter by letter: one in twelve strokes deletes, one in forty goes on somewhere else in the text. */
export function typedDocument(edits: number, seed: number): TypedDocument {
  const chance = makeChance(seed);
  const doc = new Y.Doc();
  doc.clientID = 2_000_000 + seed;
  const text = doc.getText("text");
  let caret = 0;
  const updates = collect(doc, () => {
    for (let index = 0; index < edits; index++) {
      if (chance() < 1 / 40) caret = Math.floor(chance() * (text.length + 1));
      if (caret > 0 && chance() < 1 / 12) text.delete(--caret, 1);
      else text.insert(caret++, LETTERS[Math.floor(chance() * LETTERS.length)] ?? " ");
    }
  });
  return { updates, state: Y.encodeStateAsUpdate(doc), text: text.toString() };
}

function collect(doc: Y.Doc, edit: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => void updates.push(update));
  edit();
  return updates;
}
