/** Tokens in documents: where each type of document takes them, and how one is found again to be erased. */
import * as Y from "yjs";
import type { DocumentType } from "../../client/model/document-roots.ts";
import { documentId, memberId } from "../../client/model/ids.ts";
import { initDocument } from "../../client/model/meta.ts";
import type { Pick } from "../support/random-edits.ts";

const TOKEN = /<[\w.]+>/g;

export interface Writing {
  readonly id: string;
  readonly type: DocumentType;
  readonly tokens: readonly string[];
  readonly pick: Pick;
}

const STAMP = {
  at: "2026-03-02T08:00:00.000Z",
  by: memberId("00000000000000000000000000000001"),
  origin: "create",
} as const;

/** Writes the tokens somewhere where a person could have typed them. Whoever writes first says what the document is. */
export function writeTokens(doc: Y.Doc, { id, type, tokens, pick }: Writing): void {
  if (doc.getMap("meta").size === 0)
    initDocument(doc, { type, id: documentId(id), stamp: STAMP }, () => undefined);
  for (const token of tokens) {
    if (type === "note" || type === "process-note") writeInBody(doc.getXmlFragment("body"), token, pick);
    else if (type === "patient-file") {
      const marks = doc.getArray("marks");
      marks.insert(pick(marks.length + 1), [token]);
    } else doc.getMap("profile").set(`field ${token.slice(1, -1)}`, token);
  }
}

function writeInBody(body: Y.XmlFragment, token: string, pick: Pick): void {
  const texts = textsOf(body);
  if (texts.length === 0 || pick(4) === 0) {
    const paragraph = new Y.XmlElement("paragraph");
    const text = new Y.XmlText();
    paragraph.insert(0, [text]);
    body.insert(pick(body.length + 1), [paragraph]);
    text.insert(0, token);
    return;
  }
  const text = texts[pick(texts.length)];
  if (text === undefined) return;
  const ends = [0, ...found(text).map(({ at, token: there }) => at + there.length)];
  text.insert(ends[pick(ends.length)] ?? 0, token);
}

/** A token of this document, or null: to know its name before the transaction that erases it. */
export function findToken(
  doc: Y.Doc,
  type: DocumentType,
  pick: Pick,
): { token: string; erase: () => void } | null {
  const choices = erasable(doc, type);
  return choices[pick(Math.max(1, choices.length))] ?? null;
}

function erasable(doc: Y.Doc, type: DocumentType): { token: string; erase: () => void }[] {
  if (type === "note" || type === "process-note") {
    return textsOf(doc.getXmlFragment("body")).flatMap((text) =>
      found(text).map(({ at, token }) => ({ token, erase: () => text.delete(at, token.length) })),
    );
  }
  if (type === "patient-file") {
    const marks = doc.getArray("marks");
    return marks
      .toArray()
      .flatMap((mark, at) =>
        typeof mark === "string" ? [{ token: mark, erase: () => marks.delete(at) }] : [],
      );
  }
  const profile = doc.getMap("profile");
  return [...profile].flatMap(([key, value]) =>
    typeof value === "string" && key.startsWith("field ")
      ? [{ token: value, erase: () => profile.delete(key) }]
      : [],
  );
}

function textsOf(body: Y.XmlFragment): Y.XmlText[] {
  return body.toArray().flatMap((node) => {
    const child = node instanceof Y.XmlElement ? node.get(0) : null;
    return child instanceof Y.XmlText ? [child] : [];
  });
}

function found(text: Y.XmlText): { at: number; token: string }[] {
  const plain = (text.toDelta() as { insert: unknown }[]).map(({ insert }) => String(insert)).join("");
  return [...plain.matchAll(TOKEN)].map((match) => ({ at: match.index, token: match[0] }));
}
