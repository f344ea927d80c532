/**
 * One connection to the relay, from dialling to its end: frames in and out, answers matched to requests, the hello.
 *
 * Answers reach whoever asked at once; everything else is handled strictly in the order in which it came, one frame after another, so
 * that a membership record is always in place before an entry that was accepted after it.
 */
import { ByteWriter, FormatError } from "../../../crypto/public/bytes.ts";
import { idToBytes, type PracticeId } from "../../../crypto/public/ids.ts";
import type { SignedKind } from "../../../crypto/public/labels.ts";
import {
  type ClientFrame,
  encodeClientFrame,
  type HelloKey,
} from "../../../sync-server/protocol/client-frames.ts";
import type { RejectCode } from "../../../sync-server/protocol/codes.ts";
import { decodeRelayFrame, type RelayFrame } from "../../../sync-server/protocol/relay-frames.ts";
import type { Clock, RelayDialer, TimerId } from "../environment.ts";

export const PROTOCOL = 1;
const ANSWER_WITHIN_MS = 20_000;
/** Longer than an answer: a phone wakes its radio first. */
const OPEN_WITHIN_MS = 20_000;

type Answer = Extract<RelayFrame, { readonly request: number }>;
type AnswerType = Answer["type"];
type WithoutRequest<F> = F extends { readonly request: number } ? Omit<F, "request"> : never;
type Asking = WithoutRequest<ClientFrame>;
export type Unasked = Exclude<RelayFrame, Answer>;

/** The line ended; `code` is what the relay said, or null when it just went away. */
export class LineEnded extends Error {
  override readonly name = "LineEnded";
  constructor(readonly code: RejectCode | null) {
    super(code ?? "gone");
  }
}

/** The relay refused what was asked, and the line goes on. Whoever has no answer to that ends the line. */
export class AskRefused extends LineEnded {
  constructor(override readonly code: RejectCode) {
    super(code);
  }
}

export interface RelayLine {
  send(frame: ClientFrame): void;
  /** Rejects with {@link AskRefused} when the relay says only why not. */
  ask<T extends AnswerType>(frame: Asking, answer: T): Promise<Extract<Answer, { type: T }>>;
  /** As `ask`, for answers that come in several frames of one request, all but the last with `more`. */
  askAll<T extends AnswerType>(frame: Asking, answer: T): Promise<readonly Extract<Answer, { type: T }>[]>;
  /** The next unasked frame of this type, which is then not handled otherwise. Used while opening. */
  next<T extends Unasked["type"]>(type: T): Promise<Extract<Unasked, { type: T }>>;
  /** From here on unasked frames go to the handler, those first that came while the line was being opened. */
  beginHandling(): void;
  /** Resolves when the line has ended, with the relay's code. */
  readonly ended: Promise<RejectCode | null>;
  readonly bufferedAmount: number;
  /** When a frame last came, by the given clock. */
  readonly heardAtMs: number;
  close(): void;
}

export interface LineOptions {
  readonly dialer: RelayDialer;
  readonly clock: Clock;
  /** Called in order, each awaited before the next; a throw ends the line. */
  readonly handle: (frame: Unasked) => Promise<void> | void;
}

interface Expecting {
  readonly type: string;
  resolve(frame: RelayFrame): void;
  reject(error: LineEnded): void;
  /** Frames of an answer in parts so far; null when the first frame is the answer. */
  readonly parts: RelayFrame[] | null;
  timer: TimerId;
}

