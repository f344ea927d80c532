import { afterAll, beforeAll, expect, test } from "vitest";
import { makeEngineDevice } from "../../../support/engine-device.ts";
import { addFile, type EnginePlace, found, makeEnginePlace, quiet } from "../../../support/engine-place.ts";
import { makeQuickSuite } from "../../../system/quick-suite.ts";

let place: EnginePlace;
beforeAll(async () => {
  place = await makeEnginePlace();
});
afterAll(() => place.close());

test("the lists are there after restoring a backup without a relay, before any document was opened", async () => {
  const device = place.device("whole");
  const link = device.link();
  const { member } = await found(link, "Anna Quint");
  for (const code of ["AB-1", "AB-2", "AB-3"]) await addFile(link, member, code);
  await quiet(link);
  const filePassphrase = "ten tall trees in the harbour";
  const { bytes } = await link.call("saveBackup", { passphrase: filePassphrase });

  // Nobody listens there.
  const origin = "http://127.0.0.1:9";
  const restored = makeEngineDevice({ origin, suite: makeQuickSuite("restored") });
  const again = restored.link();
  await again.call("restoreBackup", { bytes, filePassphrase, passphrase: "rain on the roof" });
  const [name = ""] = await restored.disk.names();
  const store = await restored.disk.open(name);
  expect(await store.keys("summaries", { prefix: "patient-file/" })).toHaveLength(3);
  store.close();
  const files = await again.call("summaries", { type: "patient-file" });
  expect(files.map(({ fields }) => String(fields["code"])).toSorted()).toEqual(["AB-1", "AB-2", "AB-3"]);
  const [anna] = await again.call("team");
  expect(anna?.displayName).toBe("Anna Quint");
  const [practice] = await again.call("summaries", { type: "practice" });
  expect(practice?.fields["name"]).toBe("Harbour");
  await restored.close();
}, 120_000);
