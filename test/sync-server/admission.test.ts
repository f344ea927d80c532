import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { bytesToPracticeId } from "../../crypto/public/ids.ts";
import { isSetupCode, newSetupCode } from "../../sync-server/admission.ts";
import { LIMITS } from "../../sync-server/limits.ts";
import { encodeClientFrame } from "../../sync-server/protocol/client-frames.ts";
import { helloMessage } from "../../sync-server/protocol/hello.ts";
import { buildPractice, type BuilderDevice, type Practice } from "../support/practice-builder.ts";
import {
  appendRest,
  connectClient,
  connectDevice,
  introduce,
  putPractice,
  type RelayClient,
} from "../support/relay-client.ts";
import { type RelayInProcess, startRelayInProcess } from "../support/relay-in-process.ts";

let relay: RelayInProcess;
let practice: Practice;

beforeEach(async () => {
  practice = await buildPractice({ seed: "admission" });
  relay = await startRelayInProcess();
  await putPractice(relay, practice);
});
afterEach(() => relay.stop());

function introductionOf(device: BuilderDevice) {
  const key = { kind: "device", id: device.device } as const;
  return { practice: practice.state.practice, key, signing: device.signing, origin: relay.origin };
}

async function refusal(client: RelayClient): Promise<string> {
  const { code } = await client.next("refused");
  await client.closed;
  return code;
}

test("welcomes a device that shows its key", async () => {
  const { welcome } = await connectDevice(relay, practice, practice.founder);
  expect(welcome).toMatchObject({ headNumber: 0, logLength: 1 });
  expect(Buffer.from(welcome.logHead)).toEqual(Buffer.from(practice.state.headHash));
});

test("accepts a browser of its own origin and refuses one of another before any frame", async () => {
  const client = await connectClient(relay.url, { origin: relay.origin });
  await introduce(client, introductionOf(practice.founder));
  await client.next("welcome");
  for (const origin of [
    "https://evil.example",
    `${relay.origin}.evil.example`,
    "null",
    relay.origin.toUpperCase(),
  ]) {
    await expect(connectClient(relay.url, { origin })).rejects.toThrow(/403/);
  }
});

test("refuses a program that says it was forwarded", async () => {
  const ws = new WebSocket(relay.url, { headers: { "X-Forwarded-For": "203.0.113.9" } });
  const error = await new Promise<Error>((resolve) => ws.once("error", resolve));
  expect(error.message).toMatch(/403/);
});

test("opens sockets at /sync and nowhere else", async () => {
  await expect(connectClient(relay.url.replace("/sync", "/other"))).rejects.toThrow(/404/);
});

test("refuses a proof by another key", async () => {
  const client = await connectClient(relay.url);
  const stranger = practice.newDevice(practice.newMember());
  await introduce(client, { ...introductionOf(practice.founder), signing: stranger.signing });
  expect(await refusal(client)).toBe("not-authentic");
});

test("refuses a device that the log does not have", async () => {
  const client = await connectClient(relay.url);
  await introduce(client, introductionOf(practice.newDevice(practice.newMember())));
  expect(await refusal(client)).toBe("not-authentic");
});

test("refuses a proof that was made for another relay", async () => {
  const client = await connectClient(relay.url);
  await introduce(client, { ...introductionOf(practice.founder), origin: "https://other.example" });
  expect(await refusal(client)).toBe("not-authentic");
});

test("refuses a proof that was made for another practice", async () => {
  const other = await buildPractice({ seed: "other practice" });
  await putPractice(relay, other);
  const client = await connectClient(relay.url);
  const { nonce } = await client.next("challenge");
  const { key, signing, origin } = introductionOf(practice.founder);
  const message = helloMessage({ origin, practice: other.state.practice, key, nonce, protocol: 1 });
  client.send({ type: "hello", protocol: 1, practice: practice.state.practice, key });
  client.send({ type: "proof", signature: signing.sign("hello", message) });
  expect(await refusal(client)).toBe("not-authentic");
});

test("refuses a proof that was heard on another connection", async () => {
  const heard: Uint8Array[] = [];
  const first = await connectClient(relay.url);
  const { signing, ...who } = introductionOf(practice.founder);
  const listening = {
    ...signing,
    sign(...args: Parameters<typeof signing.sign>) {
      const signature = signing.sign(...args);
      heard.push(signature);
      return signature;
    },
  };
  await introduce(first, { ...who, signing: listening });
  await first.next("welcome");
  const replay = await connectClient(relay.url);
  await replay.next("challenge");
  replay.send({ type: "hello", protocol: 1, practice: who.practice, key: who.key });
  replay.send({ type: "proof", signature: heard[0]! });
  expect(await refusal(replay)).toBe("not-authentic");
});

test("says which versions it speaks, and refuses an older or newer hello", async () => {
  for (const protocol of [0, 2]) {
    const client = await connectClient(relay.url);
    const challenge = await client.next("challenge");
    expect(challenge).toMatchObject({ oldestProtocol: 1, newestProtocol: 1 });
    client.frames.unshift(challenge);
    await introduce(client, { ...introductionOf(practice.founder), protocol });
    expect(await refusal(client)).toBe("version");
  }
});

test("a practice it does not have is unknown, unless its genesis follows", async () => {
  const other = await buildPractice({ seed: "unknown" });
  const who = { ...introductionOf(other.founder), practice: other.state.practice };
  const asking = await connectClient(relay.url);
  await introduce(asking, who);
  expect(await refusal(asking)).toBe("unknown-practice");
  const bringing = await connectClient(relay.url);
  await introduce(bringing, who);
  const genesis = other.log[0]!;
  expect(await bringing.ask({ type: "create", setupCode: new Uint8Array(0), genesis })).toMatchObject({
    code: "ok",
  });
  expect(await bringing.next("welcome")).toMatchObject({ logLength: 1 });
});

