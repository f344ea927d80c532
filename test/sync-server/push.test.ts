import { afterEach, beforeEach, expect, test } from "vitest";
import { bytesToPracticeId } from "../../crypto/public/ids.ts";
import { entryHash } from "../../crypto/public/entry.ts";
import { LIMITS } from "../../sync-server/limits.ts";
import { makeMemoryStore } from "../../sync-server/store/memory.ts";
import { verifyPractice } from "../../sync-server/verify-practice.ts";
import { makeEntryWriter } from "../support/entry-builder.ts";
import {
  appendRest,
  connectClient,
  connectDevice,
  putPractice,
  resumeDevice,
} from "../support/relay-client.ts";
import { type RelayInProcess, startRelayInProcess } from "../support/relay-in-process.ts";
import { buildRelayPractice, push, pushCodes, type RelayPractice } from "../support/relay-practice.ts";

let relay: RelayInProcess;
let p: RelayPractice;

beforeEach(async () => {
  p = await buildRelayPractice("push");
  relay = await startRelayInProcess();
  await putPractice(relay, p.practice);
});
afterEach(() => relay.stop());

const asAnna = () => connectDevice(relay, p.practice, p.anna);

/** Restarts with other limits; the practice is put there anew. */
async function withLimits(limits: Parameters<typeof startRelayInProcess>[0]): Promise<void> {
  await relay.stop();
  relay = await startRelayInProcess(limits);
  await putPractice(relay, p.practice);
}

test("stale-log: an entry that names a record the relay does not have, or another head", async () => {
  const client = await asAnna();
  const { writer } = p;
  const place = p.inCase();
  const beyond = writer.header(place).logIndex + 1;
  const [future] = writer.batch([writer.entry(p.inFile(), { logIndex: beyond })]);
  const [otherHead] = writer.batch([writer.entry(place, { logHead: new Uint8Array(16) })]);
  expect(await pushCodes(client, [future!, otherHead!])).toEqual(["stale-log", "stale-log"]);
});

test("stale-epoch: the scope was rotated, or is dirty", async () => {
  const client = await asAnna();
  const old = p.writer.entry(p.inCase());
  await p.practice.commit(p.practice.drafts.rotate(p.anna, [{ kind: "scope", id: p.caseScope }]), p.anna);
  const berta = await p.practice.addMember(["clinician"]);
  await p.practice.commit(p.practice.drafts.grant(p.anna, p.fileScope, berta.member), p.anna);
  const beforeRemoval = p.writer.entry(p.inFile());
  await p.practice.commit(
    p.practice.drafts.removeMember(p.practice.founder, berta.member),
    p.practice.founder,
  );
  await appendRest(client, p.practice, client.welcome.logLength);
  expect(await pushCodes(client, p.writer.batch([old]))).toEqual(["stale-epoch"]);
  expect(await pushCodes(client, p.writer.batch([beforeRemoval]))).toEqual(["stale-epoch"]);
});

test("an entry that was stored before its scope was rotated is still `ok` when it is sent again", async () => {
  const client = await asAnna();
  const signed = p.writer.signed(p.inCase());
  expect(await push(client, [signed])).toEqual([{ code: "ok", number: 1 }]);
  await p.practice.commit(p.practice.drafts.rotate(p.anna, [{ kind: "scope", id: p.caseScope }]), p.anna);
  await appendRest(client, p.practice, client.welcome.logLength);
  expect(await push(client, [signed])).toEqual([{ code: "ok", number: 1 }]);
});

test("not-allowed: a scope that the author does not read, another's entries, another practice", async () => {
  const { practice, frontDesk, anna, writer } = p;
  const desk = makeEntryWriter(practice.state, frontDesk, practice.random);
  const client = await connectDevice(relay, practice, frontDesk);
  expect(await pushCodes(client, [desk.signed(p.inCase())])).toEqual(["not-allowed"]);
  expect(await pushCodes(client, [writer.signed(p.inFile())])).toEqual(["not-allowed"]);
  const other = bytesToPracticeId(new Uint8Array(32).fill(7));
  const foreign = makeEntryWriter(practice.state, anna, practice.random).signed(p.inCase(), {
    practice: other,
  });
  expect(await pushCodes(await asAnna(), [foreign])).toEqual(["not-allowed"]);
});

test("a recovery kit reads and writes nothing", async () => {
  const kit = await p.practice.addDevice(p.anna, "kit");
  const owner = await connectDevice(relay, p.practice, p.practice.founder);
  await appendRest(owner, p.practice, owner.welcome.logLength);
  await push(await asAnna(), [p.writer.signed(p.inFile())]);
  const client = await connectDevice(relay, p.practice, kit);
  client.send({ type: "resume", logId: client.welcome.logId, after: 0 });
  expect(await client.next("entries")).toMatchObject({ through: 1, entries: [] });
  const forged = makeEntryWriter(p.practice.state, kit, p.practice.random).signed(p.inFile());
  expect(await pushCodes(client, [forged])).toEqual(["not-allowed"]);
});

