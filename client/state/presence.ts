/** Who else has a document open, by the names their devices announce. */
import { type Accessor, createSignal, onCleanup, createMemo } from "solid-js";
import type { OpenedDocument } from "./document.ts";

const MAX_NAME = 60;

/** Names of the others, each once, in alphabetical order. Needs an owner. */
export function createPresence(
  awareness: OpenedDocument["awareness"],
  ownName: Accessor<string>,
): Accessor<readonly string[]> {
  const [states, setStates] = createSignal<readonly unknown[]>([]);
  const look = (): void => {
    const strangers = [...awareness.getStates()].filter(([client]) => client !== awareness.clientID);
    setStates(strangers.map(([, state]) => state));
  };
  awareness.on("change", look);
  onCleanup(() => awareness.off("change", look));
  look();
  const others = createMemo(() => presentNames(states()).filter((name) => name !== ownName()));
  return others;
}

/** What other devices say about themselves is narrowed before it is shown. */
export function presentNames(states: readonly unknown[]): readonly string[] {
  const names = states.flatMap((state) => {
    const { user } = (typeof state === "object" && state !== null ? state : {}) as { user?: unknown };
    const { name } = (typeof user === "object" && user !== null ? user : {}) as { name?: unknown };
    return typeof name === "string" && name.trim() !== "" ? [name.trim().slice(0, MAX_NAME)] : [];
  });
  return [...new Set(names)].toSorted((one, other) => one.localeCompare(other));
}
