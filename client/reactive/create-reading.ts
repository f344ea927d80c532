import { type Accessor, createSignal, onCleanup } from "solid-js";
import type * as Y from "yjs";

/**
 * What is read out of a document, again after each change of it. Needs a Solid owner; stops listening with it. A reading that says the same
 * as the one before notifies nobody.
 */
export function createReading<T>(doc: Y.Doc, read: (doc: Y.Doc) => T): Accessor<T> {
  const [reading, setReading] = createSignal<T>(read(doc), {
    equals: (before, now) => JSON.stringify(before) === JSON.stringify(now),
  });
  const follow = (): void => void setReading(() => read(doc));
  doc.on("update", follow);
  onCleanup(() => doc.off("update", follow));
  return reading;
}
