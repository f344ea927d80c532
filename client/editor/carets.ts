/**
 * Colleagues' carets and selections. They are drawn by class only: the page's policy allows no style
 * attributes. Name and colour arrive in awareness from another device, so both are narrowed before use.
 */
import type { DecorationAttrs } from "prosemirror-view";
import { colourCount } from "../model/member-profile.ts";
import styles from "./note-editor.module.css";

export interface CaretPerson {
  name: string;
  colourIndex: number;
}

const maxName = 60;

/** The person an awareness state speaks of; a nameless one gets an empty name, a wrong colour the first. */
export function caretPerson(user: unknown): CaretPerson {
  const { name, colourIndex } = (typeof user === "object" && user !== null ? user : {}) as Partial<
    Record<keyof CaretPerson, unknown>
  >;
  const colour = typeof colourIndex === "number" && Number.isInteger(colourIndex) ? Math.abs(colourIndex) : 0;
  return { name: typeof name === "string" ? name.slice(0, maxName) : "", colourIndex: colour % colourCount };
}

/**
 * An empty element whose name is drawn by the style sheet. With text inside, a click beside it could put the
 * browser's own caret into it, where the first letters typed were lost.
 */
export function buildCaret(user: unknown, client: number): HTMLElement {
  const { name, colourIndex } = caretPerson(user);
  const caret = document.createElement("span");
  caret.className = styles["caret"] ?? "";
  caret.dataset["colour"] = String(colourIndex);
  caret.dataset["name"] = name;
  caret.dataset["client"] = String(client);
  caret.setAttribute("aria-hidden", "true");
  return caret;
}

export function buildSelection(user: unknown): DecorationAttrs {
  return { class: styles["selection"] ?? "", "data-colour": String(caretPerson(user).colourIndex) };
}