test("gap and fork: a counter beyond the next one, and a second entry at a counter", async () => {
  const client = await asAnna();
  const place = p.inCase();
  const [first, second, third] = p.writer.batch([1, 2, 3].map(() => p.writer.entry(place)));
  expect(await pushCodes(client, [first!, third!])).toEqual(["ok", "gap"]);
  const twin = makeEntryWriter(p.practice.state, p.anna, p.practice.random).signed(place);
  expect(await pushCodes(client, [twin])).toEqual(["fork"]);
  expect(await push(client, [second!, third!])).toEqual([
    { code: "ok", number: 2 },
    { code: "ok", number: 3 },
  ]);
});

test("a branch that was left is filled by `heal` with its author's signature alone, and the practice verifies", async () => {
  const store = makeMemoryStore({ random: p.practice.random });
  await withLimits({ store });
  const client = await asAnna();
  const owner = await connectDevice(relay, p.practice, p.practice.founder);
  const place = p.inCase();
  const entries = [1, 2, 3].map(() => p.writer.entry(place));
  const [first, second, third] = p.writer.batch(entries) as [Uint8Array, Uint8Array, Uint8Array];
  const anew = p.writer.signed(place, { incarnation: 1, counter: 1, previous: entryHash(entries[0]!) });
  expect(await pushCodes(client, [first, anew])).toEqual(["ok", "ok"]);
  expect(await pushCodes(client, [second])).toEqual(["fork"]);
  // A colleague cannot leave a branch for her, nor fill it with what she did not write.
  const { header } = makeEntryWriter(p.practice.state, p.anna, p.practice.random);
  const forger = makeEntryWriter(p.practice.state, p.practice.founder, p.practice.random);
  const claim = { ...header(place), incarnation: 2, counter: 1, previous: entryHash(entries[0]!) };
  const left = { ...header(place), counter: 2, previous: entryHash(entries[0]!) };
  for (const forged of [claim, left]) {
    expect(await pushCodes(owner, [forger.signed(place, forged)])).toEqual(["not-allowed"]);
    expect(await pushCodes(owner, [forger.signed(place, forged)], true)).toEqual(["not-authentic"]);
  }
  expect(await pushCodes(owner, [third], true)).toEqual(["fork"]);
  expect(await pushCodes(owner, [second, third], true)).toEqual(["ok", "ok"]);
  const kept = await store.open(p.practice.state.practice);
  expect((await verifyPractice(kept!)).problems).toEqual([]);
});

test("too-large and malformed answer for one entry and spare the others", async () => {
  const client = await asAnna();
  const large = new Uint8Array(LIMITS.signedEntryBytes + 1);
  const broken = p.writer.signed(p.inFile()).subarray(0, 300);
  const snapshot = p.writer.signed(p.inFile(), {
    kind: "snapshot",
    counter: 0,
    previous: new Uint8Array(32),
  });
  const good = p.writer.signed(p.inCase());
  expect(await pushCodes(client, [large, broken, snapshot, good])).toEqual([
    "too-large",
    "malformed",
    "malformed",
    "ok",
  ]);
});

test("quota: nothing beyond the practice's room or the day's, and what is stored stays `ok`", async () => {
  const signed = [1, 2, 3].map(() => p.writer.signed(p.inCase()));
  const logBytes = p.practice.log.slice(1).reduce((sum, record) => sum + record.length, 0);
  for (const quota of [
    { practiceBytes: logBytes + 1_300, dayBytes: 1e9 },
    { practiceBytes: 1e9, dayBytes: logBytes + 1_300 },
  ]) {
    await withLimits({ limits: { quota } });
    const client = await asAnna();
    expect(await pushCodes(client, signed)).toEqual(["ok", "ok", "quota"]);
    const snapshot = makeEntryWriter(p.practice.state, p.anna, p.practice.random).signed(p.inCase(), {
      kind: "snapshot",
      counter: 0,
    });
    expect(await client.ask({ type: "put-snapshot", covers: 1, signedEntry: snapshot })).toMatchObject({
      code: "quota",
    });
    expect(await client.ask({ type: "append", record: p.practice.log[1]! })).toMatchObject({ code: "quota" });
  }
});

test("rate: a device that goes too fast is told so for each entry, and goes on later", async () => {
  await withLimits({ limits: { entries: { perSecond: 0.5, burst: 2 } } });
  const client = await asAnna();
  const signed = [1, 2, 3].map(() => p.writer.signed(p.inCase()));
  expect(await pushCodes(client, signed.slice(0, 2))).toEqual(["ok", "ok"]);
  expect(await pushCodes(client, signed.slice(0, 2))).toEqual(["rate", "rate"]);
  const again = () => pushCodes(client, signed.slice(2));
  await expect.poll(again, { interval: 200, timeout: 20_000 }).toEqual(["ok"]);
});

