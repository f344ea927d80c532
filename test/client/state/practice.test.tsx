import { render } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import type { OpenPractice } from "../../../client/engine/api.ts";
import type { EngineLink } from "../../../client/link/engine-link.ts";
import { EngineProvider, makeEngineHandle } from "../../../client/state/engine.tsx";
import { type Practice, PracticeProvider, usePractice } from "../../../client/state/practice.tsx";
import { patientRow as row, speakingLink } from "../../support/speaking-link.ts";

const practiceOf = (...rows: readonly unknown[]) =>
  speakingLink((_method, { type }) => (type === "patient-file" ? rows : []));

function openPractice(link: EngineLink): Practice {
  let practice: Practice | undefined;
  const Take = () => {
    practice = usePractice();
    return null;
  };
  const open = { practice: "p", member: "m", roles: ["clinician"], demo: false } as unknown as OpenPractice;
  render(() => (
    <EngineProvider engine={makeEngineHandle(link)}>
      <PracticeProvider open={open}>
        <Take />
      </PracticeProvider>
    </EngineProvider>
  ));
  if (practice === undefined) throw new Error("not rendered");
  return practice;
}

test("a person in care is found by their id, as they are now", async () => {
  const { link, say } = practiceOf(row("ada", "Ada"), row("ben", "Ben"));
  const practice = openPractice(link);
  await expect.poll(() => practice.patientRow("ben")?.fields.name).toBe("Ben");
  say({ event: "summary", summary: row("ben", "Benno", 2) });
  await expect.poll(() => practice.patientRow("ben")?.fields.name).toBe("Benno");
  expect(practice.patientRow("ada")?.fields.name).toBe("Ada");
});

test("somebody whose file is not here has no row", async () => {
  const { link } = practiceOf(row("ada", "Ada"));
  const practice = openPractice(link);
  await expect.poll(() => practice.patients.at()).toBe("ready");
  for (const nobody of ["cem", "", null, undefined]) expect(practice.patientRow(nobody)).toBeUndefined();
});

test("a list that is told many times that it is stale is read once more, and then shows what is new", async () => {
  let asked = 0;
  const files = [row("ada", "Ada")];
  const { link, say } = speakingLink((_method, { type }) => {
    if (type !== "patient-file") return [];
    asked += 1;
    return [...files];
  });
  const practice = openPractice(link);
  await expect.poll(() => practice.patients.at()).toBe("ready");
  files.push(row("ben", "Ben"));
  for (let change = 0; change < 50; change += 1) say({ event: "summaries-stale", type: "patient-file" });
  await expect.poll(() => practice.patientRow("ben")?.fields.name).toBe("Ben");
  expect(asked).toBe(2);
});