test("a practice is created once; the second time it exists and one connects as usual", async () => {
  const client = await connectClient(relay.url);
  const create = { type: "create", setupCode: new Uint8Array(0), genesis: practice.log[0]! } as const;
  await client.next("challenge").then((challenge) => client.frames.unshift(challenge));
  expect(await client.ask(create)).toMatchObject({ code: "exists" });
  await introduce(client, introductionOf(practice.founder));
  await client.next("welcome");
  expect(await client.ask(create)).toMatchObject({ code: "exists" });
});

test("a genesis with a changed byte makes no practice", async () => {
  const other = await buildPractice({ seed: "changed" });
  const genesis = Uint8Array.from(other.log[0]!);
  genesis[genesis.length - 1]! ^= 1;
  const client = await connectClient(relay.url);
  expect(await client.ask({ type: "create", setupCode: new Uint8Array(0), genesis })).toMatchObject({
    code: "not-authentic",
  });
});

test("finds a practice by the beginning of its id, a few times only", async () => {
  const client = await connectClient(relay.url);
  const id = Buffer.from(practice.state.practice, "hex");
  for (let tries = 0; tries < LIMITS.findsPerConnection; tries++) {
    client.send({ type: "find", prefix: id.subarray(0, 5) });
    expect((await client.next("found")).practices).toEqual([bytesToPracticeId(id)]);
  }
  client.send({ type: "find", prefix: id.subarray(0, 5) });
  expect(await refusal(client)).toBe("rate");
});

test("a device that is revoked while connected gets the record that says so, and its socket closes", async () => {
  const anna = await practice.addMember(["clinician"]);
  const owner = await connectDevice(relay, practice, practice.founder);
  await appendRest(owner, practice, 1);
  const client = await connectDevice(relay, practice, anna);
  await practice.commit(practice.drafts.removeMember(practice.founder, anna.member), practice.founder);
  await appendRest(owner, practice, practice.log.length - 1);
  expect(await client.next("log")).toMatchObject({ from: practice.log.length - 1, records: { length: 1 } });
  expect(await refusal(client)).toBe("not-authentic");
});

test("a device that was revoked while away may read the log up to its removal, and nothing else", async () => {
  const anna = await practice.addMember(["clinician"]);
  await practice.commit(practice.drafts.removeMember(practice.founder, anna.member), practice.founder);
  const removedAt = practice.log.length - 1;
  await practice.addMember(["clinician"]);
  const owner = await connectDevice(relay, practice, practice.founder);
  await appendRest(owner, practice, 1);

  const reading = await connectClient(relay.url);
  await introduce(reading, introductionOf(anna));
  expect(await reading.next("welcome")).toMatchObject({ logLength: removedAt + 1, headNumber: 0 });
  reading.send({ type: "read-log", from: 1 });
  expect((await reading.next("log")).records.length).toBe(removedAt);
  expect(await refusal(reading)).toBe("not-authentic");

  const resuming = await connectClient(relay.url);
  await introduce(resuming, introductionOf(anna));
  const { logId } = await resuming.next("welcome");
  resuming.send({ type: "resume", logId, after: 0 });
  expect(await refusal(resuming)).toBe("not-authentic");
});

test("a connection that does not introduce itself is closed", async () => {
  await relay.stop();
  relay = await startRelayInProcess({ limits: { openingMs: 60 } });
  const client = await connectClient(relay.url);
  expect(await refusal(client)).toBe("not-authentic");
});

test("frames out of order, before the welcome, are malformed", async () => {
  const client = await connectClient(relay.url);
  client.sendBytes(encodeClientFrame({ type: "ask-heads", request: 1 }));
  expect(await refusal(client)).toBe("malformed");
});

test("too many wrong proofs from one address are slowed down", async () => {
  await relay.stop();
  relay = await startRelayInProcess({ limits: { failures: { perSecond: 0.001, burst: 2 } } });
  await putPractice(relay, practice);
  const stranger = practice.newDevice(practice.newMember());
  const codes: string[] = [];
  for (let tries = 0; tries < 4; tries++) {
    const client = await connectClient(relay.url);
    await introduce(client, { ...introductionOf(practice.founder), signing: stranger.signing });
    codes.push(await refusal(client));
  }
  expect(codes).toEqual(["not-authentic", "not-authentic", "not-authentic", "rate"]);
});

test("connections per address and per device are bounded", async () => {
  await relay.stop();
  const connections = { total: 100, perAddress: 4, unprovenPerAddress: 3, perDevice: 2 };
  relay = await startRelayInProcess({ limits: { connections } });
  await putPractice(relay, practice);
  await connectDevice(relay, practice, practice.founder);
  await connectDevice(relay, practice, practice.founder);
  const third = await connectClient(relay.url);
  await introduce(third, introductionOf(practice.founder));
  expect(await refusal(third)).toBe("busy");
  await connectClient(relay.url);
  await connectClient(relay.url);
  const fifth = await connectClient(relay.url);
  expect(await refusal(fifth)).toBe("busy");
});

test("setup codes are compared whole", () => {
  const code = newSetupCode((length) => new Uint8Array(length).fill(0xab));
  expect(code).toBe("ababa-babab-ababa-babab");
  expect(isSetupCode(code, Buffer.from(code))).toBe(true);
  expect(isSetupCode(code, Buffer.from(code.slice(0, -1)))).toBe(false);
  expect(isSetupCode(code, new Uint8Array(0))).toBe(false);
});
