/** What this member prefers, sealed for them alone and on all their devices; the document is made with the first thing written in it. */
import { type Accessor, createMemo } from "solid-js";
import type { DocumentId } from "../../crypto/public/ids.ts";
import type { Stamp } from "../model/change.ts";
import { documentId } from "../model/ids.ts";
import { createPreferences } from "../model/preferences.ts";
import { type OpenedDocument, writeDocument } from "./document.ts";
import { useEngine } from "./engine.tsx";
import { usePractice } from "./practice.tsx";
import { createSummaries, type Summaries, type SummaryOf } from "./summaries.ts";

type Write = (doc: OpenedDocument["doc"], stamp: Stamp) => void;

export interface OwnPreferences {
  /** Two devices that were offline may each have made one: both are read, and the same one is written by both from then on. */
  readonly documents: Accessor<readonly SummaryOf<"preferences">[]>;
  readonly at: Summaries<"preferences">["at"];
  /** Into this document, or the one that all devices write. Resolves when it is on this device's disk. */
  write(change: Write, into?: DocumentId): Promise<void>;
}

/** Needs an owner. */
export function createOwnPreferences(): OwnPreferences {
  const engine = useEngine();
  const practice = usePractice();
  const preferences = createSummaries(engine, { type: "preferences" });
  const documents = createMemo(() =>
    preferences.items().toSorted((one, other) => (one.document < other.document ? -1 : 1)),
  );
  const makeDocument = async (): Promise<DocumentId> => {
    const { document } = await engine.call("createDocument", { type: "preferences", scope: "self" });
    return document;
  };
  return {
    documents,
    at: preferences.at,
    async write(change, into) {
      const document = into ?? documents()[0]?.document ?? (await makeDocument());
      await writeDocument(engine, document, (doc) => {
        if (doc.getMap("meta").size === 0) {
          createPreferences(doc, documentId(document), practice.stamp("create"));
        }
        change(doc, practice.stamp("edit"));
      });
    },
  };
}
