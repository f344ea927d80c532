/** The editor's view without its component, for tests of what is done in the text. */
import { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { EditorView } from "prosemirror-view";
import { makeNoteView } from "../../client/editor/make-note-view.ts";

/** On the page, over the text `body` of this document. The caller destroys it. */
export function openNoteView(doc: Y.Doc, isReadOnly: () => boolean = () => false): EditorView {
  return makeNoteView(document.body.appendChild(document.createElement("div")), {
    body: doc.getXmlFragment("body"),
    awareness: new Awareness(doc),
    label: () => "Note",
    isReadOnly,
    emptyNote: () => "",
    taskDone: () => "Done",
    pasteRefused: () => undefined,
    edited: () => undefined,
    copiedFrom: () => null,
    changed: () => undefined,
    listId: "list",
    choiceLabel: (name) => name,
    openLink: () => false,
    focusToolbar: () => undefined,
  });
}
