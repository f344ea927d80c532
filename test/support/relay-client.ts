/** A bare client of the relay: frames in and out, nothing decided. For tests of the relay and for benchmarks. */

import { once } from "node:events";
import { WebSocket } from "ws";
import type { PracticeId } from "../../crypto/public/ids.ts";
import {
  type ClientFrame,
  encodeClientFrame,
  type HelloKey,
} from "../../sync-server/protocol/client-frames.ts";
import { helloMessage } from "../../sync-server/protocol/hello.ts";
import { decodeRelayFrame, type RelayFrame } from "../../sync-server/protocol/relay-frames.ts";
import type { BuilderDevice, BuilderInvite, Practice } from "./practice-builder.ts";

type OfType<Type extends RelayFrame["type"]> = Extract<RelayFrame, { readonly type: Type }>;
type Asking = Extract<ClientFrame, { readonly request: number }>;
type WithoutRequest<F> = F extends unknown ? Omit<F, "request"> : never;
type Answer = Extract<RelayFrame, { readonly request: number }>;

export interface RelayClient {
  readonly ws: WebSocket;
  /** Every frame that came and was not taken by `next`. */
  readonly frames: RelayFrame[];
  send(frame: ClientFrame): void;
  sendBytes(bytes: Uint8Array): void;
  /** The first frame of this type that was not taken yet; rejects when the connection ends or nothing comes. */
  next<Type extends RelayFrame["type"]>(type: Type): Promise<OfType<Type>>;
  /** Sends a request and takes its answer. */
  ask(frame: WithoutRequest<Asking>): Promise<Answer>;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  close(): void;
}

/** For what hangs; how fast a machine is decides nothing. */
const WITHIN_MS = 20_000;

/** Opens a socket. `origin`: the header a browser would send. */
export async function connectClient(url: string, { origin }: { origin?: string } = {}): Promise<RelayClient> {
  const ws = new WebSocket(url, { perMessageDeflate: false, ...(origin !== undefined && { origin }) });
  ws.binaryType = "nodebuffer";
  const frames: RelayFrame[] = [];
  const wakers = new Set<() => void>();
  let lastRequest = 0;
  ws.on("message", (data) => {
    frames.push(decodeRelayFrame(data as Buffer));
    for (const wake of wakers) wake();
  });
  const closed = new Promise<number>((resolve) => ws.once("close", (code) => resolve(code)));
  void closed.then(() => wakers.forEach((wake) => wake()));
  await once(ws, "open");
  ws.on("error", () => {});

  const take = <F extends RelayFrame>(
    wanted: string,
    matches: (frame: RelayFrame) => frame is F,
  ): Promise<F> =>
    new Promise((resolve, reject) => {
      const finish = () => {
        clearTimeout(timer);
        wakers.delete(look);
      };
      const fail = (why: string) => {
        finish();
        const seen = frames.map((frame) => (frame.type === "refused" ? `refused ${frame.code}` : frame.type));
        reject(new Error(`no ${wanted}: ${why}; there: ${seen.join(", ")}`));
      };
      const look = () => {
        const at = frames.findIndex(matches);
        if (at < 0) return ws.readyState === ws.OPEN ? undefined : fail("closed");
        finish();
        resolve(frames.splice(at, 1)[0] as F);
      };
      const timer = setTimeout(() => fail("timeout"), WITHIN_MS);
      wakers.add(look);
      look();
    });

  const client: RelayClient = {
    ws,
    frames,
    closed,
    send: (frame) => ws.send(encodeClientFrame(frame)),
    sendBytes: (bytes) => ws.send(bytes),
    next: (type) => take(type, (frame): frame is OfType<typeof type> => frame.type === type),
    ask(frame) {
      const request = ++lastRequest;
      client.send({ ...frame, request });
      return take(
        `answer ${request}`,
        (each): each is Answer => "request" in each && each.request === request,
      );
    },
    close: () => ws.close(),
  };
  return client;
}

export interface Introduction {
  readonly practice: PracticeId;
  readonly key: HelloKey;
  readonly signing: BuilderDevice["signing"];
  readonly origin: string;
  readonly protocol?: number;
}

/** Answers the challenge with hello and proof. */
export async function introduce(client: RelayClient, who: Introduction): Promise<void> {
  const { nonce } = await client.next("challenge");
  const { practice, key, signing, origin, protocol = 1 } = who;
  client.send({ type: "hello", protocol, practice, key });
  const message = helloMessage({ origin, practice, key, nonce, protocol });
  client.send({ type: "proof", signature: signing.sign("hello", message) });
}

export interface RelayAddress {
  readonly url: string;
  readonly origin: string;
}

/** A connection that has been welcomed as this device. */
export async function connectDevice(
  { url, origin }: RelayAddress,
  practice: Practice,
  device: BuilderDevice,
): Promise<RelayClient & { readonly welcome: OfType<"welcome"> }> {
  const client = await connectClient(url);
  const key = { kind: "device", id: device.device } as const;
  await introduce(client, { practice: practice.state.practice, key, signing: device.signing, origin });
  return Object.assign(client, { welcome: await client.next("welcome") });
}

/** As {@link connectDevice}, and live: everything up to the head has been received. */
export async function resumeDevice(
  relay: RelayAddress,
  practice: Practice,
  device: BuilderDevice,
): Promise<Awaited<ReturnType<typeof connectDevice>>> {
  const client = await connectDevice(relay, practice, device);
  client.send({ type: "resume", logId: client.welcome.logId, after: client.welcome.headNumber });
  await client.next("entries");
  return client;
}

export async function connectInvitee(
  { url, origin }: RelayAddress,
  practice: Practice,
  invite: BuilderInvite,
): Promise<RelayClient> {
  const client = await connectClient(url);
  const key = { kind: "invite", id: invite.invite } as const;
  await introduce(client, { practice: practice.state.practice, key, signing: invite.signing, origin });
  return client;
}

/** Puts a practice and all of its log on the relay, as a client does that found it unknown. */
export async function putPractice(relay: RelayAddress, practice: Practice, setupCode = ""): Promise<void> {
  const client = await connectClient(relay.url);
  await client.next("challenge");
  const [genesis = new Uint8Array(0), ...rest] = practice.log;
  const created = await client.ask({
    type: "create",
    setupCode: new TextEncoder().encode(setupCode),
    genesis,
  });
  if (created.type !== "result" || created.code !== "ok")
    throw new Error(`create: ${JSON.stringify(created)}`);
  await client.next("welcome");
  for (const record of rest) {
    const result = await client.ask({ type: "append", record });
    if (result.type !== "result" || result.code !== "ok")
      throw new Error(`append: ${JSON.stringify(result)}`);
  }
  client.close();
  await client.closed;
}

/** Sends to the relay the records that the practice has and the relay was not given yet. */
export async function appendRest(client: RelayClient, practice: Practice, from: number): Promise<void> {
  for (const record of practice.log.slice(from)) {
    const result = await client.ask({ type: "append", record });
    if (result.type !== "result" || result.code !== "ok")
      throw new Error(`append: ${JSON.stringify(result)}`);
  }
}
