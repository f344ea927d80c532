/**
 * The engine as the pages see it: its state and the truth about saving as signals, its commands as calls.
 *
 * A handle is made in the same turn as the link, because the engine's first word about its state is sent once and nobody asks again.
 */
import {
  type Accessor,
  createContext,
  createSignal,
  type JSX,
  onCleanup,
  useContext,
  untrack,
} from "solid-js";
import type { EngineEvent, EngineState, OpenPractice, SyncState } from "../engine/api.ts";
import type { EngineLink } from "../link/engine-link.ts";

export interface EngineHandle {
  readonly link: EngineLink;
  readonly call: EngineLink["call"];
  readonly state: Accessor<EngineState>;
  readonly sync: Accessor<SyncState>;
}

/** What is known before the engine has spoken: nothing is promised. */
const SILENT: SyncState = {
  relay: { at: "connecting", attempt: 0 },
  waiting: 0,
  notPermitted: 0,
  quarantined: 0,
  storage: "ok",
  lastBackedUpAtMs: null,
  alarms: [],
};

/** Lives as long as the tab. */
export function makeEngineHandle(link: EngineLink): EngineHandle {
  const [state, setState] = createSignal<EngineState>({ at: "starting" });
  const [sync, setSync] = createSignal<SyncState>(SILENT);
  link.onEvent((event) => {
    if (event.event === "state") setState(event.state);
    else if (event.event === "sync") setSync(event.sync);
  });
  return { link, call: link.call.bind(link), state, sync };
}

/** The same engine for one opening of a practice: nothing that is asked through it can happen in another one. */
export function handleWithin(engine: EngineHandle, { opening }: OpenPractice): EngineHandle {
  const link = engine.link.within(opening);
  return { ...engine, link, call: link.call.bind(link) };
}

const EngineContext = createContext<EngineHandle>();

export function EngineProvider(props: { engine: EngineHandle; children: JSX.Element }): JSX.Element {
  // One engine for the life of what is below, so it need not be followed.
  return (
    <EngineContext.Provider value={untrack(() => props.engine)}>{props.children}</EngineContext.Provider>
  );
}

/** The engine of this tab. Throws outside a provider. */
export function useEngine(): EngineHandle {
  const engine = useContext(EngineContext);
  if (!engine) throw new TypeError("useEngine needs an EngineProvider above it");
  return engine;
}

/** Listens to the engine's events as long as the owner lives. */
export function createEngineListener(engine: EngineHandle, listener: (event: EngineEvent) => void): void {
  onCleanup(engine.link.onEvent(listener));
}
