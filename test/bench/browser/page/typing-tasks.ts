/** Typing into a note, one letter at a time, with nothing behind it, with y-indexeddb, or with the engine. */

import type { DocumentId } from "../../../../crypto/public/ids.ts";
import type { PatientId } from "../../../../crypto/public/ids.ts";
import * as Y from "yjs";
import { pause } from "./environment.ts";
import { openPlain } from "./plain.ts";
import type { RealEngine } from "./real-engine.ts";

export type Behind = "nothing" | "y-indexeddb" | "claros";

const SETTLE_MS = 600;

export function makeTypingTasks(engine: RealEngine) {
  const texts = new Map<Behind, Y.XmlText>();
  let saved: () => Promise<void> = async () => undefined;

  return {
    async "open-for-typing"({ behind, document }: { behind: Behind; document: DocumentId | null }) {
      if (behind === "claros") {
        if (document === null) throw new TypeError("document");
        const session = await engine.open(document);
        saved = () => session.saved();
        texts.set(behind, textOf(session.doc));
      } else {
        const doc = behind === "nothing" ? new Y.Doc() : (await openPlain("plain-typing")).doc;
        texts.set(behind, textOf(doc));
      }
    },

    /** Resolves when everything typed is saved and what follows from it has passed. */
    async type({ behind, strokes, everyMs }: { behind: Behind; strokes: number; everyMs: number }) {
      const text = texts.get(behind);
      if (text === undefined) throw new TypeError("behind");
      for (let stroke = 0; stroke < strokes; stroke++) {
        text.insert(text.length, "e");
        await pause(everyMs);
      }
      if (behind === "claros") await saved();
      await pause(SETTLE_MS);
    },

    async "new-note"() {
      const link = await engine.link();
      const [file] = await link.call("summaries", { type: "patient-file" });
      const patient: PatientId | null = file?.patient ?? null;
      if (patient === null) throw new Error("no client");
      const { document } = await link.call("createDocument", { type: "note", scope: "case", patient });
      return document;
    },
  };
}

/** The text of a note, made when it is not there yet. */
export function textOf(doc: Y.Doc): Y.XmlText {
  const first = doc.getXmlFragment("body").firstChild;
  const there = first instanceof Y.XmlElement ? first.firstChild : null;
  if (there instanceof Y.XmlText) return there;
  const text = new Y.XmlText();
  const paragraph = new Y.XmlElement("paragraph");
  doc.transact(() => {
    paragraph.insert(0, [text]);
    doc.getXmlFragment("body").insert(0, [paragraph]);
  });
  return text;
}