test("rate: too many frames are answered or, where no answer exists, end the connection", async () => {
  await withLimits({ limits: { frames: { perSecond: 0.001, burst: p.practice.log.length } } });
  const client = await asAnna();
  const answers: string[] = [];
  for (let frames = 0; frames <= p.practice.log.length; frames++) {
    answers.push((await client.ask({ type: "ask-heads" })).type);
  }
  expect(answers.at(-2)).toBe("heads");
  expect(answers.at(-1)).toBe("result");
  client.send({ type: "read-log", from: 0 });
  expect(await client.next("refused")).toMatchObject({ code: "rate" });
});

test("stale-log, invalid-record, not-authentic and malformed: records that the validator refuses", async () => {
  const client = await asAnna();
  const { practice, anna } = p;
  const append = async (record: Uint8Array) => {
    const result = await client.ask({ type: "append", record });
    return result.type === "result" ? result.code : result.type;
  };
  const rotate = practice.drafts.rotate(anna, [{ kind: "scope", id: p.caseScope }]);
  const good = practice.sign(rotate, anna);
  expect(await append(practice.sign({ ...rotate, epochs: [] }, anna))).toBe("invalid-record");
  expect(await append(practice.unsigned(rotate))).toBe("not-authentic");
  expect(await append(good.subarray(0, 100))).toBe("malformed");
  expect(await append(new Uint8Array(LIMITS.recordBytes + 1))).toBe("too-large");
  expect(await append(practice.log.at(-1)!)).toBe("stale-log");
  expect(await append(good)).toBe("ok");
  expect(await append(good)).toBe("stale-log");
});

test("two devices race for one place in the log: one wins, the other reads and tries again", async () => {
  const [first, second] = [await asAnna(), await connectDevice(relay, p.practice, p.practice.founder)];
  const { practice } = p;
  const byAnna = practice.sign(practice.drafts.rotate(p.anna, [{ kind: "scope", id: p.caseScope }]), p.anna);
  const byOwner = practice.sign(
    practice.draftInvite(practice.founder, practice.newInvite("member", ["trainee"])),
    practice.founder,
  );
  const codes = await Promise.all([
    first.ask({ type: "append", record: byAnna }),
    second.ask({ type: "append", record: byOwner }),
  ]);
  const told = codes.map((result) => (result.type === "result" ? result.code : result.type));
  expect(new Set(told)).toEqual(new Set(["ok", "stale-log"]));
});

test("a faulty client, whose signatures do not hold, is put out", async () => {
  const client = await asAnna();
  const signed = p.writer.signed(p.inCase()).slice();
  signed[signed.length - 1]! ^= 1;
  expect(await pushCodes(client, [signed])).toEqual(["ok"]);
  expect(await client.next("refused")).toMatchObject({ code: "not-authentic" });
});

test("heal: entries of another device are taken back when their batch signature holds", async () => {
  const signed = p.writer.batch([p.writer.entry(p.inCase()), p.writer.entry(p.inFile())]);
  const owner = await connectDevice(relay, p.practice, p.practice.founder);
  const forged = signed[0]!.slice();
  forged[200]! ^= 1;
  expect(await pushCodes(owner, [forged], true)).toEqual(["not-authentic"]);
  expect(await pushCodes(owner, signed, true)).toEqual(["ok", "ok"]);
  expect(await push(await asAnna(), signed)).toEqual([
    { code: "ok", number: 1 },
    { code: "ok", number: 2 },
  ]);
});

test("heal: what its author might write then and no more now is taken back, up to its cut", async () => {
  const { practice, writer, anna, caseScope } = p;
  const place = p.inCase();
  const signed = [1, 2, 3].map(() => writer.signed(place));
  const removal = practice.drafts.removeMember(practice.founder, anna.member);
  const cut = { device: anna.device, scope: caseScope, incarnation: 0, counter: 2 };
  await practice.commit({ ...removal, cuts: [cut] }, practice.founder);
  const owner = await connectDevice(relay, practice, practice.founder);
  await appendRest(owner, practice, owner.welcome.logLength);
  expect(await pushCodes(owner, signed, true)).toEqual(["ok", "ok", "not-allowed"]);
});

test("a connection that created its practice without showing its key stores nothing unsigned", async () => {
  const other = await buildRelayPractice("unproven");
  const client = await connectClient(relay.url);
  const [genesis, ...rest] = other.practice.log;
  await client.ask({ type: "create", setupCode: new Uint8Array(0), genesis: genesis! });
  for (const record of rest) await client.ask({ type: "append", record });
  const founder = makeEntryWriter(other.practice.state, other.practice.founder, other.practice.random);
  const signed = founder.signed(other.inCase());
  const forged = signed.slice();
  forged[forged.length - 1]! ^= 1;
  expect(await pushCodes(client, [forged])).toEqual(["not-authentic"]);
  expect(await pushCodes(client, [signed])).toEqual(["ok"]);
});

