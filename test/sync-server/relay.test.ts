import { afterEach, beforeEach, expect, test } from "vitest";
import type { ScopeId } from "../../crypto/public/ids.ts";
import { type EntryWriter, makeEntryWriter } from "../support/entry-builder.ts";
import { buildPractice, type BuilderDevice, type Practice } from "../support/practice-builder.ts";
import {
  appendRest,
  connectDevice,
  putPractice,
  type RelayClient,
  resumeDevice,
} from "../support/relay-client.ts";
import { type RelayInProcess, startRelayInProcess } from "../support/relay-in-process.ts";

let relay: RelayInProcess;
let practice: Practice;
let anna: BuilderDevice;
let frontDesk: BuilderDevice;
let caseScope: ScopeId;
let fileScope: ScopeId;
let writer: EntryWriter;

beforeEach(async () => {
  practice = await buildPractice({ seed: "relay" });
  anna = await practice.addMember(["clinician"]);
  frontDesk = await practice.addMember(["front-desk"]);
  const patient = practice.newPatient();
  fileScope = await practice.addScope(anna, "file", patient, [anna.member]);
  caseScope = await practice.addScope(anna, "case", patient, [anna.member]);
  writer = makeEntryWriter(practice.state, anna, practice.random);
  relay = await startRelayInProcess();
  await putPractice(relay, practice);
});
afterEach(() => relay.stop());

const inCase = () => ({ scope: caseScope, document: practice.newDocument() });
const inFile = () => ({ scope: fileScope, document: practice.newDocument() });

async function push(client: RelayClient, signedEntries: readonly Uint8Array[], heal = false) {
  const ack = await client.ask({ type: "push", heal, signedEntries });
  if (ack.type !== "ack") throw new Error(ack.type);
  return ack.outcomes;
}

test("acknowledges pushed entries with gapless numbers and hands them to a colleague", async () => {
  const owner = await resumeDevice(relay, practice, practice.founder);
  const author = await resumeDevice(relay, practice, anna);
  const signed = writer.batch([writer.entry(inCase()), writer.entry(inFile()), writer.entry(inCase())]);
  const outcomes = await push(author, signed);
  expect(outcomes).toEqual([1, 2, 3].map((number) => ({ code: "ok", number })));
  const { through, entries } = await owner.next("entries");
  expect(through).toBe(3);
  expect(entries.map((entry) => Buffer.from(entry.signedEntry))).toEqual(
    signed.map((bytes) => Buffer.from(bytes)),
  );
  const own = await author.next("entries");
  expect(own.entries.map((entry) => entry.number)).toEqual([1, 2, 3]);
});

test("answers entries it has with their old numbers", async () => {
  const author = await connectDevice(relay, practice, anna);
  const signed = writer.batch([writer.entry(inCase()), writer.entry(inCase())]);
  await push(author, signed);
  expect(await push(author, signed)).toEqual([1, 2].map((number) => ({ code: "ok", number })));
});

test("gives a front desk device no case entries, live or on resume, and says how far it went", async () => {
  const author = await connectDevice(relay, practice, anna);
  const live = await resumeDevice(relay, practice, frontDesk);
  await push(author, [writer.signed(inCase()), writer.signed(inFile()), writer.signed(inCase())]);
  const received = await live.next("entries");
  expect(received).toMatchObject({ through: 3, entries: [{ number: 2 }] });
  const late = await connectDevice(relay, practice, frontDesk);
  late.send({ type: "resume", logId: late.welcome.logId, after: 0 });
  expect(await late.next("entries")).toMatchObject({ through: 3, entries: [{ number: 2 }] });
  expect(await late.ask({ type: "fetch", scope: caseScope, after: 0, through: 3 })).toMatchObject({
    type: "result",
    code: "not-allowed",
  });
});

test("a scope that is granted later is fetched from its beginning", async () => {
  const author = await connectDevice(relay, practice, anna);
  await push(author, [writer.signed(inCase()), writer.signed(inFile()), writer.signed(inCase())]);
  const berta = await practice.addMember(["clinician"]);
  await appendRest(author, practice, practice.log.length - 2);
  const late = await resumeDevice(relay, practice, berta);
  expect(await late.ask({ type: "fetch", scope: caseScope, after: 0, through: 3 })).toMatchObject({
    code: "not-allowed",
  });
  await practice.commit(practice.drafts.grant(anna, caseScope, berta.member), anna);
  await appendRest(author, practice, practice.log.length - 1);
  expect(await late.next("log")).toMatchObject({ from: practice.log.length - 1 });
  expect(await late.ask({ type: "fetch", scope: caseScope, after: 0, through: 3 })).toMatchObject({
    type: "fetched",
    through: 3,
    more: false,
    entries: [{ number: 1 }, { number: 3 }],
  });
});

test("tells a record before the entries that were accepted after it", async () => {
  const owner = await resumeDevice(relay, practice, practice.founder);
  const author = await connectDevice(relay, practice, anna);
  const scope = await practice.addScope(anna, "case", practice.newPatient(), [anna.member]);
  await appendRest(author, practice, practice.log.length - 1);
  await push(author, [writer.signed({ scope, document: practice.newDocument() })]);
  await owner.next("entries");
  expect(owner.frames.map((frame) => frame.type)).toEqual(["log"]);
});
