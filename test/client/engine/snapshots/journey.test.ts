import { afterAll, beforeAll, expect, test } from "vitest";
import type { EngineLink } from "../../../../client/link/engine-link.ts";
import { makeDocumentSession } from "../../../../client/link/document-session.ts";
import { documentId, memberId, patientId } from "../../../../client/model/ids.ts";
import { createNote } from "../../../../client/model/note.ts";
import { noteTemplate } from "../../../../client/model/note-templates.ts";
import type { DocumentId } from "../../../../crypto/public/ids.ts";
import { decodeRelayFrame } from "../../../../sync-server/protocol/relay-frames.ts";
import {
  addFile,
  type EnginePlace,
  eventually,
  found,
  makeEnginePlace,
  PASSPHRASE,
  quiet,
} from "../../../support/engine-place.ts";

let place: EnginePlace;
beforeAll(async () => {
  place = await makeEnginePlace();
});
afterAll(() => place.close());

/** A note long enough for a snapshot, then a line behind it. */
async function writeNote(link: EngineLink, member: string): Promise<DocumentId> {
  const { patient } = await addFile(link, member, "AB-1");
  const { document } = await link.call("createDocument", { type: "note", scope: "case", patient });
  const session = makeDocumentSession(link, document);
  await session.ready;
  const template = noteTemplate("soap");
  if (template === null) throw new RangeError("template");
  createNote(session.doc, {
    id: documentId(document),
    patientId: patientId(patient),
    stamp: { at: new Date().toISOString(), by: memberId(member), origin: "create" },
    template,
    resolve: (_key, text) => text,
    fields: { title: "First" },
  });
  session.doc.getMap("note").set("place", "x".repeat(12_000));
  await eventually(() => session.safety.at === "backed-up");
  session.doc.getMap("note").set("place", "room 2");
  await eventually(() => session.safety.at === "backed-up");
  session.close();
  await quiet(link);
  return document;
}

test("a new device sees a note through a snapshot before its entries, and writes in it when they are there", async () => {
  const anna = place.device("snapshot a").link();
  const { member } = await found(anna);
  const note = await writeNote(anna, member);

  let isStalled = true;
  const types: string[] = [];
  const tablet = place.device("snapshot b", {
    arrives(frame) {
      const { type } = decodeRelayFrame(frame);
      types.push(type);
      return isStalled && type === "entries" ? null : frame;
    },
  });
  const link = tablet.link();
  const { fragment } = await anna.call("linkDevice");
  await link.call("join", { fragment: fragment ?? "", ownName: "", passphrase: PASSPHRASE });
  await eventually(async () => (await anna.call("joinRequests")).length === 1);
  const [request] = await anna.call("joinRequests");
  if (request === undefined) throw new RangeError("nobody asked");
  await anna.call("admit", request);
  const opened = await tablet.until((state) => state.at === "open");
  if (opened.at !== "open") throw new RangeError("not open");

  const notes = () => link.call("summaries", { type: "note" });
  await eventually(async () => (await notes()).length === 1);
  expect(await notes()).toMatchObject([{ document: note, unverified: true, fields: { title: "First" } }]);
  const early = makeDocumentSession(link, note);
  await early.ready;
  expect(early.readOnly).toBe(true);
  expect(early.doc.getMap("note").get("place")).toBe("room 2");
  expect(types).toContain("snapshots");
  early.close();

  isStalled = false;
  await tablet.restart();
  const again = tablet.link();
  await again.call("unlock", { practice: opened.open.practice, passphrase: PASSPHRASE });
  const session = makeDocumentSession(again, note);
  await session.ready;
  await eventually(() => !session.readOnly);
  session.doc.getMap("note").set("place", "room 3");
  await eventually(() => session.safety.at === "backed-up");
  await quiet(again);
  const [listed] = await again.call("summaries", { type: "note" });
  expect(listed?.unverified).toBeUndefined();
  session.close();
});
