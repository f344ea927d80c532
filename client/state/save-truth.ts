/**
 * One sentence's worth of truth about saving, out of what every open document and the whole device report.
 *
 * The order is the promise: trouble comes before calm, and "backed up" is said only when nothing that this tab knows of speaks
 * against it.
 */
import type { SyncState } from "../engine/api.ts";
import type { DocumentSafety } from "../link/document-session.ts";

type RejectCode = Extract<SyncState["relay"], { at: "refused" }>["code"];

export type SaveTruth =
  | { readonly at: "opening" }
  | { readonly at: "saving" }
  | { readonly at: "saved-here" }
  | { readonly at: "backed-up"; readonly atMs: number | null }
  /** `waiting`: changes that are on this device only. */
  | { readonly at: "offline"; readonly waiting: number }
  | { readonly at: "not-permitted" }
  | { readonly at: "refused"; readonly code: RejectCode }
  | { readonly at: "storage"; readonly kind: "full" | "failed" };

/** Refusals that the engine mends by itself: what was written is on the disk and will be sent. */
const PASSING: ReadonlySet<RejectCode> = new Set([
  "stale-log",
  "stale-epoch",
  "rate",
  "gap",
  "fork",
  "busy",
  "exists",
  // The page asks for the code in its own place; what was written is safe meanwhile.
  "setup-code",
]);

export function saveTruth(documents: readonly DocumentSafety[], sync: SyncState): SaveTruth {
  if (sync.storage !== "ok") return { at: "storage", kind: sync.storage };
  if (documents.some((safety) => safety.at === "saving")) return { at: "saving" };
  const problems = documents.flatMap((safety) =>
    safety.at === "saved-here" && safety.problem !== null ? [safety.problem] : [],
  );
  if (problems.includes("not-allowed")) return { at: "not-permitted" };
  const lasting = problems.find((code) => !PASSING.has(code));
  if (lasting !== undefined) return { at: "refused", code: lasting };
  const { relay } = sync;
  if (relay.at === "refused" && !PASSING.has(relay.code)) return { at: "refused", code: relay.code };
  if (isOffline(relay)) return { at: "offline", waiting: sync.waiting };
  if (documents.some((safety) => safety.at === "saved-here") || sync.waiting > 0) return { at: "saved-here" };
  if (sync.notPermitted > 0 && documents.length === 0) return { at: "not-permitted" };
  if (documents.some((safety) => safety.at === "opening")) return { at: "opening" };
  if (relay.at === "none") return { at: "saved-here" };
  const isConfirmed = relay.at === "online" || sync.lastBackedUpAtMs !== null;
  return isConfirmed ? { at: "backed-up", atMs: sync.lastBackedUpAtMs } : { at: "saved-here" };
}

/** The first attempt is not called offline yet; a second one means that the first failed. */
const isOffline = (relay: SyncState["relay"]): boolean =>
  relay.at === "offline" || (relay.at === "connecting" && relay.attempt > 1);
