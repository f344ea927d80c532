import { useNavigate } from "@solidjs/router";
import { untrack } from "solid-js";
import type { PatientId } from "../../../crypto/public/ids.ts";
import { documentId, patientId } from "../../model/ids.ts";
import { createNote } from "../../model/note.ts";
import type { NoteTemplate } from "../../model/note-templates.ts";
import { type Action, createAction } from "../../state/action.ts";
import { writeDocument } from "../../state/document.ts";
import { useEngine } from "../../state/engine.tsx";
import { usePractice } from "../../state/practice.tsx";
import { useWords } from "../../words/words-context.tsx";
import { useCommands } from "../frame/commands.tsx";
import { useEarlyKeys } from "../frame/early-keys.tsx";

export type NewNote = Action<[template: NoteTemplate]>;

/** Begins a note about this person and goes there; what is typed on the way is written into it. Needs an owner. */
export function createNewNote(of: () => PatientId | null): NewNote {
  const engine = useEngine();
  const practice = usePractice();
  const navigate = useNavigate();
  const commands = useCommands();
  const early = useEarlyKeys();
  const { resolve } = useWords();
  /** For the next try: a note that could not be made takes nothing with it that was typed for it. */
  let typed: readonly string[] = [];
  const begin = async (patient: PatientId, template: NoteTemplate): Promise<void> => {
    const { document } = await engine.call("createDocument", { type: "note", scope: "case", patient });
    await writeDocument(engine, document, (doc) => {
      createNote(doc, {
        id: documentId(document),
        patientId: patientId(patient),
        stamp: practice.stamp("create"),
        template,
        resolve,
        fields: {
          sessionStart: new Date().toISOString(),
          zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        },
      });
    });
    early.meanFor(document);
    commands.wish(`write ${document}`);
    navigate(`/clients/${patient}/notes/${document}`);
  };
  return createAction(async (template: NoteTemplate) => {
    const patient = untrack(of);
    if (patient === null) return;
    early.begin(typed);
    try {
      await begin(patient, template);
      typed = [];
    } catch (error) {
      typed = early.end();
      throw error;
    }
  });
}
