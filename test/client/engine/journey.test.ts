import { afterAll, beforeAll, expect, test } from "vitest";
import { makeDocumentSession } from "../../../client/link/document-session.ts";
import { makeWebSuite } from "../../../crypto/secret/suite.ts";
import { documentId, memberId, patientId } from "../../../client/model/ids.ts";
import { createNote } from "../../../client/model/note.ts";
import { noteTemplate } from "../../../client/model/note-templates.ts";
import { createPatientFile } from "../../../client/model/patient-file.ts";
import { type EngineDevice, makeEngineDevice } from "../../support/engine-device.ts";
import { eventually } from "../../support/engine-place.ts";
import { type RelayInProcess, startRelayInProcess } from "../../support/relay-in-process.ts";

let relay: RelayInProcess;
const devices: EngineDevice[] = [];

beforeAll(async () => {
  relay = await startRelayInProcess();
});
afterAll(async () => {
  for (const device of devices) await device.close();
  await relay.stop();
});

function device(): EngineDevice {
  const made = makeEngineDevice({ origin: relay.origin, suite: makeWebSuite() });
  devices.push(made);
  return made;
}

test("two people write one note, through a relay that is real", async () => {
  const anna = device();
  const a = anna.link();
  const passphrase = "correct horse battery staple";
  const open = await a.call("createPractice", { practiceName: "Harbour", ownName: "Anna", passphrase });
  await eventually(async () => (await a.call("syncState")).relay.at === "online");
  await eventually(async () => (await a.call("syncState")).waiting === 0);

  const { patient, document } = await a.call("createPatient");
  const file = makeDocumentSession(a, document);
  await file.ready;
  const stamp = { at: new Date().toISOString(), by: memberId(open.member), origin: "create" } as const;
  createPatientFile(file.doc, { id: documentId(document), stamp, fields: { code: "AB-1" } });
  await file.saved();
  await eventually(() => file.safety.at === "backed-up");

  const offered = await a.call("invite", { roles: ["clinician"], days: 7 });
  const boris = device();
  const b = boris.link();
  const seen = await b.call("inspectInvite", { fragment: offered.fragment ?? "" });
  expect(seen).toMatchObject({ kind: "member", roles: ["clinician"], practiceName: "Harbour" });
  const { words } = await b.call("join", { fragment: offered.fragment ?? "", ownName: "Boris", passphrase });
  await eventually(async () => (await a.call("joinRequests")).length === 1);
  const [request] = await a.call("joinRequests");
  if (request === undefined) throw new Error("no request");
  expect(request.words).toEqual(words);
  expect(request.displayName).toBe("Boris");
  await a.call("admit", { invite: request.invite, request: request.request });
  const joined = await boris.until((state) => state.at === "open");
  if (joined.at !== "open") throw new Error("not open");
  expect(joined.open.practice).toBe(open.practice);

  await a.call("assign", { patient, member: joined.open.member });
  await eventually(async () => (await b.call("summaries", { type: "patient-file" })).length === 1);
  const note = await a.call("createDocument", { type: "note", scope: "case", patient });
  const atAnna = makeDocumentSession(a, note.document);
  await atAnna.ready;
  const template = noteTemplate("soap");
  if (template === null) throw new Error("no template");
  createNote(atAnna.doc, {
    id: documentId(note.document),
    patientId: patientId(patient),
    stamp,
    template,
    resolve: (_key, text) => text,
    fields: { title: "First" },
  });
  await eventually(() => atAnna.safety.at === "backed-up");
  await eventually(async () => (await b.call("summaries", { type: "note", patient })).length === 1);
  const atBoris = makeDocumentSession(b, note.document);
  await atBoris.ready;
  expect(atBoris.doc.getMap("note").get("title")).toBe("First");
  atBoris.doc.getMap("note").set("place", "room 2");
  await eventually(() => atAnna.doc.getMap("note").get("place") === "room 2");
  for (const session of [file, atAnna, atBoris]) session.close();
});
