/**
 * Snapshots over the line: a device that has nothing of a scope asks for them, and for the entries behind them, before it reads the history;
 * a device that writes puts its own there. The history comes afterwards in any case, and only it counts.
 */
import type { ScopeId } from "../../../crypto/public/ids.ts";
import { askPage } from "./ask-page.ts";
import { AskRefused, type RelayLine } from "./relay-line.ts";
import type { SyncParts } from "./sync-parts.ts";

/** Scopes asked about at once. */
const ASKED_AT_ONCE = 64;
/** What may be read ahead of the history, in all and behind the snapshots of one scope. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_TAIL_BYTES = 1024 * 1024;
const MOST_RANGES = 16;

/** Shows what snapshots there are of these scopes, with everything behind them up to the number `through`. */
export async function fetchSnapshots(
  line: RelayLine,
  parts: SyncParts,
  asked: { readonly scopes: readonly ScopeId[]; readonly through: number },
): Promise<void> {
  const { snapshots } = parts.rooms;
  const { scopes, through } = asked;
  let bytes = 0;
  for (let at = 0; at < scopes.length && bytes < MOST_BYTES; at += ASKED_AT_ONCE) {
    const group = scopes.slice(at, at + ASKED_AT_ONCE);
    const answers = await Promise.all(group.map((scope) => askFor(line, scope)));
    for (const [place, offered] of answers.entries()) {
      const scope = group[place];
      if (scope === undefined || offered.length === 0) continue;
      bytes += offered.reduce((sum, each) => sum + each.bytes.length, 0);
      const covers = await snapshots.offer(scope, offered);
      bytes += await fetchTails(line, parts, { scope, covers, through });
    }
  }
  await snapshots.list();
}

/** Empty when the relay does not say: a record that is not here yet has taken the right, or there was too much asked at once. */
async function askFor(line: RelayLine, scope: ScopeId) {
  try {
    const frames = await line.askAll({ type: "get-snapshots", scope, document: null }, "snapshots");
    return frames.flatMap((frame) =>
      frame.snapshots.map(({ covers, signedEntry }) => ({ covers, bytes: signedEntry })),
    );
  } catch (error) {
    if (error instanceof AskRefused) return [];
    throw error;
  }
}

/** Behind the newest snapshot first, then what lies between it and the one before: each entry comes once. */
async function fetchTails(
  line: RelayLine,
  parts: SyncParts,
  {
    scope,
    covers,
    through,
  }: { readonly scope: ScopeId; readonly covers: readonly number[]; readonly through: number },
): Promise<number> {
  const newestFirst = [...new Set(covers)].toSorted((a, b) => b - a).slice(0, MOST_RANGES);
  let bytes = 0;
  let end = through;
  for (const start of newestFirst) {
    for (let after = start; after < end && bytes < MOST_TAIL_BYTES;) {
      const page = await askPage(line, { scope, after, through: end });
      // The history comes in any case: nobody waits for a relay that is asked too much.
      if (typeof page === "string") return bytes;
      bytes += page.entries.reduce((sum, entry) => sum + entry.bytes.length, 0);
      await parts.rooms.snapshots.tail(scope, page.entries);
      if (page.more && page.through <= after) return bytes;
      after = page.more ? page.through : end;
    }
    end = Math.min(end, start);
  }
  return bytes;
}

/** Puts every snapshot that is due on the relay. One that it refuses is not tried again before as much was written again. */
export async function publishSnapshots(line: RelayLine, { rooms: { snapshots } }: SyncParts): Promise<void> {
  for (let offer = await snapshots.next(); offer !== null; offer = await snapshots.next()) {
    const { covers, bytes } = offer;
    const { code } = await line.ask({ type: "put-snapshot", covers, signedEntry: bytes }, "result");
    await snapshots.settled(offer, code);
  }
}
