/** Documents as tabs and the engine itself use them. See `Documents` in the contract. */
import * as Y from "yjs";
import type { Channel, ChannelPeer, Documents, EntriesEvents, PracticeContext } from "../contract.ts";
import type { Disk } from "../entries/disk.ts";
import { gate, type GateVerdict } from "../entries/gate.ts";
import { KnownStructs } from "../entries/known-structs.ts";
import { Fault } from "../fault.ts";
import { isSameSummary, type Summaries } from "../projections/summaries.ts";
import type { AwarenessRooms } from "./awareness-room.ts";
import type { DocumentTable } from "./document-table.ts";
import type { Journal, NewSummary } from "./journal.ts";
import type { ProgressTable } from "./progress.ts";
import type { Sealing } from "./sealing.ts";
import type { Shadow, ShadowPeer } from "./shadow.ts";
import type { Shadows } from "./shadows.ts";
import { TabChannel } from "./tab-channel.ts";

export interface DocumentsParts {
  readonly context: PracticeContext;
  readonly disk: Disk;
  readonly table: DocumentTable;
  readonly shadows: Shadows;
  readonly journal: Journal;
  readonly sealing: Sealing;
  readonly summaries: Summaries;
  readonly progress: ProgressTable;
  readonly awareness: AwarenessRooms;
  readonly events: EntriesEvents;
}

export function makeDocuments(parts: DocumentsParts): Documents {
  const { context, disk, table, shadows, journal, sealing, summaries, progress, awareness } = parts;
  const channels = new Set<TabChannel>();
  let nextOwner = 1;

  function openChannel(shadow: Shadow, peer: ChannelPeer): Channel {
    const { document, known } = shadow;
    if (known === null) throw new Fault("unknown-document");
    const channel = new TabChannel({
      owner: `tab ${nextOwner++}`,
      shadow,
      peer,
      progress: progress.of(document),
      takeLocal: (into, update, from) => takeLocal(parts, into, update, from),
      takeAwareness: (from, update) => awareness.fromTab(document, from, update),
      presentAwareness: () => awareness.present(document),
      onClosed(closed) {
        channels.delete(closed);
        shadow.peers.delete(closed);
        awareness.leave(document, closed);
        shadows.release(shadow);
        if (shadow.peers.size === 0) parts.events.openChanged(document, known.scope, false);
      },
    });
    channels.add(channel);
    shadow.peers.add(channel);
    awareness.join(document, known.scope, channel);
    if (shadow.peers.size === 1) parts.events.openChanged(document, known.scope, true);
    return channel;
  }

  return {
    async create(input) {
      if (table.get(input.document) !== null) return;
      await disk.commit([table.add(input)], "strict");
    },
    async attach(document, peer) {
      const known = table.get(document);
      if (known === null || !context.keyring.reads(known.scope)) return null;
      const shadow = await shadows.acquire(document);
      await shadow.settled;
      return openChannel(shadow, peer);
    },
    async write(document, change) {
      if (table.get(document) === null) throw new Fault("unknown-document");
      const shadow = await shadows.acquire(document);
      try {
        for (const update of authored(shadow.doc, change)) {
          if (!takeLocal(parts, shadow, update, null).pass) throw new Fault("internal", { detail: "gate" });
        }
        await journal.flush();
      } finally {
        shadows.release(shadow);
      }
    },
    flushJournal: () => journal.flush(),
    async flushOutbox() {
      await journal.flush();
      await sealing.sealAll();
    },
    get waiting() {
      return progress.waiting;
    },
    summaries: (type, patient) => summaries.list(type, patient),
    receiveAwareness: (scope, document, bytes) => awareness.receive(scope, document, bytes),
    setWatchers: (document, others) => awareness.setWatchers(document, others),
    async close() {
      await journal.flush().catch(() => undefined);
      sealing.stop();
      journal.stop();
      awareness.stop();
      shadows.writeStates();
      for (const channel of channels) channel.fail("locked");
      disk.close();
    },
  };
}

/** What `change` adds, written under a client id of its own: the shadow never authors. */
function authored(shadow: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array[] {
  const doc = new Y.Doc();
  if (shadow.store.clients.size > 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(shadow));
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  doc.transact(() => change(doc));
  doc.destroy();
  return updates;
}

/** A change made on this device, on its way into shadow, journal and the other tabs. */
function takeLocal(
  { context, journal, shadows }: DocumentsParts,
  shadow: Shadow,
  update: Uint8Array,
  from: ShadowPeer | null,
): GateVerdict {
  const { device } = context;
  const type = shadow.known?.type ?? null;
  const known = new KnownStructs(shadow.doc);
  const verdict = gate({ update, device, type, known, claims: shadow.claims, mayRepeatOthers: true });
  if (!verdict.pass) return verdict;
  let changed: Uint8Array | null;
  try {
    changed = shadow.takeLocal(update);
  } catch {
    shadows.discard(shadow);
    return { pass: false, reason: "gate-format" };
  }
  // A tab that reconnects repeats itself: what changed nothing is not journaled.
  if (changed === null) return verdict;
  for (const client of verdict.newClients) shadow.claims.set(client, device);
  journal.add(shadow, changed, verdict.newClients);
  shadow.broadcast(changed, from);
  return verdict;
}

/** The summary of a document that was changed here, where lists would show it differently. */
export function makeNewSummary(
  { summaries, shadows }: Pick<DocumentsParts, "summaries" | "shadows">,
  events: Pick<EntriesEvents, "summaryChanged">,
): (shadow: Shadow) => Promise<NewSummary | null> {
  return async ({ document, known, doc }) => {
    if (known === null) return null;
    const before = await summaries.get(known);
    const summary = summaries.project(known, doc, shadows.isIncomplete(document));
    if (isSameSummary(before, summary)) return null;
    return { row: summaries.write(summary), tell: () => events.summaryChanged(summary) };
  };
}
