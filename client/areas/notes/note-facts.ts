import { type Accessor, createSignal, onCleanup } from "solid-js";
import { readMeta } from "../../model/meta.ts";
import { type Note, readNote } from "../../model/note.ts";
import type { OpenedDocument } from "../../state/document.ts";

export type NoteFacts = Pick<Note, "title" | "noteType" | "sessionStart" | "status"> & {
  createdAt: string | null;
  /** False until the first piece of the document has said that it is a note. */
  isNote: boolean;
};

/** What stands around the text, without the text. Needs an owner. */
export function createNoteFacts(doc: OpenedDocument["doc"]): Accessor<NoteFacts> {
  const read = (): NoteFacts => {
    const { title, noteType, sessionStart, status } = readNote(doc).value;
    const { createdAt, type } = readMeta(doc).value;
    return { title, noteType, sessionStart, status, createdAt, isNote: type === "note" };
  };
  const [facts, setFacts] = createSignal(read());
  const follow = (): void => void setFacts(read());
  const parts = [doc.getMap("meta"), doc.getMap("note"), doc.getArray("status")];
  for (const part of parts) part.observeDeep(follow);
  onCleanup(() => {
    for (const part of parts) part.unobserveDeep(follow);
  });
  return facts;
}
