/**
 * Keeps a body that this version does not fully know away from the editor. y-prosemirror deletes from the
 * shared document whatever it cannot draw, for everyone; so the editor must let go before it sees such content,
 * also when it arrives from a colleague's newer version in the middle of writing.
 */
import type * as Y from "yjs";
import { foreignNames } from "../model/note-schema.ts";

export const isForeign = (body: Y.XmlFragment): boolean => foreignNames(body).length > 0;

/**
 * Calls `letGo` once, synchronously, when content this version does not know arrives. Must be set up before
 * the editor binds to the body: Yjs calls observers in the order in which they came.
 */
export function watchForeign(body: Y.XmlFragment, letGo: () => void): () => void {
  const check = (_events: unknown, transaction: Y.Transaction): void => {
    if (transaction.local || !isForeign(body)) return;
    stop();
    letGo();
  };
  let isWatching = true;
  const stop = (): void => {
    if (isWatching) body.unobserveDeep(check);
    isWatching = false;
  };
  body.observeDeep(check);
  return stop;
}
