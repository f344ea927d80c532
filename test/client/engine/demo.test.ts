import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
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
