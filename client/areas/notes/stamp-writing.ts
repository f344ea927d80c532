/**
 * The editor writes into the body by itself, so who wrote last and when is noted here: with the first stroke of this tab, and then once
 * a minute while writing goes on.
 */
import { onCleanup } from "solid-js";
import { touch } from "../../model/change.ts";
import { noteBody } from "../../model/note.ts";
import type { OpenedDocument } from "../../state/document.ts";
import type { Practice } from "../../state/practice.tsx";

const STAMP_EVERY_MS = 60_000;

type Body = ReturnType<typeof noteBody>;
type Observer = Parameters<Body["observeDeep"]>[0];

/** Needs an owner. */
export function stampWriting(doc: OpenedDocument["doc"], practice: Pick<Practice, "stamp">): void {
  const body = noteBody(doc);
  let stampedMs = 0;
  const notice: Observer = (_events, transaction) => {
    const now = Date.now();
    if (!transaction.local || now - stampedMs < STAMP_EVERY_MS) return;
    stampedMs = now;
    // After the transaction that is being reported, so that the stroke itself stays one small change.
    queueMicrotask(() => touch(doc, practice.stamp("edit")));
  };
  body.observeDeep(notice);
  onCleanup(() => body.unobserveDeep(notice));
}
