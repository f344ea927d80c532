/**
 * One document of the practice, open as long as the component that asked for it.
 */
import { type Accessor, createSignal, onCleanup, untrack } from "solid-js";
import type { DocumentId } from "../../crypto/public/ids.ts";
import type { ChannelEnd } from "../engine/api.ts";
import { ChannelEnded, type DocumentSession, makeDocumentSession } from "../link/document-session.ts";
import type { EngineHandle } from "./engine.tsx";
import { createRescue } from "./before-lock.tsx";
import { useEngine } from "./engine.tsx";
import { useSaves } from "./save-state.tsx";

export type DocumentSituation =
  | { readonly at: "opening" }
  | { readonly at: "open"; readonly readOnly: boolean }
  | { readonly at: "closed"; readonly end: ChannelEnd };

export interface OpenedDocument {
  readonly doc: DocumentSession["doc"];
  readonly awareness: DocumentSession["awareness"];
  readonly situation: Accessor<DocumentSituation>;
}

/** Opens the document and closes it with its owner. */
export function useDocument(id: DocumentId): OpenedDocument {
  const engine = useEngine();
  const saves = useSaves();
  const session = makeDocumentSession(engine.link, id);
  onCleanup(() => session.close());
  createRescue(() => session.handedOver());
  const [situation, setSituation] = createSignal<DocumentSituation>({ at: "opening" });
  const isOpenOtherwise = (): boolean => {
    const now = untrack(situation);
    return now.at === "open" && now.readOnly !== session.readOnly;
  };
  const close = (end: ChannelEnd): void => void setSituation({ at: "closed", end });

  session.ready.then(
    () => setSituation({ at: "open", readOnly: session.readOnly }),
    (error: unknown) => close(error instanceof ChannelEnded ? error.end : "ended"),
  );
  const stopListening = session.onSafety((safety) => {
    if (safety.at === "closed") close(safety.end);
    else if (isOpenOtherwise()) setSituation({ at: "open", readOnly: session.readOnly });
    saves.report(session, safety);
  });
  onCleanup(() => {
    stopListening();
    saves.forget(session);
  });
  return { doc: session.doc, awareness: session.awareness, situation };
}

/** Opens a document, changes it, and closes it when the change is on this device's disk. */
export async function writeDocument(
  engine: EngineHandle,
  id: DocumentId,
  write: (doc: DocumentSession["doc"]) => void,
): Promise<void> {
  const session = makeDocumentSession(engine.link, id);
  try {
    await session.ready;
    write(session.doc);
    await session.saved();
  } finally {
    session.close();
  }
}
