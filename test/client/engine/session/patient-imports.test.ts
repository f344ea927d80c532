import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from "vitest";
import type { DocumentId, PatientId, PracticeId } from "../../../../crypto/public/ids.ts";
import type { ImportedFile, ImportState } from "../../../../client/engine/api.ts";
import { Fault } from "../../../../client/engine/fault.ts";
import { makeMemoryDirectory } from "../../../../client/engine/store/memory.ts";
import type { StoreWrite } from "../../../../client/engine/store/store.ts";
import { makeDocumentSession } from "../../../../client/link/document-session.ts";
import type { EngineLink } from "../../../../client/link/engine-link.ts";
import { memberId } from "../../../../client/model/ids.ts";
import { editIdentity } from "../../../../client/model/patient-file.ts";
import { makeWebSuite } from "../../../../crypto/secret/suite.ts";
import { type EngineDevice, makeEngineDevice } from "../../../support/engine-device.ts";
import { type RelayInProcess, startRelayInProcess } from "../../../support/relay-in-process.ts";

const AT = "2026-03-04T09:30:00.000Z";
let relay: RelayInProcess;
let device: EngineDevice;
let link: EngineLink;
let member: string;
let practice: PracticeId;
const UNFINISHED = { code: "import-unfinished" };
const PASSPHRASE = "correct horse battery staple";

beforeAll(async () => {
  relay = await startRelayInProcess();
  device = makeEngineDevice({ origin: relay.origin, suite: makeWebSuite() });
  link = device.link();
  const founded = { practiceName: "Quay", ownName: "Anna", passphrase: PASSPHRASE };
  ({ member, practice } = await link.call("createPractice", founded));
});
afterAll(async () => {
  await device.close();
  await relay.stop();
});

const people = (count: number, prefix: string): ImportedFile[] =>
  Array.from({ length: count }, (_, at) => ({
    fields: { code: `${prefix}-${at}`, legalName: `Person ${at}`, dateOfBirth: "1990-01-02" },
    status: at % 2 === 0 ? "active" : "waiting",
    contacts: [{ id: at.toString(16).padStart(32, "0"), kind: "phone", value: "+49 151 000" }],
  }));

const files = () => link.call("summaries", { type: "patient-file" });

