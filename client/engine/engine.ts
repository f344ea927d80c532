/**
 * The engine: at most one practice open, everything else ciphertext. It says where it stands, answers commands, and hands documents to
 * tabs. Commands that change where it stands run one after another. It touches the disk only while it holds the origin's lock.
 */
import type { DocumentId } from "../../crypto/public/ids.ts";
import type { EngineEvent, EngineState, SyncState } from "./api.ts";
import type { Channel, ChannelPeer } from "./contract.ts";
import { makeDoorway } from "./entrance/doorway.ts";
import type { AnsweredCommands, Engine } from "./engine-parts.ts";
import type { EngineLock } from "./engine-lock.ts";
import type { EngineEnvironment } from "./environment.ts";
import { Fault } from "./fault.ts";
import { inspectInvite } from "./joining.ts";
import { storedProfiles } from "./profiles.ts";
import { makeSessionCommands } from "./session/session-commands.ts";

export interface EngineOptions {
  readonly lock: EngineLock;
}

const NOTHING_OPEN: SyncState = {
  relay: { at: "offline", retryAtMs: null },
  waiting: 0,
  notPermitted: 0,
  quarantined: 0,
  storage: "ok",
  lastBackedUpAtMs: null,
  alarms: [],
};

export function makeEngine(environment: EngineEnvironment, { lock }: EngineOptions): Engine {
  const listeners = new Set<(event: EngineEvent) => void>();
  let state: EngineState = { at: "starting" };

  const emit = (event: EngineEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const become = (next: EngineState): void => {
    state = next;
    emit({ event: "state", state });
  };
  const doorway = makeDoorway({ environment, emit, become, state: () => state });

  let held = false;
  let awake = false;
  /** Counts waking and resting: whoever began in another one goes no further. */
  let turn = 0;
  /** What was held is let go of. */
  let rested: Promise<void> = Promise.resolve();
  /** Commands wait for it: a tab may ask before the lock is held. */
  let started: Promise<void> = Promise.resolve();

  async function start(): Promise<void> {
    const mine = ++turn;
    await rested;
    if (mine !== turn) return never;
    try {
      await lock.acquire(() => become({ at: "elsewhere" }));
      if (mine !== turn) return never;
      held = true;
      const practices = await storedProfiles(environment);
      if (mine === turn) become({ at: "closed", practices });
    } catch (error) {
      // Said in any case: a tab that only ever reads "starting" knows nothing.
      if (mine === turn) become({ at: "storage-denied" });
      if (!(error instanceof Fault)) throw error;
    }
  }

  async function letGo(): Promise<void> {
    turn += 1;
    // A disk that refuses now has refused before, while somebody was there to be told.
    if (held) await doorway.close().catch(() => undefined);
    held = false;
    become({ at: "starting" });
    await lock.release();
  }

  function wake(): void {
    if (awake) return;
    awake = true;
    started = start();
  }
  wake();

  const commands: AnsweredCommands = {
    ...doorway.commands,
    ...makeSessionCommands(() => doorway.session()),
    inspectInvite: async ({ fragment }) => {
      const { line: _, ...inspection } = await inspectInvite(fragment, environment);
      return inspection;
    },
    syncState: () => doorway.current()?.syncState() ?? NOTHING_OPEN,
  };

  return {
    get state() {
      return state;
    },
    get syncState() {
      return doorway.current()?.syncState() ?? NOTHING_OPEN;
    },
    commands: afterStart(commands, () => started),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async attach(document: DocumentId, peer: ChannelPeer): Promise<Channel | null> {
      if (state.at !== "open") return null;
      return (await doorway.current()?.rooms.documents.attach(document, peer)) ?? null;
    },
    async flush() {
      await doorway.current()?.rooms.documents.flushJournal();
    },
    wake,
    rest() {
      if (!awake) return rested;
      awake = false;
      rested = letGo();
      return rested;
    },
    close: () => doorway.close(),
  };
}

const never = new Promise<never>(() => undefined);

function afterStart(commands: AnsweredCommands, started: () => Promise<void>): AnsweredCommands {
  const entries = Object.entries(commands).map(([name, command]) => [
    name,
    async (input: never) => {
      await started();
      return (command as (input: never) => unknown)(input);
    },
  ]);
  return Object.fromEntries(entries) as AnsweredCommands;
}
