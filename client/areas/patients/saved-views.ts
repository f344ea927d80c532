/** The views that this member has given a name, in their own preferences; the document is made with the first of them. */
import { type Accessor, createMemo } from "solid-js";
import type { DocumentId } from "../../../crypto/public/ids.ts";
import { documentId } from "../../model/ids.ts";
import { createPreferences } from "../../model/preferences.ts";
import { removeView, type SavedView, saveView } from "../../model/saved-views.ts";
import { writeDocument } from "../../state/document.ts";
import { useEngine } from "../../state/engine.tsx";
import { usePractice } from "../../state/practice.tsx";
import { createSummaries } from "../../state/summaries.ts";

export interface SavedViews {
  readonly all: Accessor<readonly SavedView[]>;
  save(view: SavedView): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Needs an owner. */
export function createSavedViews(): SavedViews {
  const engine = useEngine();
  const practice = usePractice();
  const preferences = createSummaries(engine, { type: "preferences" });
  // Two devices that were offline may each have made one: both are read, and the same one is written by both from then on.
  const documents = createMemo(() =>
    preferences.items().toSorted((one, other) => (one.document < other.document ? -1 : 1)),
  );
  const all = createMemo(() => documents().flatMap(({ fields }) => fields.views ?? []));

  const makeDocument = async (): Promise<DocumentId> => {
    const { document } = await engine.call("createDocument", { type: "preferences", scope: "self" });
    return document;
  };
  return {
    all,
    async save(view) {
      const document = documents()[0]?.document ?? (await makeDocument());
      await writeDocument(engine, document, (doc) => {
        if (doc.getMap("meta").size === 0) {
          createPreferences(doc, documentId(document), practice.stamp("create"));
        }
        saveView(doc, practice.stamp("edit"), view);
      });
    },
    async remove(id) {
      const holding = documents().filter(({ fields }) => fields.views?.some((view) => view.id === id));
      for (const { document } of holding) {
        await writeDocument(engine, document, (doc) => void removeView(doc, practice.stamp("edit"), id));
      }
    },
  };
}
