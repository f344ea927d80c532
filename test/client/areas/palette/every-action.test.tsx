/** Whatever can be done on a page is found in the palette, by what it is called and by another word for it. */
import { MemoryRouter } from "@solidjs/router";
import { render, screen } from "@solidjs/testing-library";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import * as Y from "yjs";
import { type Command, CommandsProvider, useCommands } from "../../../../client/areas/frame/commands.tsx";
import { createShellCommands } from "../../../../client/areas/frame/shell-commands.ts";
import { DiscardNote } from "../../../../client/areas/notes/discard-note.tsx";
import { makeFinder } from "../../../../client/areas/palette/find-commands.ts";
import { createPatientCommands } from "../../../../client/areas/patients/patient-commands.ts";
import { StatusMenu } from "../../../../client/areas/patients/status-menu.tsx";
import type { OpenPractice } from "../../../../client/engine/api.ts";
import { makeDeviceDocument } from "../../../../client/link/device-document.ts";
import { DeviceProvider } from "../../../../client/state/device.tsx";
import { EngineProvider, makeEngineHandle } from "../../../../client/state/engine.tsx";
import { PracticeProvider } from "../../../../client/state/practice.tsx";
import { PrivacyProvider } from "../../../../client/state/privacy.tsx";
import { makeSpokenLanguage, SpokenLanguageProvider } from "../../../../client/state/spoken-language.tsx";
import { Toasts } from "../../../../client/ui/toasts.tsx";
import { spokenLanguages } from "../../../../client/words/languages.ts";
import { patientRow, speakingLink } from "../../../support/speaking-link.ts";
import { standInForModalDialogs } from "../../ui/jsdom-dialog.ts";

beforeAll(standInForModalDialogs);

const acts = { lock: () => undefined, help: () => undefined, palette: () => undefined };

/** The pages' own parts, and the frame around them. */
function Everywhere(props: { tell: (commands: () => readonly Command[]) => void }) {
  const ofPage = useCommands().ofPage;
  const ofShell = createShellCommands(acts);
  props.tell(() => [...ofPage(), ...ofShell()]);
  createPatientCommands({ mayWrite: () => true, write: () => undefined, show: () => undefined });
  return (
    <>
      <StatusMenu doc={new Y.Doc()} name="Mara" status="active" marks={[]} />
      <DiscardNote doc={new Y.Doc()} />
    </>
  );
}

async function openPractice(tag: string, roles: readonly string[]) {
  const view = { id: "v1", name: "Waiting list", status: "waiting", whose: "anyone", notes: "any" };
  const preferences = { ...patientRow("own", ""), type: "preferences", fields: { views: [view] } };
  const engine = speakingLink((_, { type }) => (type === "preferences" ? [preferences] : []));
  const device = makeDeviceDocument();
  onTestFinished(() => device.close());
  device.set("language", tag);
  const spoken = await makeSpokenLanguage(device, []);
  const open = {
    ...{ practice: "p", member: "anna", roles, demo: false, recovery: "kit-confirmed" },
  } as unknown as OpenPractice;
  let commands: () => readonly Command[] = () => [];
  const Page = () => (
    <PrivacyProvider>
      <CommandsProvider>
        <Everywhere tell={(list) => (commands = list)} />
      </CommandsProvider>
    </PrivacyProvider>
  );
  render(() => (
    <DeviceProvider device={device}>
      <SpokenLanguageProvider spoken={spoken}>
        <EngineProvider engine={makeEngineHandle(engine.link)}>
          <PracticeProvider open={open}>
            <Toasts words={{ dismiss: "Dismiss", more: (count) => `${count} more` }}>
              <MemoryRouter>{{ path: "/", component: Page }}</MemoryRouter>
            </Toasts>
          </PracticeProvider>
        </EngineProvider>
      </SpokenLanguageProvider>
    </DeviceProvider>
  ));
  await vi.waitFor(() => expect(commands().some(({ id }) => id === "view-v1")).toBe(true));
  const find = (text: string): readonly string[] => makeFinder()(commands(), text, 100).map(({ id }) => id);
  return { commands: () => commands(), find };
}

const OWNER = ["owner", "clinician"];

