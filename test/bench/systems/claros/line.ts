/** Opens a connection to the relay as a device does: challenge, hello and proof, welcome. */

import type { WebSocket } from "ws";
import type { SyncSigningKey } from "../../../../crypto/secret/signing.ts";
import { type ClientFrame, encodeClientFrame } from "../../../../sync-server/protocol/client-frames.ts";
import { helloMessage, PROTOCOL_VERSION } from "../../../../sync-server/protocol/hello.ts";
import { decodeRelayFrame, type RelayFrame } from "../../../../sync-server/protocol/relay-frames.ts";
import { openSocket, wsUrl } from "../open-socket.ts";
import type { ClarosSeat } from "./material.ts";
import { makeNodeSigningKey } from "./node-signing.ts";

type FrameOf<Type extends RelayFrame["type"]> = Extract<RelayFrame, { readonly type: Type }>;

export interface ClarosLine {
  readonly socket: WebSocket;
  readonly welcome: FrameOf<"welcome">;
  send(frame: ClientFrame): void;
  /** The next frame of this type; a refusal rejects. */
  next<Type extends RelayFrame["type"]>(type: Type): Promise<FrameOf<Type>>;
  /** Bytes received so far. */
  readonly received: number;
  /** No more frames are decoded here: whoever measures reads the messages themselves. */
  detach(): void;
}

interface Waiting {
  readonly type: string;
  resolve(frame: RelayFrame): void;
  reject(error: Error): void;
}

const signingKeys = new Map<string, SyncSigningKey>();

/** A device makes its key once and not at every connection; so does the load, before anything is timed if it likes. */
export function signingKeyOf({ device, seed }: ClarosSeat): SyncSigningKey {
  const known = signingKeys.get(device) ?? makeNodeSigningKey(seed);
  signingKeys.set(device, known);
  return known;
}

export async function openLine(url: string, seat: ClarosSeat): Promise<ClarosLine> {
  const waiting: Waiting[] = [];
  const early: RelayFrame[] = [];
  let received = 0;
  let isDetached = false;

  const fail = (error: Error) => waiting.splice(0).forEach((each) => each.reject(error));
  const arrived = (message: Buffer) => {
    received += message.length;
    if (isDetached) return;
    const frame = decodeRelayFrame(message);
    if (frame.type === "refused") return fail(new Error(`refused: ${frame.code}`));
    const at = waiting.findIndex(({ type }) => type === frame.type);
    if (at < 0) early.push(frame);
    else waiting.splice(at, 1)[0]?.resolve(frame);
  };
  const next: ClarosLine["next"] = (type) => {
    const at = early.findIndex((frame) => frame.type === type);
    if (at >= 0) return Promise.resolve(early.splice(at, 1)[0] as FrameOf<typeof type>);
    return new Promise((resolve, reject) =>
      waiting.push({ type, resolve: resolve as (frame: RelayFrame) => void, reject }),
    );
  };

  const socket = await openSocket(wsUrl(url, "/sync"), arrived);
  socket.once("close", () => fail(new Error("closed")));
  const send = (frame: ClientFrame) => socket.send(encodeClientFrame(frame));
  const { nonce } = await next("challenge");
  const key = { kind: "device", id: seat.device } as const;
  send({ type: "hello", protocol: PROTOCOL_VERSION, practice: seat.practice, key });
  const origin = new URL(url).origin;
  const message = helloMessage({ origin, practice: seat.practice, key, nonce, protocol: PROTOCOL_VERSION });
  send({ type: "proof", signature: signingKeyOf(seat).sign("hello", message) });
  const welcome = await next("welcome");
  return {
    socket,
    welcome,
    send,
    next,
    get received() {
      return received;
    },
    detach: () => void (isDetached = true),
  };
}

/** Pushes entries in frames of some hundred kilobytes and waits until all are acknowledged; throws when one was refused. */
export async function pushAll(line: ClarosLine, entries: readonly Uint8Array[]): Promise<void> {
  for (let at = 0; at < entries.length;) {
    const group: Uint8Array[] = [];
    for (let bytes = 0; at < entries.length && bytes < 256 * 1024; at++) {
      const entry = entries[at];
      if (entry === undefined) break;
      bytes += entry.length;
      group.push(entry);
    }
    line.send({ type: "push", request: at, heal: false, signedEntries: group });
    const { outcomes } = await line.next("ack");
    const refused = outcomes.find(({ code }) => code !== "ok");
    if (refused !== undefined) throw new Error(`push: ${refused.code}`);
  }
}