test("snapshots: the newest two of a document come back, the newest of each in a scope, to readers only", async () => {
  const client = await asAnna();
  const place = p.inCase();
  await push(
    client,
    [1, 2, 3, 4].map(() => p.writer.signed(place)),
  );
  const writer = makeEntryWriter(p.practice.state, p.anna, p.practice.random);
  const put = async (covers: number) => {
    const signedEntry = writer.signed(place, { kind: "snapshot", counter: 0 });
    const result = await client.ask({ type: "put-snapshot", covers, signedEntry });
    return result.type === "result" ? result.code : result.type;
  };
  expect([await put(1), await put(2), await put(4), await put(5)]).toEqual(["ok", "ok", "ok", "gap"]);
  const both = await client.ask({ type: "get-snapshots", scope: place.scope, document: place.document });
  expect(both).toMatchObject({ more: false, snapshots: [{ covers: 2 }, { covers: 4 }] });
  const newest = await client.ask({ type: "get-snapshots", scope: place.scope, document: null });
  expect(newest).toMatchObject({ more: false, snapshots: [{ covers: 4 }] });
  const desk = await connectDevice(relay, p.practice, p.frontDesk);
  expect(
    await desk.ask({ type: "get-snapshots", scope: place.scope, document: place.document }),
  ).toMatchObject({
    type: "result",
    code: "not-allowed",
  });
});

test("heads: of every chain that the device may read", async () => {
  await push(await asAnna(), [p.writer.signed(p.inCase()), p.writer.signed(p.inFile())]);
  const owner = await connectDevice(relay, p.practice, p.practice.founder);
  const desk = await connectDevice(relay, p.practice, p.frontDesk);
  const scopesOf = async (client: typeof owner) => {
    const answer = await client.ask({ type: "ask-heads" });
    return answer.type === "heads" ? answer.heads.map(({ scope }) => scope) : [];
  };
  expect(await scopesOf(owner)).toEqual([p.caseScope, p.fileScope]);
  expect(await scopesOf(desk)).toEqual([p.fileScope]);
});

test("resumes thousands of documents with one question", async () => {
  const client = await asAnna();
  const COUNT = 3_000;
  for (let at = 0; at < COUNT; at += 10) {
    await push(client, p.writer.batch(Array.from({ length: 10 }, () => p.writer.entry(p.inCase()))));
  }
  const owner = await connectDevice(relay, p.practice, p.practice.founder);
  owner.send({ type: "resume", logId: owner.welcome.logId, after: 0 });
  const numbers: number[] = [];
  while (numbers.length < COUNT) {
    const { entries, through } = await owner.next("entries");
    numbers.push(...entries.map((entry) => entry.number));
    expect(through).toBe(numbers.at(-1));
  }
  expect(numbers).toEqual(Array.from({ length: COUNT }, (_, place) => place + 1));
  const nothing = await connectDevice(relay, p.practice, p.practice.founder);
  nothing.send({ type: "resume", logId: nothing.welcome.logId, after: COUNT });
  expect(await nothing.next("entries")).toEqual({ type: "entries", through: COUNT, entries: [] });
});

test("another log id, or a cursor beyond the head, begins at the beginning", async () => {
  await push(await asAnna(), [p.writer.signed(p.inCase()), p.writer.signed(p.inCase())]);
  const owner = await connectDevice(relay, p.practice, p.practice.founder);
  const otherLog = "ab".repeat(16) as typeof owner.welcome.logId;
  for (const [logId, after] of [
    [otherLog, 2],
    [owner.welcome.logId, 99],
  ] as const) {
    owner.send({ type: "resume", logId, after });
    expect(await owner.next("entries")).toMatchObject({
      through: 2,
      entries: [{ number: 1 }, { number: 2 }],
    });
  }
});

test("an empty page of the log is an answer too", async () => {
  const client = await asAnna();
  client.send({ type: "read-log", from: p.practice.log.length });
  expect(await client.next("log")).toEqual({ type: "log", from: p.practice.log.length, records: [] });
});

test("a device that may read nothing of what happens still learns how far the practice has come", async () => {
  // A connection whose answer to a ping takes longer is ended.
  await withLimits({ limits: { pingMs: 1_000 } });
  const desk = await resumeDevice(relay, p.practice, p.frontDesk);
  await push(await asAnna(), [p.writer.signed(p.inCase())]);
  expect(await desk.next("entries")).toEqual({ type: "entries", through: 1, entries: [] });
});
