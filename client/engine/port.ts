/**
 * One tab at the engine's door: its calls are answered, its channels attached, events passed on. A tab that goes takes its channels
 * with it, and ends what it was handing over; what it typed is journaled first. A tab that was frozen while another one locked may ask for what belonged to a practice
 * that is over: whatever it asks names the opening that it means, and nothing happens in another one.
 */
import type {
  ChannelEnd,
  DoorCommand,
  EngineState,
  FaultMessage,
  FromEngine,
  HandedOver,
  ToEngine,
} from "./api.ts";
import type { Channel } from "./contract.ts";
import type { Engine } from "./engine-parts.ts";
import { Fault } from "./fault.ts";

/** The part of a MessagePort that the engine uses. */
export interface TabPort {
  postMessage(message: FromEngine): void;
  onmessage: ((event: { data: ToEngine }) => void) | null;
  close(): void;
}

interface OpenChannel {
  /** Null until the document is attached. */
  channel: Channel | null;
  closed: boolean;
}

export interface TabWatch {
  /** Calls back when the tab that holds the lock of this name has ended without a word. */
  gone(lock: string, then: () => void): void;
  /** Called once, when the tab has gone. */
  closed(): void;
}

const UNWATCHED: TabWatch = { gone: () => undefined, closed: () => undefined };

export function servePort(port: TabPort, engine: Engine, watch: TabWatch = UNWATCHED): { close(): void } {
  const channels = new Map<number, OpenChannel>();
  const handOvers = new Set<string>();
  const stopEvents = engine.onEvent((event) => port.postMessage({ t: "event", event }));

  port.onmessage = ({ data }) => {
    if (data.t === "call") void answer(data);
    else if (data.t === "open") void open(data);
    else if (data.t === "frame") channels.get(data.channel)?.channel?.receive(data.n, data.bytes);
    else if (data.t === "close") closeChannel(data.channel);
    else if (data.t === "flush") void engine.flush();
    else if (data.t === "alive") watch.gone(data.lock, close);
    else close();
  };
  port.postMessage({ t: "event", event: { event: "state", state: engine.state } });
  port.postMessage({ t: "event", event: { event: "sync", sync: engine.syncState } });

  async function answer(asked: ToEngine & { t: "call" }): Promise<void> {
    const { id } = asked;
    if (asked.method === "keepForImport") handOvers.add((asked.input as HandedOver).handOver);
    try {
      const value = await call(engine, asked);
      port.postMessage({ t: "return", id, value });
    } catch (error) {
      port.postMessage({ t: "fault", id, fault: faultMessage(error) });
    }
    // It was under way when the tab went.
    if (port.onmessage === null) endHandOvers();
  }

  async function open({ channel: number, document, opening }: ToEngine & { t: "open" }): Promise<void> {
    const held: OpenChannel = { channel: null, closed: false };
    channels.set(number, held);
    const end = (why: ChannelEnd): void => {
      if (channels.get(number) !== held) return;
      channels.delete(number);
      port.postMessage({ t: "closed", channel: number, end: why });
    };
    if (opening !== openingOf(engine.state)) return end("locked");
    let attached: Channel | null;
    try {
      attached = await engine.attach(document, {
        send: (bytes) => port.postMessage({ t: "frame", channel: number, bytes }),
        covered: (journaled, backedUp, problem) =>
          port.postMessage({ t: "covered", channel: number, journaled, backedUp, problem }),
        confirmed: () => port.postMessage({ t: "opened", channel: number, readOnly: false }),
        closed: end,
      });
    } catch (error) {
      return end(error instanceof Fault && error.code === "damaged" ? "damaged" : "ended");
    }
    if (attached === null) return end(engine.state.at === "open" ? "unknown-document" : "locked");
    if (held.closed) return attached.close();
    held.channel = attached;
    port.postMessage({ t: "opened", channel: number, readOnly: attached.readOnly });
  }

  function closeChannel(number: number): void {
    const held = channels.get(number);
    channels.delete(number);
    if (held === undefined) return;
    held.closed = true;
    held.channel?.close();
  }

  function endHandOvers(): void {
    for (const handOver of handOvers) engine.endHandOver(handOver);
  }

  function close(): void {
    if (port.onmessage === null) return;
    stopEvents();
    for (const number of channels.keys()) closeChannel(number);
    endHandOvers();
    port.onmessage = null;
    port.close();
    watch.closed();
  }

  return { close };
}

function openingOf(state: EngineState): number | null {
  return state.at === "open" ? state.open.opening : null;
}

const DOOR_COMMANDS: Readonly<Record<DoorCommand, true>> = {
  createPractice: true,
  unlock: true,
  inspectInvite: true,
  join: true,
  abandonJoin: true,
  restoreFromCode: true,
  restoreBackup: true,
  forget: true,
  syncState: true,
};

function call(engine: Engine, { method, input, opening }: ToEngine & { t: "call" }): unknown {
  if (!Object.hasOwn(engine.commands, method)) throw new Fault("internal", { detail: "unknown command" });
  const open = openingOf(engine.state);
  if (opening !== open && !Object.hasOwn(DOOR_COMMANDS, method)) {
    throw new Fault(open === null ? "locked" : "opened-anew");
  }
  const command = engine.commands[method] as (input: unknown) => unknown;
  return command(input);
}

/** Only the code crosses the port: an unexpected error's text may hold what somebody typed. */
function faultMessage(error: unknown): FaultMessage {
  if (error instanceof Fault) return { code: error.code, retryable: error.retryable };
  reportError(error);
  return { code: "internal", retryable: false };
}
