/** A note's address where there is no such note. */
import { createMemoryHistory, MemoryRouter } from "@solidjs/router";
import { render, screen } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { CommandsProvider } from "../../../../client/areas/frame/commands.tsx";
import { createWayBack, WayBackContext } from "../../../../client/areas/frame/create-way-back.ts";
import { EarlyKeysProvider } from "../../../../client/areas/frame/early-keys.tsx";
import NotePage from "../../../../client/areas/notes/note-page.tsx";
import type { MemberRole, OpenPractice } from "../../../../client/engine/api.ts";
import type { ChannelHandlers, EngineLink } from "../../../../client/link/engine-link.ts";
import { BeforeLockProvider, makeBeforeLock } from "../../../../client/state/before-lock.tsx";
import { EngineProvider, makeEngineHandle } from "../../../../client/state/engine.tsx";
import { PracticeProvider } from "../../../../client/state/practice.tsx";
import { PrivacyProvider } from "../../../../client/state/privacy.tsx";
import { SavesProvider } from "../../../../client/state/save-state.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { patientRow, speakingLink } from "../../../support/speaking-link.ts";

const MARA = "0a".repeat(16);
const NOBODY = "0b".repeat(16);
const NOTE = "0c".repeat(16);

/** The engine knows Mara and no note; of her case it has the keys or not. */
function showNote(address: string, roles: readonly MemberRole[], { hasCase }: { hasCase: boolean }): void {
  const practice = { practice: "p", member: "anna", roles, demo: false } as unknown as OpenPractice;
  const { link: spoken } = speakingLink((method, { type }) => {
    if (method === "accessTo") return { file: true, case: hasCase, mayCreateCase: false };
    return type === "patient-file" ? [patientRow(MARA, "Mara Lindt")] : [];
  });
  const openChannel = (_: unknown, { closed }: ChannelHandlers) => {
    queueMicrotask(() => closed("unknown-document"));
    return { send: () => 0, close: () => undefined };
  };
  const link = Object.assign(spoken, { openChannel }) as EngineLink;
  const history = createMemoryHistory();
  history.set({ value: address });
  const Page = () => (
    <WayBackContext.Provider value={createWayBack()}>
      <NotePage />
    </WayBackContext.Provider>
  );
  render(() => (
    <WordsProvider language={english} personWord="client">
      <EngineProvider engine={makeEngineHandle(link)}>
        <SavesProvider>
          <PrivacyProvider>
            <PracticeProvider open={practice}>
              <BeforeLockProvider value={makeBeforeLock()}>
                <CommandsProvider>
                  <EarlyKeysProvider>
                    <MemoryRouter history={history}>
                      {{ path: "/clients/:patient/notes/:note", component: Page }}
                    </MemoryRouter>
                  </EarlyKeysProvider>
                </CommandsProvider>
              </BeforeLockProvider>
            </PracticeProvider>
          </PrivacyProvider>
        </SavesProvider>
      </EngineProvider>
    </WordsProvider>
  ));
}

const NO_KEYS = "Your role opens this file, but not the notes.";
const noSuchNote = (): Promise<HTMLElement> =>
  screen.findByRole("heading", { level: 1, name: "There is no such note here" });

test.each([["owner"], ["clinician"], ["front-desk"]] as const)(
  "a note of nobody is not there for the role of %s either, and a way leads on",
  async (role) => {
    showNote(`/clients/${NOBODY}/notes/${NOTE}`, [role], { hasCase: false });
    await noSuchNote();
    expect(screen.queryByText(NO_KEYS)).toBeNull();
    expect(screen.getByRole("link", { name: "Clients" })).toHaveAttribute("href", "/clients");
  },
);

test("an address that is none leads on as well", async () => {
  showNote(`/clients/${NOBODY}/notes/elsewhere`, ["owner"], { hasCase: false });
  await noSuchNote();
  expect(screen.getByRole("link", { name: "Clients" })).toBeInTheDocument();
});

test("of somebody who is here, the notes are kept from a role without keys, and may else be on their way", async () => {
  showNote(`/clients/${MARA}/notes/${NOTE}`, ["owner"], { hasCase: false });
  expect(await screen.findByText(NO_KEYS)).toBeInTheDocument();
  expect(screen.queryByRole("heading", { name: "There is no such note here" })).toBeNull();
});

test("a note of somebody in one's care that is not here may be on its way", async () => {
  showNote(`/clients/${MARA}/notes/${NOTE}`, ["clinician"], { hasCase: true });
  expect(await screen.findByText(/^This record is not on this device/u)).toBeInTheDocument();
});