/** What is seen, by page: its id, what it is called, another word for it. */
const ACTIONS: Readonly<Record<string, readonly (readonly [id: string, label: string, also: string])[]>> = {
  "a client": [
    ["new-note-soap", "New note: SOAP", "write session"],
    ["status-paused", "Change status: Paused", "phase"],
    ["status-discharged", "Change status: Discharged", "discharge"],
    ["mark-legal-hold", "Place under legal hold", "flag"],
    ["mark-deceased", "Mark as deceased", "died"],
    ["part-notes", "Notes", "records"],
    ["part-file", "File", "phone"],
    ["part-timeline", "Timeline", "history"],
    ["part-team", "Care team", "assign"],
  ],
  "a note": [["note-discard", "Discard draft", "delete"]],
  anywhere: [
    ["new-client", "New client", "intake"],
    ["new-note-for", "New note", "session"],
    ["import", "Import clients", "spreadsheet"],
    ["invite", "Invite a colleague", "staff"],
    ["add-device", "Add a device", "phone"],
    ["backup", "Save a backup file", "export"],
    ["kit", "Your recovery kit", "lost"],
    ["privacy", "Hide names", "privacy"],
    ["lock", "Lock now", "sign out"],
    ["help", "Keyboard shortcuts", "hotkeys"],
    ["theme-dark", "Appearance: Dark", "night"],
    ["text-size-large", "Size of text: Large", "zoom"],
    ["density-compact", "Room: Compact", "spacing"],
    ["contrast-more", "Contrast: More contrast", "readable"],
    ["language-de", "Language: Deutsch", "german"],
    ["language-el", "Language: Ελληνικά", "greek"],
    ["lock-after-5", "Lock when idle for: 5 minutes", "timeout"],
    ["view-v1", "View: Waiting list", "filter"],
    ["clients", "Clients", "view"],
    ["today", "Today", "home"],
    ["notes", "Notes to finish", "drafts"],
    ["team", "Team", "members"],
    ["settings", "Settings", "preferences"],
    ["safety", "Safety and backup", "security"],
  ],
  "the settings": [
    ["place-practice", "Settings: Practice", "logo"],
    ["place-profile", "Settings: You", "my profile"],
    ["place-look", "Settings: Appearance", "dark mode"],
    ["place-install", "Settings: Claros as an app", "install"],
    ["place-language", "Settings: Language", "translation"],
    ["place-paper", "Settings: Printing", "print"],
    ["place-lock", "Settings: Locking", "idle"],
    ["place-passphrase", "Settings: Change passphrase", "password"],
    ["place-device", "Settings: This device", "erase"],
    ["place-about", "Settings: About Claros", "imprint"],
    ["place-server", "Safety and backup: Server", "connection"],
    ["place-recovery", "Safety and backup: Recovery kit", "lost"],
    ["place-storage", "Safety and backup: This device", "disk"],
    ["place-set-aside", "Safety and backup: Set aside", "refused"],
  ],
};

test("every action of a page is found by its name and by another word", async () => {
  const { find, commands } = await openPractice("en", OWNER);
  for (const [page, actions] of Object.entries(ACTIONS)) {
    for (const [id, label, also] of actions) {
      expect(find(label), `${label}, on ${page}`).toContain(id);
      expect(find(also), `${also}, on ${page}`).toContain(id);
    }
  }
  const listed = new Set(Object.values(ACTIONS).flatMap((actions) => actions.map(([id]) => id)));
  const kinds = [
    "new-note-",
    "status-",
    "theme-",
    "text-size-",
    "density-",
    "contrast-",
    "language-",
    "lock-after-",
  ];
  const unlisted = commands().filter(
    ({ id }) => !listed.has(id) && !kinds.some((kind) => id.startsWith(kind)) && id !== "palette",
  );
  expect(
    unlisted.map(({ id }) => id),
    "the table above knows them all",
  ).toEqual([]);
});

test.each(spokenLanguages.map(({ tag }) => tag))(
  "in %s every action has other words than its name",
  async (tag) => {
    const { commands } = await openPractice(tag, OWNER);
    const without = commands().filter(({ id, also = "" }) => also.trim() === "" && id !== "palette");
    expect(without.map(({ id }) => id)).toEqual([]);
  },
);

test("what a role may not do is not found", async () => {
  const { find } = await openPractice("en", ["front-desk"]);
  expect(find("new client")).toContain("new-client");
  expect(find("invite")).not.toContain("invite");
  expect(find("new note for")).not.toContain("new-note-for");
  expect(find("notes to finish")).not.toContain("notes");
});

test("what the file can become from the menu can be chosen by name too, and asks as the menu does", async () => {
  const { commands } = await openPractice("en", OWNER);
  commands()
    .find(({ id }) => id === "mark-legal-hold")
    ?.run();
  expect(await screen.findByText(/Nothing of this file may be disposed of/u)).toBeInTheDocument();
});
