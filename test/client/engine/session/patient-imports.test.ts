import { afterAll, beforeAll, expect, test } from "vitest";
import type { DocumentId } from "../../../../crypto/public/ids.ts";
import type { ImportedFile } from "../../../../client/engine/api.ts";
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

beforeAll(async () => {
  relay = await startRelayInProcess();
  device = makeEngineDevice({ origin: relay.origin, suite: makeWebSuite() });
  link = device.link();
  const passphrase = "correct horse battery staple";
  ({ member } = await link.call("createPractice", { practiceName: "Quay", ownName: "Anna", passphrase }));
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

test("a portion of people is one record of the log, and their files reach the relay", async () => {
  const { patients } = await link.call("importPatients", { files: people(100, "A"), at: AT });
  expect(patients).toHaveLength(100);
  await link.call("importPatients", { files: people(20, "B"), at: AT });
  const listed = await files();
  expect(listed).toHaveLength(120);
  expect(listed.find(({ fields }) => fields["code"] === "A-3")?.fields).toMatchObject({
    name: "Person 3",
    dateOfBirth: "1990-01-02",
    status: "waiting",
    createdAt: AT,
    createdBy: member,
  });
  await backedUp();
  expect((await link.call("syncState")).notPermitted).toBe(0);
  const access = await link.call("accessTo", { patient: patients[99] ?? patients[0]! });
  expect(access).toEqual({ file: true, case: true, mayCreateCase: false });
});

test("refuses more at once than a record can carry, and makes none of them", async () => {
  const before = (await files()).length;
  const tooMany = { files: people(101, "C"), at: AT };
  await expect(device.engine.commands.importPatients(tooMany)).rejects.toThrow(RangeError);
  expect(await files()).toHaveLength(before);
});

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
