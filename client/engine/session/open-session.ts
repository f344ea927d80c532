/**
 * An unlocked practice: membership, keyring, entries, documents and the relay connection, wired together. Opening it needs no network;
 * closing it journals what was typed, ends every key, and leaves only ciphertext behind.
 */
import type { InviteId, ScopeId } from "../../../crypto/public/ids.ts";
import { scopesReadBy } from "../../../sync-server/protocol/membership/holders.ts";
import type { Alarm, SyncState } from "../api.ts";
import { isDemo, reachesNobody } from "../demo.ts";
import type { EntriesEvents, EntriesRooms, PracticeContext } from "../contract.ts";
import { openEntriesRooms } from "../entries/rooms.ts";
import type { EngineEnvironment } from "../environment.ts";
import type { OpenMembership } from "../membership/open-membership.ts";
import type { EngineStore } from "../store/store.ts";
import { SNAPSHOT_PACE } from "../snapshots/pace.ts";
import { losingDevices } from "../membership/roster.ts";
import { makeSync } from "../sync/sync.ts";
import type { Sync, SyncEvents } from "../sync/sync-parts.ts";
import { type ImportRunner, makeImportRunner } from "./import-runner.ts";
import type { SessionHooks, SessionParts, SyncFacts } from "./session-parts.ts";

export interface Session extends SessionParts {
  readonly demo: boolean;
  readonly imports: ImportRunner;
  syncState(): SyncState;
  raise(alarm: Alarm): void;
  close(): Promise<void>;
}

export interface SessionInput {
  readonly environment: EngineEnvironment;
  readonly store: EngineStore;
  readonly membership: OpenMembership;
  readonly hooks: SessionHooks;
}

const MOST_ALARMS = 20;

export async function openSession(input: SessionInput): Promise<Session> {
  const { environment, store, membership, hooks } = input;
  const demo = await isDemo(store);
  const { clock, suite, snapshotPace = SNAPSHOT_PACE } = environment;
  const { practice, member, device, keyring, rights, log, pending } = membership;
  const context: PracticeContext = {
    practice,
    member,
    device,
    store,
    clock,
    suite,
    snapshotPace,
    keyring,
    rights,
  };
  const facts: SyncFacts = {
    relay: { at: "connecting", attempt: 1 },
    storage: "ok",
    lastBackedUpAtMs: null,
    alarms: [],
  };
  const joins = new Map<InviteId, readonly Uint8Array[]>();
  let sync: Sync | null = null;
  let rooms: EntriesRooms | null = null;
  let quarantined = 0;
  let closed = false;

  const tell = (): void => {
    if (!closed && rooms !== null) hooks.emit({ event: "sync", sync: syncState() });
  };
  const raise = (alarm: Alarm): void => {
    facts.alarms = [...facts.alarms.filter((other) => !isTakenBackBy(other, alarm)), alarm].slice(
      -MOST_ALARMS,
    );
    tell();
  };
  const countQuarantine = async (): Promise<void> => {
    quarantined = (await rooms?.ledger.quarantined())?.length ?? 0;
    tell();
  };

  const entriesEvents: EntriesEvents = {
    outboxGrew: () => sync?.wake(),
    summaryChanged: (summary) => hooks.emit({ event: "summary", summary }),
    quarantineChanged() {
      hooks.emit({ event: "quarantine" });
      void countQuarantine();
    },
    summariesStale: (type) => hooks.emit({ event: "summaries-stale", type }),
    damaged: (scope) => sync?.fetchAgain(scope),
    waitingChanged: tell,
    storageState(state) {
      facts.storage = state;
      tell();
    },
    rotationWanted: rotate,
    alarm: raise,
    openChanged: (document, scope, open) => sync?.watch(document, scope, open),
    awareness: (scope, document, bytes) => sync?.sendAwareness(scope, document, bytes),
  };
  const syncEvents: SyncEvents = {
    relayState(relayState) {
      facts.relay = relayState;
      tell();
    },
    alarm: raise,
    joinRequests(invite, requests) {
      joins.set(
        invite,
        requests.map((request) => request.slice()),
      );
      hooks.emit({ event: "invites" });
    },
    removed: () => hooks.removed(log.removedBy ?? "revoke-device"),
    backedUp(atMs) {
      facts.lastBackedUpAtMs = atMs;
      tell();
    },
    setupCodeWanted: () => tell(),
    rotationWanted: rotate,
  };

  function rotate(scopes: readonly ScopeId[]): void {
    pending.proposeRotation(scopes).then(
      (isNew) => isNew && sync?.wake(),
      // A disk that refuses: whoever waits asks again.
      () => undefined,
    );
  }

  function syncState(): SyncState {
    const refusedRecords = pending.items.filter(({ refusal }) => refusal !== null).length;
    const refusedEntries = rooms?.outbox.refusedCount ?? 0;
    return {
      relay: demo ? { at: "none" } : facts.relay,
      waiting: demo ? 0 : (rooms?.documents.waiting ?? 0) + pending.size - refusedRecords,
      notPermitted: refusedEntries + refusedRecords,
      quarantined,
      storage: facts.storage,
      lastBackedUpAtMs: facts.lastBackedUpAtMs,
      alarms: facts.alarms,
    };
  }

  const opened = (rooms = await openEntriesRooms(context, entriesEvents));
  const connection = (sync = makeSync({
    context,
    dialer: demo ? reachesNobody(environment.relay) : environment.relay,
    log,
    pending,
    rooms: opened,
    events: syncEvents,
    vouching: () => membership.vouching,
    addedAt: (id) => log.data.devices.get(id)?.addedAt ?? null,
    readableScopes: () => scopesReadBy(log.data, member),
    devicesOf: (type, subject) => losingDevices(log.data, type, subject),
  }));
  void countQuarantine();
  const parts: SessionParts = {
    context,
    membership,
    rooms: opened,
    sync: connection,
    joins,
    emit: hooks.emit,
  };
  const imports = makeImportRunner(parts);

  return {
    ...parts,
    demo,
    imports,
    syncState,
    raise,
    async close() {
      closed = true;
      imports.close();
      connection.close();
      try {
        await opened.documents.close();
      } finally {
        keyring.forget();
        store.close();
      }
    },
  };
}

/** The same once more, or how it ended. */
function isTakenBackBy(earlier: Alarm, later: Alarm): boolean {
  if (JSON.stringify(earlier) === JSON.stringify(later)) return true;
  const isEnd = later.kind === "written-anew" || later.kind === "own-entry-found";
  return earlier.kind === "own-entry-lost" && isEnd && earlier.scope === later.scope;
}
