/**
 * The real relay in this process: its rooms, connections and limits over a store in memory and sockets in virtual time. It can be stopped
 * and started, crash, come back from an older backup under a new log id, or come back empty.
 */
import type { PracticeId } from "../../crypto/public/ids.ts";
import { splitSignedEntry } from "../../crypto/public/signed-entry.ts";
import type { SyncVerifier } from "../../crypto/public/signature.ts";
import { LIMITS } from "../../sync-server/limits.ts";
import type { EventLog } from "../../sync-server/log.ts";
import { fastEntryHash } from "../../sync-server/pushed-entry.ts";
import { makeRelay, type Relay } from "../../sync-server/relay.ts";
import type { RelaySocket, SocketHandlers } from "../../sync-server/relay-socket.ts";
import { makeMemoryStore, type MemoryStore } from "../../sync-server/store/memory.ts";
import type { PracticeStore, RelayStore } from "../../sync-server/store/store.ts";
import type { Pick } from "../support/random-edits.ts";
import { makeNodeVerifier, makeQuickRandom } from "./quick-suite.ts";
import type { LifeClock, SimClock } from "./sim-clock.ts";
import { type Listener, RELAY_ORIGIN } from "./sim-network.ts";

export interface SimRelay {
  readonly listener: Listener;
  readonly isUp: boolean;
  /** The practice as it is stored, without the relay. */
  opened(practice: PracticeId): Promise<PracticeStore | null>;
  /** Ends as on SIGTERM: what was asked for is committed first. */
  stop(): Promise<void>;
  start(): void;
  /** Ends at once: writes that were not committed are gone, sockets break. */
  crash(): void;
  backup(practice: PracticeId): Promise<RelayBackup>;
  /** Only while it is down. */
  restore(practice: PracticeId, backup: RelayBackup): Promise<void>;
  wipe(practice: PracticeId): void;
  /** The disk refuses writes while set. */
  setFault(fault: MemoryStore["fault"]): void;
  /** Off by this much from the world's time. */
  setSkew(ms: number): void;
  /** Warnings of the relay that nobody's doing explains. */
  readonly unexpected: readonly string[];
}

export interface RelayBackup {
  readonly records: readonly Uint8Array[];
  readonly signedEntries: readonly Uint8Array[];
}

export interface SimRelayInput {
  readonly clock: SimClock;
  readonly pick: Pick;
  readonly seed: string;
  /** Stands between the relay and its store: how controls break it. */
  readonly wrapStore?: WrapStore;
}

/** `life` ends with the relay's process. */
export type WrapStore = (store: RelayStore, life: LifeClock) => RelayStore;

export function makeSimRelay({ clock, pick, seed, wrapStore = (store) => store }: SimRelayInput): SimRelay {
  const random = makeQuickRandom(`${seed} relay`);
  const verifier: SyncVerifier = makeNodeVerifier();
  const later = makeCommitLine(clock, pick);
  let store = makeMemoryStore({ random, later });
  let running: { relay: Relay; life: LifeClock; sockets: Set<RelaySocket> } | null = null;
  let skewMs = 0;
  const unexpected: string[] = [];
  const log: EventLog = {
    debug: () => undefined,
    info: () => undefined,
    warn(event, { code = "", reason = "" } = {}) {
      if (event !== "store-fault") unexpected.push(`${event} ${code} ${reason}`.trim());
    },
  };

  function start(): void {
    if (running !== null) return;
    const life = clock.life();
    life.skewMs = skewMs;
    const relay = makeRelay({
      clock: { ...life, now: () => life.now(), turn: (run) => void life.setTimeout(run, 0) },
      random,
      limits: LIMITS,
      log,
      verifier,
      store: wrapStore(store, life),
      origins: [RELAY_ORIGIN],
      setupCode: null,
    });
    running = { relay, life, sockets: new Set() };
  }

  function listener(socket: RelaySocket): SocketHandlers {
    const deaf: SocketHandlers = {
      received: () => undefined,
      receivedText: () => undefined,
      closed: () => undefined,
    };
    const here = running;
    if (here === null) {
      clock.setTimeout(() => socket.terminate(), 0);
      return deaf;
    }
    here.sockets.add(socket);
    const handlers = here.relay.accept(socket, { address: "192.0.2.1", origin: null });
    if (handlers === null) return deaf;
    const whileRunning = (run: () => void): void => {
      if (running === here) run();
    };
    return {
      received: (bytes) => whileRunning(() => handlers.received(bytes)),
      receivedText: () => whileRunning(() => handlers.receivedText()),
      closed: () => whileRunning(() => handlers.closed()),
    };
  }

  start();
  return {
    listener,
    get isUp() {
      return running !== null;
    },
    opened: (practice) => store.open(practice),
    async stop() {
      const stopping = running?.relay;
      await stopping?.stop();
      running = null;
    },
    start,
    crash() {
      if (running === null) return;
      const { life, sockets } = running;
      running = null;
      life.end();
      store.crash();
      for (const socket of sockets) socket.terminate();
    },
    backup: (practice) => readBackup(store, practice),
    async restore(practice, backup) {
      store = makeMemoryStore({ random, later });
      await writeBackup(store, practice, backup);
    },
    wipe: (practice) => store.wipe(practice),
    setFault(fault) {
      store.fault = fault;
    },
    setSkew(ms) {
      skewMs = ms;
      if (running !== null) running.life.skewMs = ms;
    },
    unexpected,
  };
}

/** Commits happen one after another, each a little later: what a disk with one writer does. */
function makeCommitLine(clock: SimClock, pick: Pick): (commit: () => void) => void {
  const line: (() => void)[] = [];
  const next = (): void => {
    clock.setTimeout(
      () => {
        line.shift()?.();
        if (line.length > 0) next();
      },
      1 + pick(6),
    );
  };
  return (commit) => {
    line.push(commit);
    if (line.length === 1) next();
  };
}

const EVERYTHING = { maxBytes: Number.MAX_SAFE_INTEGER, maxRows: Number.MAX_SAFE_INTEGER };

async function readBackup(store: RelayStore, practice: PracticeId): Promise<RelayBackup> {
  const kept = await store.open(practice);
  if (kept === null) return { records: [], signedEntries: [] };
  const { entries } = await kept.readSince({ after: 0, ...EVERYTHING }, "all");
  return {
    records: await kept.log.read(0, EVERYTHING.maxBytes),
    signedEntries: entries.map(({ signedEntry }) => signedEntry),
  };
}

async function writeBackup(store: RelayStore, practice: PracticeId, backup: RelayBackup): Promise<void> {
  const [genesis, ...records] = backup.records;
  if (genesis === undefined) return;
  await store.create(practice, genesis);
  const kept = await store.open(practice);
  if (kept === null) throw new RangeError("practice");
  for (const [at, record] of records.entries())
    await kept.log.append({ expectedLength: at + 1, record, day: 0 });
  const entries = backup.signedEntries.map((signedEntry) => {
    const { header, entry } = splitSignedEntry(signedEntry);
    return { ...header, hash: fastEntryHash(entry), signedEntry };
  });
  await kept.append({ logLength: backup.records.length, day: 0, entries });
}
