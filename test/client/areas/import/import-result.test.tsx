import { MemoryRouter } from "@solidjs/router";
import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, test, vi } from "vitest";
import { ImportResult } from "../../../../client/areas/import/import-result.tsx";
import { createImportRun } from "../../../../client/areas/import/import-run.ts";
import { UnfinishedImport } from "../../../../client/areas/import/unfinished-import.tsx";
import { ImportSteps } from "../../../../client/areas/import/import-step.tsx";
import type { ImportState, OpenPractice } from "../../../../client/engine/api.ts";
import { EngineFault } from "../../../../client/link/engine-link.ts";
import { EngineProvider, makeEngineHandle } from "../../../../client/state/engine.tsx";
import { PracticeProvider } from "../../../../client/state/practice.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { patientRow, speakingLink } from "../../../support/speaking-link.ts";
import { standInForModalDialogs } from "../../ui/jsdom-dialog.ts";

beforeAll(standInForModalDialogs);

const AT = "2026-03-04T09:30:00.000Z";
const open = { practice: "p", member: "anna", roles: ["owner"], demo: false } as unknown as OpenPractice;
const ada = { ...patientRow("ada", "Ada"), fields: { name: "Ada", createdAt: AT, updatedAt: AT } };
const fails = (): never => {
  throw new EngineFault({ code: "damaged", retryable: false });
};

/** What the page says of an import while every button that changes it fails. */
async function showResult(importState: () => ImportState) {
  const asked: string[] = [];
  const engine = speakingLink((method, { type }) => {
    if (method === "importState") return importState();
    if (method.endsWith("Import")) {
      asked.push(method);
      return fails();
    }
    return type === "patient-file" ? [ada] : [];
  });
  const Result = () => {
    const run = createImportRun();
    return <>{run.state().at === "asking" ? null : <ImportResult onAnother={() => undefined} />}</>;
  };
  const Below = () => (
    <WordsProvider language={english} personWord="client">
      <PracticeProvider open={open}>
        <ImportSteps>
          <Result />
        </ImportSteps>
      </PracticeProvider>
    </WordsProvider>
  );
  render(() => (
    <EngineProvider engine={makeEngineHandle(engine.link)}>
      <MemoryRouter>{{ path: "/", component: Below }}</MemoryRouter>
    </EngineProvider>
  ));
  await screen.findByRole("heading");
  return asked;
}

const DAMAGED = /^This record is damaged on this device/u;
const waiting = { at: "waiting", importedAt: AT, done: 1, total: 90, why: "stopped" } as const;
const running = { at: "running", importedAt: AT, done: 1, total: 90, stopping: false } as const;

test.each([
  ["Import the rest", waiting],
  ["Leave the rest out", waiting],
  ["Stop", running],
])("“%s” says why it did nothing", async (name, state) => {
  await showResult(() => state);
  expect(screen.queryByText(DAMAGED)).toBeNull();
  await userEvent.click(screen.getByRole("button", { name }));
  expect(await screen.findByText(DAMAGED)).toBeVisible();
});

test("an import that cannot be read is not called one that did nothing, and can be left out", async () => {
  const asked = await showResult(fails);
  expect(screen.getByRole("heading")).toHaveTextContent("Import not finished");
  expect(screen.getByText(DAMAGED)).toBeVisible();
  expect(screen.queryByText(/Nothing was imported/u)).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Leave the rest out" }));
  expect(asked).toEqual(["dropImport"]);
});

test("one whose last files are here is finished, whatever cut it off, and has no rest", async () => {
  const asked = await showResult(() => ({ ...waiting, done: 0, total: 1, why: "cut-off" }));
  await vi.waitFor(() => expect(screen.getByRole("heading")).toHaveTextContent("Import finished"));
  expect(screen.getAllByText("1 client was imported.").at(-1)).toBeVisible();
  expect(screen.queryByText(/The rest is kept/u)).toBeNull();
  expect(screen.queryByRole("button", { name: "Import the rest" })).toBeNull();
  expect(screen.getByRole("button", { name: "Take the import back" })).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Import another file" }));
  expect(asked).toEqual(["dropImport"]);
});

test("whoever takes an unfinished import back is told that its rest goes", async () => {
  await showResult(() => waiting);
  await userEvent.click(await screen.findByRole("button", { name: "Take the import back" }));
  const dialog = await screen.findByRole("alertdialog");
  await vi.waitFor(() =>
    expect(dialog).toHaveTextContent("89 that have not been imported yet are left out."),
  );
  expect(screen.queryByText(/Nothing is destroyed/u)).toBeNull();
});

test("the list of clients says that an import is not finished, also when its rest cannot be read", async () => {
  for (const [importState, words] of [
    [() => waiting, "An import is not finished: so far 1 of 90."],
    [fails, "Import not finished"],
  ] as const) {
    const engine = speakingLink((method) => (method === "importState" ? importState() : []));
    const Below = () => (
      <WordsProvider language={english} personWord="client">
        <UnfinishedImport />
      </WordsProvider>
    );
    const { unmount } = render(() => (
      <EngineProvider engine={makeEngineHandle(engine.link)}>
        <MemoryRouter>{{ path: "/", component: Below }}</MemoryRouter>
      </EngineProvider>
    ));
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "To the import" })).toHaveAttribute("href", "/import");
    unmount();
  }
});
