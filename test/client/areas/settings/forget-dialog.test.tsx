import { MemoryRouter } from "@solidjs/router";
import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, test } from "vitest";
import { ForgetDialog } from "../../../../client/areas/settings/forget-dialog.tsx";
import type { ImportState } from "../../../../client/engine/api.ts";
import { EngineFault } from "../../../../client/link/engine-link.ts";
import type { PracticeId } from "../../../../crypto/public/ids.ts";
import { EngineProvider, makeEngineHandle } from "../../../../client/state/engine.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { speakingLink } from "../../../support/speaking-link.ts";
import { standInForModalDialogs } from "../../ui/jsdom-dialog.ts";

beforeAll(standInForModalDialogs);

/** The dialog over an engine that deletes only what it was told to delete in so many words. */
function showDialog(state: ImportState) {
  const asked: unknown[] = [];
  const engine = speakingLink((method, query) => {
    if (method === "importState") return state;
    if (method !== "forget") return [];
    asked.push(query);
    if ((query as { evenUnsent?: boolean }).evenUnsent) return null;
    throw new EngineFault({ code: "not-permitted", retryable: false });
  });
  const Below = () => (
    <WordsProvider language={english} personWord="client">
      <ForgetDialog open practice={"p" as PracticeId} practiceName="Harbour" onClose={() => undefined} />
    </WordsProvider>
  );
  render(() => (
    <EngineProvider engine={makeEngineHandle(engine.link)}>
      <MemoryRouter>{{ path: "/", component: Below }}</MemoryRouter>
    </EngineProvider>
  ));
  return { asked, confirm: () => screen.getByRole("button", { name: "Delete from this device" }) };
}

test("the rest of an import is named among what is nowhere else", async () => {
  const rest = { at: "waiting", importedAt: "", done: 70, total: 90, why: "stopped" } as const;
  const { asked, confirm } = showDialog(rest);
  const box = await screen.findByLabelText("Delete it although 20 changes are nowhere else");
  expect(confirm()).toBeDisabled();
  await userEvent.click(box);
  await userEvent.click(confirm());
  expect(asked).toEqual([{ practice: "p", evenUnsent: true }]);
});

test("what only the engine knows of is asked about after it refused", async () => {
  const { asked, confirm } = showDialog({ at: "none" });
  await userEvent.click(confirm());
  await userEvent.click(await screen.findByLabelText("Delete it although some of it is nowhere else"));
  await userEvent.click(confirm());
  expect(asked).toEqual([
    { practice: "p", evenUnsent: false },
    { practice: "p", evenUnsent: true },
  ]);
  expect(screen.queryByText("Your role does not allow this. Nothing was changed.")).toBeNull();
});