async function backedUp(): Promise<void> {
  const end = Date.now() + 30_000;
  while ((await link.call("syncState")).waiting > 0) {
    if (Date.now() > end) throw new Error("not backed up in time");
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** Hands people over as a tab does, and begins. */
async function begin(files: readonly ImportedFile[], at = AT): Promise<void> {
  for (let after = 0; after < files.length; after += 200) {
    await link.call("keepForImport", { files: files.slice(after, after + 200), after, handOver: "one" });
  }
  await link.call("beginImport", { at, total: files.length, handOver: "one" });
}

async function importState(wanted: ImportState["at"]): Promise<ImportState> {
  const end = Date.now() + 20_000;
  for (;;) {
    const state = await link.call("importState");
    if (state.at === wanted) return state;
    if (Date.now() > end) throw new Error(`still ${state.at}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Resolves when one more portion has been made. */
const progress = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = device.engine.onEvent((event) => {
      if (event.event !== "import" || event.state.at !== "running") return;
      stop();
      resolve();
    });
  });

async function relock(): Promise<void> {
  await link.call("lock");
  await link.call("unlock", { practice, passphrase: PASSPHRASE });
}

const codes = async (prefix: string): Promise<string[]> =>
  (await files()).map(({ fields }) => String(fields["code"])).filter((code) => code.startsWith(prefix));

test("people come in by portions of one record each, and their files reach the relay", async () => {
  await begin([...people(100, "A"), ...people(20, "B")]);
  expect(await importState("finished")).toEqual({ at: "finished", importedAt: AT, done: 120, total: 120 });
  const listed = await files();
  expect(listed).toHaveLength(120);
  const third = listed.find(({ fields }) => fields["code"] === "A-3");
  expect(third?.fields).toMatchObject({
    name: "Person 3",
    dateOfBirth: "1990-01-02",
    status: "waiting",
    createdAt: AT,
    origin: "import",
    createdBy: member,
  });
  await backedUp();
  expect((await link.call("syncState")).notPermitted).toBe(0);
  const access = await link.call("accessTo", { patient: third?.patient as PatientId });
  expect(access).toEqual({ file: true, case: true, mayCreateCase: false });
});

test("refuses more at once than a call should carry, and begins nothing", async () => {
  const tooMany = { files: people(501, "C"), after: 0, handOver: "one" };
  await expect(device.engine.commands.keepForImport(tooMany)).rejects.toThrow(RangeError);
  expect((await link.call("importState")).at).toBe("finished");
});

test("what is over is told until it is dropped", async () => {
  await link.call("dropImport");
  expect(await link.call("importState")).toEqual({ at: "none" });
});

test("an import that a lock cut off waits, sealed, and is gone on with to the last, each made once", async () => {
  await begin(people(800, "L"), "2026-03-06T09:30:00.000Z");
  for (let round = 0; round < 2; round += 1) {
    const isUnderWay = progress();
    if (round > 0) await link.call("goOnWithImport");
    await isUnderWay;
    await relock();
    expect(await importState("waiting")).toMatchObject({ why: "cut-off", total: 800 });
    expect(await isInClear("Person 799")).toBe(false);
  }
  expect((await codes("L")).length).toBeLessThan(800);
  const elsewhere = device.link();
  expect(await elsewhere.call("importState")).toMatchObject({ at: "waiting" });
  await elsewhere.call("goOnWithImport");
  expect(await importState("finished")).toMatchObject({ done: 800 });
  const made = await codes("L");
  expect(made).toHaveLength(800);
  expect(new Set(made).size).toBe(800);
});

test("what somebody stopped is said to be stopped, also after a lock, and its rest can be left out", async () => {
  await begin(people(400, "S"), "2026-03-07T09:30:00.000Z");
  await progress();
  await link.call("stopImport");
  expect(await importState("waiting")).toMatchObject({ why: "stopped" });
  const { length } = await codes("S");
  expect(length).toBeLessThan(400);
  await relock();
  expect(await importState("waiting")).toMatchObject({ why: "stopped", done: length });
  await link.call("dropImport");
  await link.call("goOnWithImport");
  expect(await link.call("importState")).toEqual({ at: "none" });
  expect(await codes("S")).toHaveLength(length);
});

test("another import is refused while one is not finished", async () => {
  await begin(people(200, "U"), "2026-03-08T09:30:00.000Z");
  await progress();
  await link.call("stopImport");
  await importState("waiting");
  const another = { files: people(1, "V"), after: 0, handOver: "another" };
  await expect(link.call("keepForImport", another)).rejects.toMatchObject(UNFINISHED);
  const toBegin = { at: AT, total: 1, handOver: "another" };
  await expect(link.call("beginImport", toBegin)).rejects.toMatchObject(UNFINISHED);
  await link.call("goOnWithImport");
  await importState("finished");
  expect(await codes("U")).toHaveLength(200);
});

test("an import that a lock cut off before it began says so, and is thrown away by the next", async () => {
  await link.call("keepForImport", { files: people(200, "N"), after: 0, handOver: "one" });
  await expect(
    device.engine.commands.keepForImport({ files: people(1, "N"), after: 50_000, handOver: "one" }),
  ).rejects.toThrow(RangeError);
  await relock();
  expect(await link.call("importState")).toEqual({ at: "not-begun" });
  await begin(people(3, "O"), "2026-03-09T09:30:00.000Z");
  await importState("finished");
  expect(await codes("O")).toHaveLength(3);
  expect(await codes("N")).toEqual([]);
});

test("of two hand-overs at once the later one takes the place, and the lists are not mixed", async () => {
  await link.call("keepForImport", { files: people(200, "P"), after: 0, handOver: "first" });
  await link.call("keepForImport", { files: people(200, "Q"), after: 0, handOver: "second" });
  const rest = { files: people(50, "P"), after: 200, handOver: "first" };
  await expect(link.call("keepForImport", rest)).rejects.toMatchObject(UNFINISHED);
  const first = { at: AT, total: 200, handOver: "first" };
  await expect(link.call("beginImport", first)).rejects.toMatchObject(UNFINISHED);
  await expect(link.call("dropImport"), "not another tab's to end").rejects.toMatchObject(UNFINISHED);
  const at = "2026-03-10T09:30:00.000Z";
  await link.call("beginImport", { at, total: 200, handOver: "second" });
  expect(await importState("finished")).toMatchObject({ done: 200, total: 200 });
  expect(await codes("Q")).toHaveLength(200);
  expect(await codes("P")).toEqual([]);
});

test("a tab that goes while it hands over ends that, and no other tab's", async () => {
  const gone = device.link();
  await gone.call("keepForImport", { files: people(200, "G"), after: 0, handOver: "of one that goes" });
  await expect(link.call("dropImport")).rejects.toMatchObject(UNFINISHED);
  gone.close();
  expect(await importState("not-begun")).toEqual({ at: "not-begun" });
  const begun = { at: AT, total: 200, handOver: "of one that goes" };
  await expect(link.call("beginImport", begun)).rejects.toMatchObject(UNFINISHED);
  await link.call("dropImport");

  const before = device.link();
  await before.call("keepForImport", { files: people(10, "G"), after: 0, handOver: "before" });
  await link.call("keepForImport", { files: people(2, "H"), after: 0, handOver: "after" });
  before.close();
  await link.call("beginImport", { at: "2026-03-10T10:30:00.000Z", total: 2, handOver: "after" });
  await importState("finished");
  expect(await codes("H")).toHaveLength(2);
  expect(await codes("G")).toEqual([]);
});

test("an import begins once, and with exactly what was handed over", async () => {
  const { commands } = device.engine;
  const toBegin = { at: "2026-03-11T09:30:00.000Z", total: 120, handOver: "one" };
  await link.call("keepForImport", { files: people(120, "R"), after: 0, handOver: "one" });
  await expect(commands.beginImport({ ...toBegin, total: 121 })).rejects.toThrow(RangeError);
  const begun = await Promise.allSettled([
    link.call("beginImport", toBegin),
    link.call("beginImport", toBegin),
  ]);
  expect(begun.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  await importState("finished");
  expect(await codes("R")).toHaveLength(120);
});

describe("on a full disk", () => {
  /** Whether the disk has no room for this. */
  let isTooMuch: (writes: readonly StoreWrite[]) => boolean;
  let full: EngineDevice;
  const FULL = { code: "storage-full" };
  const isOfImports = ({ key }: StoreWrite): boolean => key.startsWith("import/");
  const adds = ({ value }: StoreWrite): boolean => value !== null;
  const toBegin = { at: AT, total: 120, handOver: "one" };
  const importRows = async (): Promise<number> => {
    const [name = ""] = await full.disk.names();
    const store = await full.disk.open(name);
    return (await store.keys("meta", { prefix: "import/" })).length;
  };

  beforeEach(async () => {
    isTooMuch = () => false;
    const disk = makeMemoryDirectory({
      refuse: (writes) => (isTooMuch(writes) ? new Fault("storage-full", { retryable: true }) : null),
    });
    full = makeEngineDevice({ origin: relay.origin, suite: makeWebSuite(), disk });
    await full
      .link()
      .call("createPractice", { practiceName: "Quay", ownName: "Anna", passphrase: PASSPHRASE });
  });
  afterEach(() => full.close());

  test("a hand-over ends where the disk refuses: nothing of it stays, and no tab hears of it when its own goes", async () => {
    const [one, other] = [full.link(), full.link()];
    await one.call("keepForImport", { files: people(100, "A"), after: 0, handOver: "one" });
    isTooMuch = (writes) => writes.some((write) => isOfImports(write) && adds(write));
    const rest = { files: people(20, "B"), after: 100, handOver: "one" };
    await expect(one.call("keepForImport", rest)).rejects.toMatchObject(FULL);
    expect(await importRows()).toBe(0);
    isTooMuch = () => false;
    await one.call("keepForImport", { files: people(120, "A"), after: 0, handOver: "one" });
    isTooMuch = (writes) => writes.some(({ key, value }) => key === "import/head" && value !== null);
    await expect(one.call("beginImport", toBegin)).rejects.toMatchObject(FULL);
    expect(await importRows()).toBe(0);
    one.close();
    expect(await other.call("importState")).toEqual({ at: "none" });
    expect(await other.call("dropImport"), "there is no hand-over in the way").toBeNull();
  });

  test("one whose files are all made is finished, also when the disk takes nothing more of it, and can be left", async () => {
    const tab = full.link();
    const told: ImportState[] = [];
    tab.onEvent((event) => event.event === "import" && told.push(event.state));
    await tab.call("keepForImport", { files: people(120, "A"), after: 0, handOver: "one" });
    isTooMuch = (writes) => writes.some(isOfImports) && !writes.some(adds);
    await tab.call("beginImport", toBegin);
    await vi.waitFor(() => expect(told.at(-1)?.at).not.toBe("running"), 20_000);
    expect(told.at(-1)).toEqual({ at: "finished", importedAt: AT, done: 120, total: 120 });
    expect(await tab.call("summaries", { type: "patient-file" })).toHaveLength(120);
    await expect(tab.call("dropImport")).rejects.toMatchObject(FULL);
    isTooMuch = () => false;
    await tab.call("dropImport");
    expect(await importRows()).toBe(0);
  });
});

describe("the rest of an import", () => {
  beforeAll(async () => {
    await begin(people(300, "T"), "2026-03-12T09:30:00.000Z");
    await progress();
    await link.call("stopImport");
    await importState("waiting");
    await backedUp();
  });

  test("is in a backup, and waits where that was restored", async () => {
    const filePassphrase = "ten tall trees in the harbour";
    const { bytes } = await link.call("saveBackup", { passphrase: filePassphrase });
    const restored = makeEngineDevice({ origin: relay.origin, suite: makeWebSuite() });
    onTestFinished(() => restored.close());
    await restored.link().call("restoreBackup", { bytes, filePassphrase, passphrase: PASSPHRASE });
    const state = await link.call("importState");
    expect(await restored.link().call("importState")).toEqual({ ...state, why: "stopped" });
  });

  test("is not deleted with the practice unless that was said", async () => {
    expect((await link.call("syncState")).waiting).toBe(0);
    const unasked = link.call("forget", { practice, evenUnsent: false });
    await expect(unasked).rejects.toMatchObject({ code: "not-permitted" });
    await link.call("dropImport");
  });

  test("whose head does not open is said to be damaged by whoever is asked, and can still be left out", async () => {
    await begin(people(300, "W"), "2026-03-13T09:30:00.000Z");
    await progress();
    await link.call("lock");
    const [name = ""] = await device.disk.names();
    const store = await device.disk.open(name);
    await store.commit([{ table: "meta", key: "import/head", value: new Uint8Array(200) }], "strict");
    store.close();
    await link.call("unlock", { practice, passphrase: PASSPHRASE });
    const damaged = { code: "damaged" };
    await expect(link.call("importState")).rejects.toMatchObject(damaged);
    await expect(link.call("goOnWithImport")).rejects.toMatchObject(damaged);
    const another = { files: people(1, "V"), after: 0, handOver: "another" };
    await expect(link.call("keepForImport", another)).rejects.toMatchObject(damaged);
    await link.call("dropImport");
    expect(await link.call("importState")).toEqual({ at: "none" });
  });
});

/** Whether this stands somewhere on the disk as it was typed. */
async function isInClear(words: string): Promise<boolean> {
  const [name = ""] = await device.disk.names();
  const store = await device.disk.open(name);
  const rows = await store.range("meta", { prefix: "import/" });
  expect(rows.length).toBeGreaterThan(0);
  return rows.some(({ value }) => Buffer.from(value).includes(words));
}

test("an import is taken back into the archive, but for what was edited since", async () => {
  const listed = (await files()).filter(({ fields }) => String(fields["code"]).startsWith("B"));
  const edited = listed[0]?.document as DocumentId;
  const session = makeDocumentSession(link, edited);
  await session.ready;
  const stamp = { at: "2026-03-05T09:30:00.000Z", by: memberId(member), origin: "edit" } as const;
  editIdentity(session.doc, stamp, { pronouns: "she/her" });
  await session.saved();
  session.close();
  const documents = listed.map(({ document }) => document);
  const stranger = "0123456789abcdef0123456789abcdef" as DocumentId;
  const outcome = await link.call("takeBackImport", {
    documents: [...documents, stranger],
    reason: "Import taken back",
  });
  expect(outcome).toEqual({ archived: 19, kept: 2 });
  const after = new Map((await files()).map((summary) => [summary.document, summary.fields["status"]]));
  expect(after.get(edited)).not.toBe("archived");
  expect(documents.filter((document) => after.get(document) === "archived")).toHaveLength(19);
  // A second time finds nothing that was left as it was made.
  expect(await link.call("takeBackImport", { documents, reason: "again" })).toEqual({
    archived: 0,
    kept: 20,
  });
});
