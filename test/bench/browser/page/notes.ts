/** Notes as Yjs updates, the same for both sides of a ratio. */

import * as Y from "yjs";
import { makeChance } from "../../systems/chance.ts";

export interface TypedNote {
  readonly client: number;
  readonly updates: readonly Uint8Array[];
}

const LETTERS = "etaoin shrdlu cmfwyp vbgkjqxz ";
const PHRASE = "She slept better this week and took the bus twice without turning back. ";

/** A note typed letter by letter: one in twelve strokes deletes, one in forty goes on somewhere else. One update for each. */
export function typedNote(strokes: number, seed: number): TypedNote {
  const chance = makeChance(seed);
  return collect(seed, (text) => {
    let caret = 0;
    for (let index = 1; index < strokes; index++) {
      if (chance() < 1 / 40) caret = Math.floor(chance() * (text.length + 1));
      if (caret > 0 && chance() < 1 / 12) text.delete(--caret, 1);
      else text.insert(caret++, LETTERS[Math.floor(chance() * LETTERS.length)] ?? " ");
    }
  });
}

/** A note of about `bytes`, written in `updates` pieces. */
export function longNote(bytes: number, updates: number, seed: number): TypedNote {
  const piece = PHRASE.repeat(Math.ceil(bytes / updates / PHRASE.length));
  return collect(seed, (text) => {
    for (let index = 1; index < updates; index++) text.insert(text.length, piece);
  });
}

/** The first update makes the paragraph, so there are as many as was asked for. */
function collect(seed: number, write: (text: Y.XmlText) => void): TypedNote {
  const doc = new Y.Doc();
  doc.clientID = 2_000_000 + seed;
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => void updates.push(update));
  const text = new Y.XmlText();
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [text]);
  doc.getXmlFragment("body").insert(0, [paragraph]);
  write(text);
  return { client: doc.clientID, updates };
}

export function textLength(doc: Y.Doc): number {
  return doc.getXmlFragment("body").toString().length;
}
