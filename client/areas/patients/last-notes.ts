import { type Accessor, createMemo, createSignal, onCleanup } from "solid-js";
import { createEngineListener, useEngine } from "../../state/engine.tsx";
import { createMayWriteNotes } from "../frame/own-rights.ts";

export type LastNotes = Readonly<Record<string, number>>;

const GATHER_MS = 500;

/** The day of the last note of each patient; `null` until it is known, and for roles that read none. Needs an owner. */
export function createLastNotes(): Accessor<LastNotes | null> {
  const engine = useEngine();
  const mayRead = createMayWriteNotes();
  const [notes, setNotes] = createSignal<LastNotes | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const read = (): void => {
    timer = undefined;
    // A practice that was locked meanwhile has nothing to show.
    if (mayRead()) engine.call("lastNotes").then(setNotes, () => undefined);
  };
  createEngineListener(engine, (event) => {
    const isNews =
      (event.event === "summary" && event.summary.type === "note") ||
      (event.event === "summaries-stale" && event.type === "note") ||
      event.event === "team";
    if (isNews) timer ??= setTimeout(read, GATHER_MS);
  });
  onCleanup(() => clearTimeout(timer));
  read();
  const shown = createMemo(() => (mayRead() ? notes() : null));
  return shown;
}
