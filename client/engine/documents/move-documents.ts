/**
 * Two people opened the same scope of one person in care at once, and the log took the other one's. What was written here in the scope that
 * came to nothing is only in the journal, under the device root; so naming the winner's scope is all it takes to seal it there.
 */
import type { ScopeId } from "../../../crypto/public/ids.ts";
import type { Summary } from "../api.ts";
import type { EntriesEvents } from "../contract.ts";
import type { Disk } from "../entries/disk.ts";
import type { Serial } from "../entries/serial.ts";
import type { Summaries } from "../projections/summaries.ts";
import type { StoreWrite } from "../store/store.ts";
import type { AwarenessRooms } from "./awareness-room.ts";
import type { DocumentTable } from "./document-table.ts";
import type { Sealing } from "./sealing.ts";
import type { Shadows } from "./shadows.ts";

export interface MoveParts {
  readonly disk: Disk;
  readonly serial: Serial;
  readonly table: DocumentTable;
  readonly shadows: Shadows;
  readonly sealing: Sealing;
  readonly summaries: Summaries;
  readonly awareness: AwarenessRooms;
  readonly events: Pick<EntriesEvents, "summaryChanged" | "openChanged">;
}

/** Every document of `from` is one of `to` from now on. The caller sees to it that nothing was ever sealed under `from`. */
export async function moveDocuments(parts: MoveParts, from: ScopeId, to: ScopeId): Promise<void> {
  const { table, summaries, disk, serial, shadows, awareness, events, sealing } = parts;
  // A change in memory goes into the journal under its document's name, which stays.
  const moved = await serial(async () => {
    const known = table.inScope(from).map((each) => ({ ...each, scope: to }));
    const writes: StoreWrite[] = known.map((each) => table.row(each));
    const changed: Summary[] = [];
    for (const each of known) {
      const summary = await summaries.get(each);
      if (summary === null) continue;
      changed.push({ ...summary, scope: to });
      writes.push(summaries.write({ ...summary, scope: to }));
    }
    if (writes.length > 0) await disk.commit(writes, "strict");
    for (const each of known) table.move(each);
    for (const summary of changed) events.summaryChanged(summary);
    return known;
  });
  for (const known of moved) {
    const shadow = shadows.get(known.document);
    if (shadow === null) continue;
    shadow.known = known;
    awareness.move(known.document, to);
    if (shadow.peers.size === 0) continue;
    events.openChanged(known.document, from, false);
    events.openChanged(known.document, to, true);
  }
  sealing.schedule(moved.map(({ document }) => document));
}
