import { connect } from "node:net";
import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { LIMITS } from "../../sync-server/limits.ts";
import { makeEntryWriter } from "../support/entry-builder.ts";
import { connectClient, connectDevice, putPractice, resumeDevice } from "../support/relay-client.ts";
import { type RelayInProcess, startRelayInProcess } from "../support/relay-in-process.ts";
import { startRelayProcess } from "../support/relay-process.ts";
import { buildRelayPractice, push, pushCodes, type RelayPractice } from "../support/relay-practice.ts";

let relay: RelayInProcess;
let p: RelayPractice;

beforeEach(async () => {
  p = await buildRelayPractice("hostile");
  relay = await startRelayInProcess();
  await putPractice(relay, p.practice);
});
afterEach(() => relay.stop());

/** Anna's entries with bodies from the system's generator: a seeded one would take most of the time. */
const largeWriter = () =>
  makeEntryWriter(p.practice.state, p.anna, { bytes: (length) => randomBytes(length) });

/** The relay still serves everybody else. */
async function expectWell(): Promise<void> {
  const client = await connectDevice(relay, p.practice, p.practice.founder);
  expect(await client.ask({ type: "ask-heads" })).toMatchObject({ type: "heads" });
  client.close();
}

test("a frame over the limit ends the connection before it is held in memory", async () => {
  for (const client of [await connectClient(relay.url), await connectDevice(relay, p.practice, p.anna)]) {
    client.sendBytes(new Uint8Array(LIMITS.frameBytes + 1));
    expect(await client.closed).toBe(1009);
  }
  await expectWell();
});

test("a message of endless fragments ends the connection", async () => {
  const client = await connectClient(relay.url);
  for (let fragment = 0; fragment < 3_000 && client.ws.readyState === WebSocket.OPEN; fragment++) {
    client.ws.send(new Uint8Array(1), { fin: false });
    if (fragment % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(await client.closed).toBeGreaterThan(1000);
  await expectWell();
});

test("garbage, text and unknown frame types are malformed", async () => {
  const shots = [() => randomBytes(64), () => new Uint8Array(0), () => Uint8Array.of(0xff), () => "hello"];
  for (const shot of shots) {
    const client = await connectDevice(relay, p.practice, p.anna);
    client.ws.send(shot());
    expect(await client.next("refused")).toMatchObject({ code: "malformed" });
    await client.closed;
  }
  await expectWell();
});

test("random changes of real frames never stop the relay", async () => {
  const seed = Number(process.env["CLAROS_SEED"] ?? 7);
  console.log(`mutated frames: seed ${seed}`);
  let state = seed;
  const random = (below: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  const frames = [
    Buffer.concat([
      Buffer.from([0x20, 0, 0, 0, 1, 0, 0, 1, 0, 0, 2, 0]),
      Buffer.from(p.writer.signed(p.inCase())),
    ]),
    Buffer.concat([Buffer.from([0x11, 0, 0, 0, 1, 0, 0, 2, 0]), Buffer.from(p.practice.log[1]!)]),
    Buffer.concat([Buffer.from([0x22, 0, 0, 0, 1]), Buffer.from(p.caseScope, "hex"), Buffer.alloc(16, 1)]),
    Buffer.concat([Buffer.from([0x31]), Buffer.from(p.caseScope, "hex"), Buffer.alloc(17, 1)]),
  ];
  for (let round = 0; round < 40; round++) {
    const client = await connectDevice(relay, p.practice, p.anna);
    for (const frame of frames) {
      const changed = Buffer.from(frame.subarray(0, frame.length - random(3)));
      for (let flips = random(4); flips > 0; flips--) changed[random(changed.length)]! ^= 1 << random(8);
      client.ws.send(changed);
    }
    client.close();
    await client.closed;
  }
  await expectWell();
});

test("bytes that are no HTTP, and upgrades that are no WebSocket, are turned away", async () => {
  for (const text of [
    "\u0000\u0001\u0002\r\n\r\n",
    "GET /sync HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
  ]) {
    const socket = connect(relay.port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write(text);
    await new Promise((resolve) => socket.once("close", resolve).resume());
  }
  await expectWell();
});

test("hundreds of connections that never say who they are cost others nothing", async () => {
  const idle = await Promise.all(Array.from({ length: 300 }, () => connectClient(relay.url)));
  for (const client of idle) client.sendBytes(randomBytes(200));
  await expectWell();
  await Promise.all(idle.map((client) => client.closed));
});

test(
  "whoever reads slowly is read to from storage, and keeps neither memory nor others waiting",
  { timeout: 60_000 },
  async () => {
    const real = await startRelayProcess();
    await putPractice(real, p.practice);
    const slow = await resumeDevice(real, p.practice, p.practice.founder);
    slow.ws.pause();
    const author = await connectDevice(real, p.practice, p.anna);
    const memory = async () => {
      const { readFileSync } = await import("node:fs");
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${real.pid}/status`, "utf8"))?.[1]) * 1024;
    };
    const body = { bodyLength: 60_000 };
    const writer = largeWriter();
    const pushSome = async (count: number) => {
      for (let at = 0; at < count; at++) {
        const entries = writer.batch([1, 2, 3, 4].map(() => writer.entry(p.inCase(), body)));
        expect(await pushCodes(author, entries)).toEqual(["ok", "ok", "ok", "ok"]);
      }
    };
    await pushSome(40);
    const before = await memory();
    await pushSome(160);
    const grown = (await memory()) - before;
    expect(grown).toBeLessThan(32 * 1024 * 1024);
    slow.ws.resume();
    let through = 0;
    while (through < 800) ({ through } = await slow.next("entries"));
    await real.stop();
    real.remove();
  },
);

test("whoever asks and never reads is closed before it fills the memory", async () => {
  const author = await connectDevice(relay, p.practice, p.anna);
  const writer = largeWriter();
  for (let at = 0; at < 12; at++) {
    await push(
      author,
      writer.batch([1, 2, 3, 4, 5, 6].map(() => writer.entry(p.inCase(), { bodyLength: 100_000 }))),
    );
  }
  const greedy = await connectDevice(relay, p.practice, p.practice.founder);
  greedy.ws.pause();
  for (let request = 1; request <= 1_000; request++) {
    greedy.send({ type: "fetch", request, scope: p.caseScope, after: 0, through: 72 });
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
  greedy.ws.resume();
  await greedy.closed;
  await expectWell();
});

test("the ids of one practice open nothing in another", async () => {
  const other = await buildRelayPractice("other hostile");
  await putPractice(relay, other.practice);
  await push(await connectDevice(relay, p.practice, p.anna), [p.writer.signed(p.inCase())]);
  const stranger = await connectDevice(relay, other.practice, other.practice.founder);
  expect(await stranger.ask({ type: "fetch", scope: p.caseScope, after: 0, through: 9 })).toMatchObject({
    code: "not-allowed",
  });
  expect(await stranger.ask({ type: "get-snapshots", scope: p.caseScope, document: null })).toMatchObject({
    code: "not-allowed",
  });
  stranger.send({ type: "resume", logId: stranger.welcome.logId, after: 0 });
  expect(await stranger.next("entries")).toMatchObject({ through: 0, entries: [] });
  expect(await stranger.ask({ type: "append", record: p.practice.log.at(-1)! })).toMatchObject({
    code: "not-authentic",
  });
});
