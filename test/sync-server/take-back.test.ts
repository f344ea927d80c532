import { afterEach, beforeEach, expect, test } from "vitest";
import { LIMITS } from "../../sync-server/limits.ts";
import { buildPractice, type BuilderDevice, type Practice } from "../support/practice-builder.ts";
import { connectClient, connectDevice, introduce, type RelayClient } from "../support/relay-client.ts";
import { type RelayInProcess, startRelayInProcess } from "../support/relay-in-process.ts";

let relay: RelayInProcess;
let practice: Practice;
let anna: BuilderDevice;

/** The relay has the genesis record and nothing after it. */
async function putGenesis(of: Practice): Promise<void> {
  const client = await connectClient(relay.url);
  await client.next("challenge");
  const [genesis = new Uint8Array(0)] = of.log;
  await client.ask({ type: "create", setupCode: new Uint8Array(0), genesis });
  client.close();
  await client.closed;
}

beforeEach(async () => {
  practice = await buildPractice({ seed: "take back" });
  anna = await practice.addMember(["clinician"]);
  await practice.addMember(["clinician"]);
  relay = await startRelayInProcess();
  await putGenesis(practice);
});
afterEach(() => relay.stop());

async function asUnknown(device: BuilderDevice): Promise<RelayClient> {
  const client = await connectClient(relay.url);
  const key = { kind: "device", id: device.device } as const;
  const { origin } = relay;
  await introduce(client, { practice: practice.state.practice, key, signing: device.signing, origin });
  return client;
}

const append = (client: RelayClient, record: Uint8Array) => client.ask({ type: "append", record });

async function refusal(client: RelayClient): Promise<string> {
  const { code } = await client.next("refused");
  await client.closed;
  return code;
}

async function logLength(): Promise<number> {
  return (await connectDevice(relay, practice, practice.founder)).welcome.logLength;
}

test("a device whose record was lost asks how far the log goes, gives it back, and is in", async () => {
  const client = await asUnknown(anna);
  const last = practice.log.at(-1) ?? new Uint8Array(0);
  expect(await append(client, last)).toMatchObject({ code: "stale-log", value: 1 });
  for (const [at, record] of practice.log.slice(1, 3).entries()) {
    expect(await append(client, record)).toMatchObject({ code: "ok", value: at + 1 });
  }
  expect(await client.next("welcome")).toMatchObject({ logLength: 3 });
  // From here on it is a device like any other.
  for (const record of practice.log.slice(3))
    expect(await append(client, record)).toMatchObject({ code: "ok" });
});

test("records do not let in a key that they do not name", async () => {
  const stranger = practice.newDevice(practice.newMember());
  const client = await asUnknown(stranger);
  for (const record of practice.log.slice(1))
    expect(await append(client, record)).toMatchObject({ code: "ok" });
  client.send({ type: "resume", logId: "00".repeat(16) as never, after: 0 });
  expect(await refusal(client)).toBe("not-authentic");
});

test("nor a device whose key is not shown", async () => {
  const client = await asUnknown({ ...anna, signing: practice.founder.signing });
  for (const record of practice.log.slice(1, 3)) {
    expect(await append(client, record)).toMatchObject({ code: "ok" });
  }
  expect(await refusal(client)).toBe("not-authentic");
});

test("forged records are refused, and few of them are looked at", async () => {
  const client = await asUnknown(anna);
  const forged = practice.log[1]?.slice() ?? new Uint8Array(0);
  forged[forged.length - 1] = (forged[forged.length - 1] ?? 0) ^ 1;
  for (let at = 0; at < 4; at += 1) expect(await append(client, forged)).not.toMatchObject({ code: "ok" });
  client.send({ type: "append", request: 77, record: forged });
  expect(await refusal(client)).toBe("not-authentic");
  expect(await logLength()).toBe(1);
});

test("nothing but records is taken, and nothing for long", async () => {
  const asking = await asUnknown(anna);
  asking.send({ type: "read-log", from: 0 });
  expect(await refusal(asking)).toBe("not-authentic");
  const silent = await asUnknown(anna);
  expect(await refusal(silent)).toBe("not-authentic");
});

test("no more than so many bytes", async () => {
  await relay.stop();
  const [, first = new Uint8Array(0)] = practice.log;
  relay = await startRelayInProcess({ limits: { ...LIMITS, takeBackBytes: first.length } });
  await putGenesis(practice);
  const client = await asUnknown(anna);
  expect(await append(client, first)).toMatchObject({ code: "ok" });
  client.send({ type: "append", request: 78, record: practice.log[2] ?? first });
  expect(await refusal(client)).toBe("rate");
});

test("a device that was taken out is no unknown one", async () => {
  const boris = await practice.addMember(["clinician"]);
  const removal = practice.drafts.removeMember(practice.founder, boris.member);
  await practice.commit(removal, practice.founder);
  const owner = await connectDevice(relay, practice, practice.founder);
  for (const record of practice.log.slice(1)) await append(owner, record);
  const client = await asUnknown(boris);
  await client.next("welcome");
  client.send({ type: "append", request: 79, record: practice.log[1] ?? new Uint8Array(0) });
  expect(await refusal(client)).toBe("not-authentic");
});
