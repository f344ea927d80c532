/**
 * The only way a record is changed: one transaction with a named origin, which also notes who changed it and
 * when. Clock and member come from the caller, so the same calls give the same document in a test. Editors
 * of rich text write into their fragment themselves and are covered by `touch`.
 */
import type * as Y from "yjs";
import type { MemberId } from "./ids.ts";

/** Why a document changed; undo, journal and audit tell changes apart by it. */
export const origins = ["create", "edit", "import", "merge", "restore", "migrate"] as const;
export type Origin = (typeof origins)[number];

/** An ISO 8601 instant in UTC, `2026-11-02T09:30:00.000Z`. */
export type Instant = string;

export interface Stamp {
  at: Instant;
  by: MemberId;
  origin: Origin;
  /**
   * What the writer had before them in the fields that they change, where it is not what stands there: an open form shows one's own words
   * while others write. `all`: they saw every value that there is, and chose.
   */
  seen?: Seen;
}

export type Seen = "all" | Readonly<Record<string, unknown>>;

/** Runs `edit` in one transaction; when it says that something changed, stamps `meta` in the same one. */
export function change(doc: Y.Doc, stamp: Stamp, edit: () => boolean): boolean {
  let changed = false;
  doc.transact(() => {
    changed = edit();
    if (changed) stampMeta(doc, stamp);
  }, stamp.origin);
  return changed;
}

/** Notes that the document was edited, for edits that went around `change` (rich text). */
export function touch(doc: Y.Doc, stamp: Stamp): void {
  change(doc, stamp, () => true);
}

function stampMeta(doc: Y.Doc, stamp: Stamp): void {
  const meta = doc.getMap("meta");
  if (meta.get("updatedAt") !== stamp.at) meta.set("updatedAt", stamp.at);
  if (meta.get("updatedBy") !== stamp.by) meta.set("updatedBy", stamp.by);
}
