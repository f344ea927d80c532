/**
 * The engine: at most one practice open, everything else ciphertext. It says where it stands, answers commands, and hands documents to
 * tabs. Commands that change where it stands run one after another.
 */
import type { DocumentId } from "../../crypto/public/ids.ts";
import type { EngineEvent, EngineState, SyncState } from "./api.ts";
import type { Channel, ChannelPeer } from "./contract.ts";
import { makeDoorway } from "./entrance/doorway.ts";
import type { AnsweredCommands, Engine } from "./engine-parts.ts";
import type { EngineLock } from "./engine-lock.ts";
import type { EngineEnvironment } from "./environment.ts";
import { inspectInvite } from "./joining.ts";
import { makeSessionCommands } from "./session/session-commands.ts";
import { tellingLocks } from "./session/telling-locks.ts";
import { makeWaking } from "./waking.ts";

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
    if (next.at === "storage-denied") waking.askAgain();
  };
  const doorway = makeDoorway({ environment, emit, become, state: () => state });

  const waking = makeWaking({
    environment,
    lock,
    state: () => state,
    become,
    lockPractice: () => doorway.close(),
  });
  waking.wake();

  const commands: AnsweredCommands = {
    ...doorway.commands,
    ...tellingLocks({ ...makeSessionCommands(() => doorway.session()), ...doorway.kitCommands }, () =>
      doorway.current(),
    ),
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
    commands: afterStart(commands, () => waking.started),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async attach(document: DocumentId, peer: ChannelPeer): Promise<Channel | null> {
      if (state.at !== "open") return null;
      return (await doorway.current()?.rooms.documents.attach(document, peer)) ?? null;
    },
    endHandOver: (handOver) => void doorway.current()?.imports.endHandOver(handOver),
    async flush() {
      await doorway.current()?.rooms.documents.flushJournal();
    },
    wake: () => waking.wake(),
    rest: () => waking.rest(),
    close: () => doorway.close(),
  };
}

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