/** Dials and resolves when the relay has sent its challenge's bytes, or rejects with {@link LineEnded}. */
export function openRelayLine({ dialer, clock, handle }: LineOptions): RelayLine {
  const answers = new Map<number, Expecting>();
  const awaited: Expecting[] = [];
  const early: Unasked[] = [];
  let lastRequest = 0;
  let opening = true;
  let over: { readonly code: RejectCode | null } | null = null;
  let order: Promise<void> = Promise.resolve();
  let heardAtMs = clock.now();
  let announceEnd: (code: RejectCode | null) => void = () => undefined;
  const ended = new Promise<RejectCode | null>((resolve) => (announceEnd = resolve));

  const socket = dialer.dial({
    open: () => clock.clearTimeout(openTimer),
    message: (bytes) => receive(bytes),
    closed: () => end(null),
  });
  const openTimer = clock.setTimeout(() => end(null), OPEN_WITHIN_MS);

  function end(code: RejectCode | null): void {
    if (over !== null) return;
    over = { code };
    clock.clearTimeout(openTimer);
    const error = new LineEnded(code);
    for (const expecting of [...answers.values(), ...awaited.splice(0)]) {
      clock.clearTimeout(expecting.timer);
      expecting.reject(error);
    }
    answers.clear();
    socket.close();
    announceEnd(code);
  }

  function receive(bytes: Uint8Array): void {
    if (over !== null) return;
    heardAtMs = clock.now();
    let frame: RelayFrame;
    try {
      frame = decodeRelayFrame(bytes);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      end("malformed");
      return;
    }
    if (frame.type === "refused") end(frame.code);
    else if ("request" in frame) settle(answers.get(frame.request), frame);
    else deliver(frame);
  }

  function settle(expecting: Expecting | undefined, frame: Answer): void {
    if (expecting === undefined) return;
    clock.clearTimeout(expecting.timer);
    if (expecting.type !== frame.type) return refuse(expecting, frame);
    expecting.parts?.push(frame);
    if (expecting.parts !== null && "more" in frame && frame.more) {
      expecting.timer = clock.setTimeout(() => end(null), ANSWER_WITHIN_MS);
      return;
    }
    answers.delete(frame.request);
    expecting.resolve(frame);
  }

  function refuse(expecting: Expecting, frame: Answer): void {
    if (frame.type !== "result" || frame.code === "ok") return end("malformed");
    answers.delete(frame.request);
    expecting.reject(new AskRefused(frame.code));
  }

  function deliver(frame: Unasked): void {
    const at = awaited.findIndex((expecting) => expecting.type === frame.type);
    if (at >= 0) {
      const [expecting] = awaited.splice(at, 1);
      if (expecting === undefined) return;
      clock.clearTimeout(expecting.timer);
      expecting.resolve(frame);
    } else if (opening) early.push(frame);
    else queue(frame);
  }

  function queue(frame: Unasked): void {
    order = order.then(() => (over === null ? handle(frame) : undefined)).catch(() => end(null));
  }

  function expect<T extends RelayFrame>(
    type: string,
    add: (expecting: Expecting) => void,
    parts: RelayFrame[] | null = null,
  ): Promise<T> {
    if (over !== null) return Promise.reject(new LineEnded(over.code));
    return new Promise<T>((resolve, reject) => {
      const timer = clock.setTimeout(() => end(null), ANSWER_WITHIN_MS);
      add({ type, resolve: resolve as (frame: RelayFrame) => void, reject, parts, timer });
    });
  }

  function request<T extends AnswerType>(frame: Asking, answer: T, parts: RelayFrame[] | null) {
    const number = ++lastRequest;
    const answered = expect<Extract<Answer, { type: T }>>(answer, (e) => answers.set(number, e), parts);
    if (over === null) socket.send(encodeClientFrame({ ...frame, request: number }));
    return answered;
  }

  return {
    send(frame) {
      if (over === null) socket.send(encodeClientFrame(frame));
    },
    ask: (frame, answer) => request(frame, answer, null),
    async askAll(frame, answer) {
      const parts: RelayFrame[] = [];
      await request(frame, answer, parts);
      return parts as Extract<Answer, { type: typeof answer }>[];
    },
    next(type) {
      const at = early.findIndex((frame) => frame.type === type);
      const [frame] = at >= 0 ? early.splice(at, 1) : [];
      if (frame !== undefined) return Promise.resolve(frame as Extract<Unasked, { type: typeof type }>);
      return expect(type, (expecting) => awaited.push(expecting));
    },
    ended,
    get bufferedAmount() {
      return socket.bufferedAmount;
    },
    get heardAtMs() {
      return heardAtMs;
    },
    beginHandling() {
      opening = false;
      for (const frame of early.splice(0)) queue(frame);
    },
    close: () => end(null),
  };
}

export interface HelloInput {
  readonly origin: string;
  readonly practice: PracticeId;
  readonly key: HelloKey;
  readonly sign: (kind: SignedKind, bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

/** Answers the relay's challenge. Throws `LineEnded("version")` when the relay speaks no protocol of ours. */
export async function sayHello(line: RelayLine, { origin, practice, key, sign }: HelloInput): Promise<void> {
  const challenge = await line.next("challenge");
  requireProtocol(challenge);
  const message = new ByteWriter()
    .var16(new TextEncoder().encode(origin))
    .bytes(idToBytes(practice))
    .bytes(idToBytes(key.id))
    .bytes(challenge.nonce)
    .u8(PROTOCOL)
    .finish();
  const signature = await sign("hello", message);
  line.send({ type: "hello", protocol: PROTOCOL, practice, key });
  line.send({ type: "proof", signature });
}

export function requireProtocol(challenge: {
  readonly oldestProtocol: number;
  readonly newestProtocol: number;
}): void {
  if (PROTOCOL < challenge.oldestProtocol || PROTOCOL > challenge.newestProtocol)
    throw new LineEnded("version");
}
