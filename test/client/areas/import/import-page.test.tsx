import { MemoryRouter } from "@solidjs/router";
import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { createSignal, Show } from "solid-js";
import { beforeEach, expect, test, vi } from "vitest";
import { CommandsProvider } from "../../../../client/areas/frame/commands.tsx";
import { createWayBack, WayBackContext } from "../../../../client/areas/frame/create-way-back.ts";
import ImportPage from "../../../../client/areas/import/import-page.tsx";
import type { OpenPractice } from "../../../../client/engine/api.ts";
import { EngineProvider, makeEngineHandle } from "../../../../client/state/engine.tsx";
import { PracticeProvider } from "../../../../client/state/practice.tsx";
import { PrivacyProvider } from "../../../../client/state/privacy.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { patientRow, speakingLink } from "../../../support/speaking-link.ts";

const open = {
  ...{ practice: "p", member: "anna", roles: ["owner"], demo: false, recovery: "kit-confirmed" },
} as unknown as OpenPractice;
const ada = { ...patientRow("ada", "Ada"), fields: { name: "Ada", legalName: "Ada" } };
const user = userEvent.setup();
/** Where somebody is, and how often the practice was opened. */
const [place, setPlace] = createSignal<"import" | "elsewhere">("import");
const [opening, setOpening] = createSignal(1);

beforeEach(() => {
  setPlace("import");
  setOpening(1);
});

function showPage() {
  const imported: unknown[] = [];
  const answer = vi.fn((method: string, query: { readonly type?: string }) => {
    if (method === "importState") return { at: "none" };
    if (method === "keepForImport") imported.push(query);
    return query.type === "patient-file" ? [ada] : [];
  });
  const engine = speakingLink(answer);
  const Page = () => (
    <WayBackContext.Provider value={createWayBack()}>
      <Show when={opening()} keyed>
        {(which) => (
          <PracticeProvider open={{ ...open, opening: which }}>
            <Show when={place() === "import"} fallback={<p>elsewhere</p>}>
              <main>
                <ImportPage />
              </main>
            </Show>
          </PracticeProvider>
        )}
      </Show>
    </WayBackContext.Provider>
  );
  render(() => (
    <WordsProvider language={english} personWord="client">
      <EngineProvider engine={makeEngineHandle(engine.link)}>
        <PrivacyProvider>
          <CommandsProvider>
            <MemoryRouter>{{ path: "/", component: Page }}</MemoryRouter>
          </CommandsProvider>
        </PrivacyProvider>
      </EngineProvider>
    </WordsProvider>
  ));
  return imported;
}

const columnsHeading = () => screen.queryByRole("heading", { name: "What the columns are" });
const dryRunHeading = () => screen.queryByRole("heading", { name: "What would happen" });

async function typeRows(rows: string): Promise<void> {
  await user.click(await screen.findByText("Or paste rows from a spreadsheet"));
  await user.click(screen.getByRole("textbox", { name: "Rows" }));
  await user.paste(rows);
}

async function chooseTable(): Promise<void> {
  await typeRows("Client;Remark\nAda;x\nBen;y");
  await user.click(screen.getByRole("button", { name: "Continue" }));
  await screen.findByRole("heading", { name: "What the columns are" });
}

async function leaveAndComeBack(): Promise<void> {
  setPlace("elsewhere");
  await screen.findByText("elsewhere");
  setPlace("import");
}

test("rows, columns and what would happen are found again by whoever leaves the page and comes back", async () => {
  showPage();
  await typeRows("Name");
  await leaveAndComeBack();
  await screen.findByText("Or paste rows from a spreadsheet");
  expect(screen.getByRole("textbox", { name: "Rows", hidden: true })).toHaveValue("Name");
  await user.clear(screen.getByRole("textbox", { name: "Rows", hidden: true }));

  await chooseTable();
  await user.click(screen.getByRole("checkbox", { name: "The first row names the columns" }));
  await leaveAndComeBack();
  await vi.waitFor(() => expect(columnsHeading()).toBeInTheDocument());
  expect(screen.getByRole("checkbox", { name: "The first row names the columns" })).not.toBeChecked();
  expect(dryRunHeading()).toBeNull();
  await user.click(screen.getByRole("checkbox", { name: "The first row names the columns" }));

  await user.click(screen.getByRole("button", { name: "See what would happen" }));
  await vi.waitFor(() => expect(dryRunHeading()).toHaveFocus());
  await leaveAndComeBack();
  await vi.waitFor(() => expect(dryRunHeading()).toBeInTheDocument());
  expect(dryRunHeading(), "the page itself is what was come back to").not.toHaveFocus();
  expect(screen.getByRole("button", { name: "Import 1 client" })).toBeEnabled();
});

test("an import that was begun, “Start over” and locking each end the draft", async () => {
  const imported = showPage();
  await chooseTable();
  await user.click(screen.getByRole("button", { name: "Start over" }));
  await screen.findByRole("heading", { name: "Choose the table" });
  await leaveAndComeBack();
  await screen.findByRole("heading", { name: "Choose the table" });
  expect(columnsHeading()).toBeNull();

  await chooseTable();
  await user.click(screen.getByRole("button", { name: "See what would happen" }));
  setOpening(2);
  await screen.findByRole("heading", { name: "Choose the table" });
  expect(columnsHeading()).toBeNull();

  await chooseTable();
  await user.click(screen.getByRole("button", { name: "See what would happen" }));
  await user.click(await screen.findByRole("button", { name: "Import 1 client" }));
  await screen.findByRole("heading", { name: "Choose the table" });
  expect(imported).toHaveLength(1);
  expect(columnsHeading()).toBeNull();
});
