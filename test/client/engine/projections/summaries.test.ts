import { expect, test } from "vitest";
import { bytesToDocumentId } from "../../../../crypto/public/ids.ts";
import { Summaries } from "../../../../client/engine/projections/summaries.ts";
import { makeSeededRandom } from "../../../support/seeded-random.ts";
import { caseScope, makeWorld, patient } from "../../../support/practice-rooms.ts";

test("two thousand summaries are read in one go, and quickly", async () => {
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
  const started = performance.now();
  const summaries = await reader.list("patient-file");
  const ms = performance.now() - started;
  expect(summaries).toHaveLength(2_000);
  expect(new Set(summaries.map(({ fields }) => fields["code"])).size).toBe(2_000);
  const again = performance.now();
  await reader.list("patient-file", patient);
  process.stdout.write(
    `2,000 summaries: ${ms.toFixed(0)} ms, again ${(performance.now() - again).toFixed(1)} ms\n`,
  );
  expect(ms).toBeLessThan(3_000);
});
