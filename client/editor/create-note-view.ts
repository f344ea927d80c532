/**
 * The life of an editor's view: opened over the body, let go when content from a newer version arrives, opened
 * anew when another body is given, closed with its owner.
 */
import type { Command, EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { noteText } from "../model/note-text.ts";
import { isForeign, watchForeign } from "./foreign-guard.ts";
import { makeNoteView, type NoteViewOptions } from "./make-note-view.ts";

export type Situation =
  | { at: "opening" }
  | { at: "open"; view: EditorView }
  /** The body holds what this version does not know; its words are all that can be shown. */
  | { at: "foreign"; text: string };

export interface NoteViewSource extends Omit<NoteViewOptions, "body" | "awareness" | "changed" | "openLink"> {
  mount: () => HTMLElement | undefined;
  body: () => Y.XmlFragment;
  awareness: () => Awareness;
  openLink: Command;
  /** Called after every change of the view. */
  changed: (body: Y.XmlFragment) => void;
  /** Called while the view still stands. */
  closing: (view: EditorView) => void;
}

export interface CreatedNoteView {
  situation: Accessor<Situation>;
  /** The editor's state after the last change; notifies at every change, also of the undo stacks alone. */
  state: Accessor<EditorState | undefined>;
}

/** Needs a Solid owner. */
export function createNoteView(source: NoteViewSource): CreatedNoteView {
  const [situation, setSituation] = createSignal<Situation>({ at: "opening" });
  const [state, setState] = createSignal<EditorState | undefined>(undefined, { equals: false });

  const open = ([body, awareness]: readonly [Y.XmlFragment, Awareness]): void => {
    const mount = source.mount();
    if (isForeign(body)) return void setSituation({ at: "foreign", text: noteText(body) });
    if (!mount) return;
    const place = mount.appendChild(document.createElement("div"));
    const stopGuard = watchForeign(body, () => {
      close();
      setSituation({ at: "foreign", text: noteText(body) });
    });
    const changed = (next: EditorState): void => {
      setState(next);
      source.changed(body);
    };
    const view = makeNoteView(place, { ...source, body, awareness, changed });
    const close = (): void => {
      stopGuard();
      if (!view.isDestroyed) {
        source.closing(view);
        view.destroy();
      }
      place.remove();
    };
    onCleanup(close);
    setSituation({ at: "open", view });
  };

  createEffect(on(() => [source.body(), source.awareness()] as const, open));
  createEffect(() => {
    const now = situation();
    source.isReadOnly();
    source.label();
    if (now.at === "open" && !now.view.isDestroyed) now.view.setProps({});
  });
  return { situation, state };
}
