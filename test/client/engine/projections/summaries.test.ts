import { expect, test } from "vitest";
import { bytesToDocumentId } from "../../../../crypto/public/ids.ts";
import { Summaries } from "../../../../client/engine/projections/summaries.ts";
import { makeSeededRandom } from "../../../support/seeded-random.ts";
import { caseScope, makeWorld, patient } from "../../../support/practice-rooms.ts";

test("two thousand summaries are read in one go, and narrowed before they are handed out", async () => {
  const world = makeWorld(1);
  const { context, store } = await world.device("anna");
  const random = makeSeededRandom("summaries");
  const writer = new Summaries(context);
  const rows = Array.from({ length: 2_000 }, (_, at) =>
    writer.write({
      document: bytesToDocumentId(random.bytes(16)),
      scope: caseScope,
      type: "patient-file",
      patient,
      fields: { code: `AB-${at}`, status: "active", name: `Somebody ${at} with a name`, updatedAt: at },
      changedAtMs: at,
      incomplete: false,
    }),
  );
  await store.commit(rows, "strict");
  const reader = new Summaries(context);
  const summaries = await reader.list("patient-file");
  expect(summaries).toHaveLength(2_000);
  expect(new Set(summaries.map(({ fields }) => fields["code"])).size).toBe(2_000);
  expect(await reader.list("patient-file", { patient })).toHaveLength(2_000);
  const narrowed = await reader.list("patient-file", { where: { code: "AB-7", status: "active" } });
  expect(narrowed.map(({ fields }) => fields["code"])).toEqual(["AB-7"]);
  expect(await reader.list("patient-file", { where: { code: "AB-7", status: "paused" } })).toEqual([]);
});
