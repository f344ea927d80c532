import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Doc } from "yjs";
import { bytesToMemberId, type DocumentId, ID_BYTES } from "../../../crypto/public/ids.ts";
import { makeDocumentSession } from "../../../client/link/document-session.ts";
import type { EngineLink } from "../../../client/link/engine-link.ts";
import { documentId, memberId } from "../../../client/model/ids.ts";
import { createMemberProfile } from "../../../client/model/member-profile.ts";
import { createPatientFile } from "../../../client/model/patient-file.ts";
import { makeWebSuite } from "../../../crypto/secret/suite.ts";
import { type EngineDevice, makeEngineDevice } from "../../support/engine-device.ts";

/** Counts who comes by and answers nobody. */
let calls = 0;
const listener = createServer((socket) => {
  calls += 1;
  socket.destroy();
});
const devices: EngineDevice[] = [];
let origin = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
});
afterAll(async () => {
  for (const device of devices) await device.close();
  listener.close();
});

const founding = { practiceName: "Demo", ownName: "Robin", passphrase: "nobody lives in this practice" };

function device(): EngineDevice {
  const made = makeEngineDevice({ origin, suite: makeWebSuite() });
  devices.push(made);
  return made;
}

test("a demo never dials, keeps what is written, and says that nothing waits", async () => {
  calls = 0;
  const one = device();
  const link = one.link();
  const open = await link.call("createPractice", { ...founding, demo: true });
  expect(open.demo).toBe(true);
  await link.call("createPatient");
  await link.call("lock");
  await one.until((state) => state.at === "closed");
  await one.restart();
  const again = one.link();
  const closed = await one.until((state) => state.at === "closed");
  expect(closed).toMatchObject({ practices: [{ practice: open.practice, demo: true }] });
  await again.call("unlock", { practice: open.practice, passphrase: founding.passphrase });
  expect(await again.call("syncState")).toMatchObject({ relay: { at: "none" }, waiting: 0 });
  await expect(again.call("invite", { roles: ["clinician"], days: 7 })).rejects.toMatchObject({
    code: "offline",
  });
  expect(calls).toBe(0);
  await again.call("forget", { practice: open.practice, evenUnsent: false });
  expect(await one.until((state) => state.at === "closed")).toMatchObject({ practices: [] });
});

test("who is on a care team of a demo is what the file says, and nobody stands there who is not in the demo", async () => {
  const one = device();
  const link = one.link();
  const open = await link.call("createPractice", { ...founding, demo: true });
  const { patient, document } = await link.call("createPatient");
  const stamp = { at: "2026-11-02T09:30:00.000Z", by: memberId(open.member), origin: "create" } as const;
  await written(link, document, (doc) =>
    createPatientFile(doc, { id: documentId(document), stamp, fields: { code: "AB-1" } }),
  );
  const colleague = bytesToMemberId(new Uint8Array(ID_BYTES).fill(12));
  await expect(link.call("assign", { patient, member: colleague })).rejects.toMatchObject({
    code: "unknown-member",
  });
  const profile = await link.call("createDocument", { type: "member-profile", scope: "staff" });
  await written(link, profile.document, (doc) =>
    createMemberProfile(doc, {
      id: documentId(profile.document),
      memberId: memberId(colleague),
      stamp,
      fields: { displayName: "Amara", title: null, colourIndex: 1 },
    }),
  );
  await expect
    .poll(() => link.call("summaries", { type: "member-profile" }))
    .toContainEqual(expect.objectContaining({ fields: expect.objectContaining({ memberId: colleague }) }));
  expect(await link.call("careTeam", { patient })).toEqual([]);

  await link.call("assign", { patient, member: colleague });
  expect(await link.call("careTeam", { patient })).toEqual([colleague]);
  expect(await link.call("summaries", { type: "patient-file" })).toMatchObject([
    { fields: { team: [colleague] } },
  ]);
  await link.call("unassign", { patient, member: colleague });
  expect(await link.call("careTeam", { patient })).toEqual([]);
});

test("a demo that comes back from a backup file is a demo, and dials nobody", async () => {
  const one = device();
  const link = one.link();
  await link.call("createPractice", { ...founding, demo: true });
  await link.call("createPatient");
  const filePassphrase = "a file of made-up people";
  const { bytes } = await link.call("saveBackup", { passphrase: filePassphrase });
  calls = 0;
  const other = device();
  const passphrase = "a passphrase of its own";
  const open = await other.link().call("restoreBackup", { bytes, filePassphrase, passphrase });
  expect(open.demo).toBe(true);
  expect(await other.link().call("syncState")).toMatchObject({ relay: { at: "none" }, waiting: 0 });
  expect(calls).toBe(0);
});

test("a practice that is none dials, and is not forgotten while something waits", async () => {
  calls = 0;
  const one = device();
  const link = one.link();
  const open = await link.call("createPractice", founding);
  await expect.poll(() => calls).toBeGreaterThan(0);
  await expect(link.call("forget", { practice: open.practice, evenUnsent: false })).rejects.toMatchObject({
    code: "not-permitted",
  });
});

async function written(link: EngineLink, document: DocumentId, write: (doc: Doc) => void): Promise<void> {
  const session = makeDocumentSession(link, document);
  await session.ready;
  write(session.doc);
  await session.saved();
  session.close();
}
