/**
 * A tab's end of the engine: calls with answers, events, and document channels over one port.
 *
 * The link never interprets a document's bytes; it numbers frames so that the engine can say which of them are on the disk.
 */
import type {
  ChannelEnd,
  EngineCommands,
  EngineEvent,
  FaultMessage,
  FromEngine,
  ToEngine,
} from "../engine/api.ts";
import type { RejectCode } from "../../sync-server/protocol/codes.ts";
import type { DocumentId } from "../../crypto/public/ids.ts";

type Input<M extends keyof EngineCommands> = Parameters<EngineCommands[M]>[0];
type Output<M extends keyof EngineCommands> = ReturnType<EngineCommands[M]>;

/** A refusal of the engine, with the code that the interface has words for. */
export class EngineFault extends Error {
  override readonly name = "EngineFault";
  readonly code: FaultMessage["code"];
  readonly retryable: boolean;
  constructor(fault: FaultMessage) {
    super(fault.code);
    this.code = fault.code;
    this.retryable = fault.retryable;
  }
}

export interface Coverage {
  /** Highest frame number on this device's disk, and highest that the relay has committed. */
  readonly journaled: number;
  readonly backedUp: number;
  readonly problem: RejectCode | null;
}

export interface ChannelHandlers {
  opened(readOnly: boolean): void;
  frame(bytes: Uint8Array): void;
  covered(coverage: Coverage): void;
  closed(end: ChannelEnd): void;
}

export interface LinkChannel {
  /** Returns the frame's number in this channel, from 1. */
  send(bytes: Uint8Array): number;
  close(): void;
}

export interface EngineLink {
  call<M extends keyof EngineCommands>(
    method: M,
    ...input: Input<M> extends undefined ? [] : [Input<M>]
  ): Promise<Output<M>>;
  onEvent(listener: (event: EngineEvent) => void): () => void;
  openChannel(document: DocumentId, handlers: ChannelHandlers): LinkChannel;
  /**
   * This link, for one opening of a practice: what is asked through it never happens in another one, however late it is asked. Without it,
   * the opening that is meant is the one of which the engine spoke last.
   */
  within(opening: number): EngineLink;
  /** Everything typed so far goes to the disk now: the page is being hidden. */
  flush(): void;
  /** Names the Web Lock that this tab holds as long as it lives. */
  holds(lock: string): void;
  close(): void;
}

/** The part of a MessagePort that the link uses; Node's port has it too. */
export interface Port {
  postMessage(message: ToEngine): void;
  onmessage: ((event: { data: FromEngine }) => void) | null;
  close(): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(fault: EngineFault): void;
}

export function makeEngineLink(port: Port): EngineLink {
  const waiting = new Map<number, Waiting>();
  const channels = new Map<number, ChannelHandlers>();
  const listeners = new Set<(event: EngineEvent) => void>();
  let lastCall = 0;
  let lastChannel = 0;
  /** The opening of which the engine spoke last: `null` for none, `undefined` before its first word. What is asked earlier waits for that. */
  let told: number | null | undefined;
  const unasked: (() => void)[] = [];

  port.onmessage = ({ data }) => {
    if (data.t === "event") tell(data.event);
    else if (data.t === "return" || data.t === "fault") settle(waiting, data);
    else deliver(channels, data);
  };

  function tell(event: EngineEvent): void {
    if (event.event === "state") {
      told = event.state.at === "open" ? event.state.open.opening : null;
      for (const post of unasked.splice(0)) post();
    }
    for (const listener of listeners) listener(event);
  }

  function ask(message: () => ToEngine): void {
    const post = (): void => port.postMessage(message());
    if (told === undefined) unasked.push(post);
    else post();
  }

  const linkFor = (opening: () => number | null): EngineLink => ({
    call: (method, ...input) =>
      new Promise((resolve, reject) => {
        const id = ++lastCall;
        waiting.set(id, { resolve: (value) => resolve(value as never), reject });
        ask(() => ({ t: "call", id, method, input: input[0], opening: opening() }));
      }),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    openChannel(document, handlers) {
      const channel = ++lastChannel;
      let sent = 0;
      channels.set(channel, handlers);
      ask(() => ({ t: "open", channel, document, opening: opening() }));
      return {
        send(bytes) {
          port.postMessage({ t: "frame", channel, n: ++sent, bytes });
          return sent;
        },
        close() {
          if (channels.delete(channel)) ask(() => ({ t: "close", channel }));
        },
      };
    },
    within: (one) => linkFor(() => one),
    flush: () => port.postMessage({ t: "flush" }),
    holds: (lock) => port.postMessage({ t: "alive", lock }),
    close() {
      port.postMessage({ t: "bye" });
      port.close();
    },
  });
  return linkFor(() => told ?? null);
}

function settle(waiting: Map<number, Waiting>, data: FromEngine & { readonly t: "return" | "fault" }): void {
  const call = waiting.get(data.id);
  waiting.delete(data.id);
  if (data.t === "return") call?.resolve(data.value);
  else call?.reject(new EngineFault(data.fault));
}

type ChannelMessage = Exclude<FromEngine, { readonly t: "event" | "return" | "fault" }>;

function deliver(channels: Map<number, ChannelHandlers>, data: ChannelMessage): void {
  const handlers = channels.get(data.channel);
  if (handlers === undefined) return;
  if (data.t === "opened") handlers.opened(data.readOnly);
  else if (data.t === "frame") handlers.frame(data.bytes);
  else if (data.t === "covered") handlers.covered(data);
  else {
    channels.delete(data.channel);
    handlers.closed(data.end);
  }
}
