import { afterEach, beforeEach, expect, test } from "vitest";
import type { DocumentId } from "../../crypto/public/ids.ts";
import { hexToBytes } from "../../crypto/public/encodings.ts";
import {
  appendRest,
  connectDevice,
  putPractice,
  type RelayClient,
  resumeDevice,
} from "../support/relay-client.ts";
import { type RelayInProcess, startRelayInProcess } from "../support/relay-in-process.ts";
import { buildRelayPractice, type RelayPractice } from "../support/relay-practice.ts";

let relay: RelayInProcess;
let p: RelayPractice;
let document: DocumentId;
let anna: RelayClient;
let owner: RelayClient;

beforeEach(async () => {
  p = await buildRelayPractice("awareness");
  document = p.practice.newDocument();
  relay = await startRelayInProcess();
  await putPractice(relay, p.practice);
  anna = await resumeDevice(relay, p.practice, p.anna);
  owner = await resumeDevice(relay, p.practice, p.practice.founder);
});
afterEach(() => relay.stop());

const watch = (client: RelayClient, on = true) =>
  client.send({ type: "watch", scope: p.caseScope, document, on });
const caret = (device = p.anna.device, length = 100) => {
  const bytes = new Uint8Array(length).fill(5);
  bytes.set(hexToBytes(device));
  return bytes;
};
const show = (client: RelayClient, bytes = caret()) =>
  client.send({ type: "awareness", scope: p.caseScope, document, bytes });
/** All that was sent before has been handled. */
const settle = async (...clients: RelayClient[]) => {
  for (const client of clients) await client.ask({ type: "ask-heads" });
};
const seen = (client: RelayClient) => client.frames.filter((frame) => frame.type === "awareness").length;

test("tells watchers how many others look, as they come and go", async () => {
  watch(anna);
  expect(await anna.next("watchers")).toMatchObject({ document, others: 0 });
  watch(owner);
  expect(await anna.next("watchers")).toMatchObject({ others: 1 });
  expect(await owner.next("watchers")).toMatchObject({ others: 1 });
  watch(owner, false);
  expect(await anna.next("watchers")).toMatchObject({ others: 0 });
  watch(owner);
  await anna.next("watchers");
  owner.close();
  expect(await anna.next("watchers")).toMatchObject({ others: 0 });
});

test("passes carets to those who watch, and to nobody else", async () => {
  watch(owner);
  await owner.next("watchers");
  const idle = await resumeDevice(relay, p.practice, p.practice.founder);
  show(anna);
  expect(Buffer.from((await owner.next("awareness")).bytes)).toEqual(Buffer.from(caret()));
  await settle(idle, anna);
  expect(seen(idle) + seen(anna)).toBe(0);
});

test("a device without the scope neither watches nor shows", async () => {
  const desk = await resumeDevice(relay, p.practice, p.frontDesk);
  watch(desk);
  watch(owner);
  await owner.next("watchers");
  show(anna);
  await owner.next("awareness");
  show(desk, caret(p.frontDesk.device));
  await settle(desk, owner);
  expect(desk.frames).toEqual([]);
  expect(seen(owner)).toBe(0);
});

test("a caret under another device's name is not passed on", async () => {
  watch(owner);
  await owner.next("watchers");
  show(anna, caret(p.practice.founder.device));
  await settle(anna, owner);
  expect(seen(owner)).toBe(0);
});

test("whoever loses the scope stops watching at once", async () => {
  const { practice } = p;
  const berta = await practice.addMember(["clinician"]);
  await practice.commit(practice.drafts.grant(p.anna, p.caseScope, berta.member), p.anna);
  await appendRest(anna, practice, practice.log.length - 3);
  const bertas = await resumeDevice(relay, practice, berta);
  watch(bertas);
  watch(owner);
  await owner.next("watchers");
  const rotate = practice.drafts.rotate(practice.founder, [{ kind: "scope", id: p.caseScope }], {
    without: berta.member,
  });
  await practice.commit(rotate, practice.founder);
  await appendRest(owner, practice, practice.log.length - 1);
  show(anna);
  await owner.next("awareness");
  await settle(bertas);
  expect(seen(bertas)).toBe(0);
});

test("carets beyond the rate are left out, and one over 1 KiB is malformed", async () => {
  await relay.stop();
  relay = await startRelayInProcess({ limits: { awareness: { perSecond: 0.001, burst: 60 } } });
  await putPractice(relay, p.practice);
  anna = await resumeDevice(relay, p.practice, p.anna);
  owner = await resumeDevice(relay, p.practice, p.practice.founder);
  watch(owner);
  await owner.next("watchers");
  for (let count = 0; count < 200; count++) show(anna);
  await settle(anna, owner);
  expect(seen(owner)).toBe(60);
  const frame = new Uint8Array(1 + 32 + 2 + 1025);
  frame[0] = 0x30;
  new DataView(frame.buffer).setUint16(33, 1025);
  anna.sendBytes(frame);
  expect(await anna.next("refused")).toMatchObject({ code: "malformed" });
});

test("a connection watches a bounded number of documents", async () => {
  await relay.stop();
  relay = await startRelayInProcess({ limits: { watchesPerConnection: 2 } });
  await putPractice(relay, p.practice);
  const client = await connectDevice(relay, p.practice, p.anna);
  for (let count = 0; count < 4; count++) {
    client.send({ type: "watch", scope: p.caseScope, document: p.practice.newDocument(), on: true });
  }
  await settle(client);
  expect(client.frames.filter((frame) => frame.type === "watchers").length).toBe(2);
});

test("nothing of it is stored", async () => {
  watch(owner);
  await owner.next("watchers");
  show(anna);
  await owner.next("awareness");
  const late = await connectDevice(relay, p.practice, p.practice.founder);
  expect(late.welcome.headNumber).toBe(0);
});
