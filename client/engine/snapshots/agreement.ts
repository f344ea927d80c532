/** Whether a document that was shown from a snapshot is a part of what its entries say, to the last id and the last deletion. */
import * as Y from "yjs";
import { bytesEqual } from "../../../crypto/public/bytes.ts";

/**
 * Lays the entries' document over the one that was shown. What was shown truly adds nothing to it and contradicts nothing in it, so the
 * result is that document; a tab that holds what was shown may then go on with it.
 */
export function isPartOf(shown: Y.Doc, real: Y.Doc): boolean {
  const rest = Y.encodeStateAsUpdate(real, Y.encodeStateVector(shown));
  const both = copied(Y.encodeStateAsUpdate(shown), rest);
  return bytesEqual(plainState(both), plainState(real));
}

/** The same bytes for the same structs: written anew, Yjs joins and collects all that it can. */
function plainState(doc: Y.Doc): Uint8Array {
  return Y.encodeStateAsUpdate(copied(Y.encodeStateAsUpdate(doc)));
}

function copied(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({ gc: true, guid: "copy" });
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}
