/**
 * The truth about saving for this tab. Open documents report here; the one sentence at the top of the page is made of all of them.
 */
import { type Accessor, createContext, createMemo, createSignal, type JSX, useContext } from "solid-js";
import type { DocumentSafety } from "../link/document-session.ts";
import { useEngine } from "./engine.tsx";
import { saveTruth, type SaveTruth } from "./save-truth.ts";

export interface Saves {
  readonly truth: Accessor<SaveTruth>;
  /** When something was last confirmed to be on this device's disk, by this tab's clock. */
  readonly savedAtMs: Accessor<number | null>;
  report(document: object, safety: DocumentSafety): void;
  forget(document: object): void;
}

const SavesContext = createContext<Saves>();

export function SavesProvider(props: { children: JSX.Element }): JSX.Element {
  const engine = useEngine();
  // Outside the signal: a page that leaves in a transition and another that reports meanwhile would each change a map of their own.
  const safetyByDocument = new Map<object, DocumentSafety>();
  const [changed, noteChange] = createSignal(undefined, { equals: false });
  const [savedAtMs, setSavedAtMs] = createSignal<number | null>(null);
  const truth = createMemo(
    () => {
      changed();
      return saveTruth([...safetyByDocument.values()], engine.sync());
    },
    undefined,
    { equals: isSameTruth },
  );
  const saves: Saves = {
    truth,
    savedAtMs,
    report(document, safety) {
      safetyByDocument.set(document, safety);
      noteChange();
      if (safety.at === "saved-here") setSavedAtMs(Date.now());
    },
    forget(document) {
      safetyByDocument.delete(document);
      noteChange();
    },
  };
  return <SavesContext.Provider value={saves}>{props.children}</SavesContext.Provider>;
}

const isSameTruth = (one: SaveTruth, other: SaveTruth): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Throws outside a provider. */
export function useSaves(): Saves {
  const saves = useContext(SavesContext);
  if (!saves) throw new TypeError("useSaves needs a SavesProvider above it");
  return saves;
}
