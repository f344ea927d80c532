import { MemoryRouter } from "@solidjs/router";
import { fireEvent, render, screen, within } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { CommandsProvider } from "../../../../client/areas/frame/commands.tsx";
import { Checklist } from "../../../../client/areas/today/checklist.tsx";
import type { OpenPractice } from "../../../../client/engine/api.ts";
import { EngineFault } from "../../../../client/link/engine-link.ts";
import { makeDeviceDocument } from "../../../../client/link/device-document.ts";
import { DeviceProvider } from "../../../../client/state/device.tsx";
import { EngineProvider, makeEngineHandle } from "../../../../client/state/engine.tsx";
import { PracticeProvider } from "../../../../client/state/practice.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { patientRow, speakingLink } from "../../../support/speaking-link.ts";

/** jsdom keeps no storage that could be asked about. This one says no whenever it is asked. */
const storage = (persisted: boolean) => ({
  persisted: async () => persisted,
  persist: async () => persisted,
  estimate: async () => ({}),
});
const setStorage = (value: unknown): void =>
  void Object.defineProperty(navigator, "storage", { value, configurable: true });
beforeEach(() => setStorage(storage(true)));
afterEach(() => void Reflect.deleteProperty(navigator, "storage"));

const anna = { member: "anna", living: true, displayName: "Anna", roles: ["owner"] };
const ben = { ...anna, member: "ben", displayName: "Ben" };
const open = (recovery: OpenPractice["recovery"]): OpenPractice =>
  ({
    ...{ practice: "p", member: "anna", roles: ["owner", "clinician"], demo: false },
    recovery,
  }) as unknown as OpenPractice;

type Place = { hasPatient?: boolean; hasNote?: boolean; recovery?: OpenPractice["recovery"] };

/** A practice in which all is done but for what is asked here. */
function showChecklist(team: readonly unknown[], place: Place = {}) {
  const { hasPatient = true, hasNote = true, recovery = "kit-confirmed" } = place;
  const now = { team };
  const engine = speakingLink((method, { type }) => {
    if (method === "team") return now.team;
    if (method === "lastNotes") return hasNote ? { ada: 1 } : {};
    if (method === "createDocument") throw new EngineFault({ code: "storage-full", retryable: true });
    return type === "patient-file" && hasPatient ? [patientRow("ada", "Ada")] : [];
  });
  const device = makeDeviceDocument();
  onTestFinished(() => device.close());
  let heading!: HTMLElement;
  const Below = () => (
    <DeviceProvider device={device}>
      <WordsProvider language={english} personWord="client">
        <PracticeProvider open={open(recovery)}>
          <CommandsProvider>
            <h1 ref={(element) => (heading = element)} tabIndex={-1}>
              Today
            </h1>
            <Checklist onGone={() => heading.focus()} />
          </CommandsProvider>
        </PracticeProvider>
      </WordsProvider>
    </DeviceProvider>
  );
  render(() => (
    <EngineProvider engine={makeEngineHandle(engine.link)}>
      <MemoryRouter>{{ path: "/", component: Below }}</MemoryRouter>
    </EngineProvider>
  ));
  return {
    say: engine.say,
    prefer(fields: unknown) {
      engine.say({ event: "summary", summary: { ...patientRow("own", ""), type: "preferences", fields } });
    },
    admit(member: unknown) {
      now.team = [...now.team, member];
      engine.say({ event: "team" });
    },
  };
}

const list = () => screen.queryByRole("list", { name: "First steps" });

test("the list goes by itself with the last step that was left", async () => {
  const practice = showChecklist([anna]);
  await vi.waitFor(() => expect(list()).toBeInTheDocument());
  expect(screen.getAllByText("(Done)", { exact: false })).toHaveLength(4);
  practice.admit(ben);
  await vi.waitFor(() => expect(list()).toBeNull());
  expect(screen.queryByRole("heading", { name: "First steps" })).toBeNull();
});

test("a step that others did takes the focus from nobody, and the list that goes then neither", async () => {
  const practice = showChecklist([], { hasPatient: false });
  practice.admit(anna);
  const step = await screen.findByText("Add your first client");
  practice.say({ event: "summary", summary: patientRow("ada", "Ada") });
  await vi.waitFor(() => expect(step.closest("li")).toHaveAttribute("data-done"));
  expect(document.body).toHaveFocus();
  practice.admit(ben);
  await vi.waitFor(() => expect(list()).toBeNull());
  expect(document.body).toHaveFocus();
});

test("whoever stood in the list goes on from the page's heading when it goes", async () => {
  const practice = showChecklist([anna]);
  (await screen.findByRole("button", { name: "I work alone" })).focus();
  practice.prefer({ worksAlone: true });
  await vi.waitFor(() => expect(list()).toBeNull());
  await vi.waitFor(() => expect(screen.getByRole("heading", { name: "Today" })).toHaveFocus());
});

test("whoever hides the list goes on from the page's heading", async () => {
  showChecklist([anna]);
  await userEvent.click(await screen.findByRole("button", { name: "Hide this list" }));
  expect(list()).toBeNull();
  expect(screen.getByRole("heading", { name: "Today" })).toHaveFocus();
});

test("where nothing is left to do, the list is not shown while that is being found out", async () => {
  let shown = 0;
  const watch = new MutationObserver(() => (shown += list() === null ? 0 : 1));
  watch.observe(document.body, { childList: true, subtree: true });
  const practice = showChecklist([anna, ben]);
  expect(list()).toBeNull();
  practice.admit({ ...ben, member: "cem" });
  await new Promise((resolve) => setTimeout(resolve, 20));
  watch.disconnect();
  expect(shown).toBe(0);
});

test("whoever says that they work alone, where that cannot be kept, is told why, and may say it again", async () => {
  showChecklist([anna]);
  const alone = await screen.findByRole("button", { name: "I work alone" });
  await userEvent.click(alone);
  expect(await screen.findByRole("alert")).toHaveTextContent(english.dictionary["fault.storage-full"]);
  expect(alone).not.toHaveAttribute("aria-disabled");
});

test("for somebody who works alone the list goes when they have said so", async () => {
  const practice = showChecklist([anna]);
  await vi.waitFor(() => expect(list()).toBeInTheDocument());
  expect(screen.getByRole("button", { name: "I work alone" })).toBeInTheDocument();
  practice.prefer({ worksAlone: true });
  await vi.waitFor(() => expect(list()).toBeNull());
});

test("a browser that says no is told of, and the step is done when that was read", async () => {
  setStorage(storage(false));
  showChecklist([anna]);
  fireEvent.click(await screen.findByRole("button", { name: "Ask the browser to keep it" }));
  expect(await screen.findByText(/The browser has said no, for now\./u)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "I have read this" }));
  const step = await screen.findByText("Know that this browser may clear its copy");
  expect(step.closest("li"), "the next key goes on from here").toHaveFocus();
  expect(step).toHaveTextContent("(Done)");
  expect(screen.queryByText(/The browser has said no/u)).toBeNull();
});

test("before the kit is settled, a first client and a first note say what comes first, and lead there", async () => {
  showChecklist([anna, ben], { hasPatient: false, hasNote: false, recovery: "kit-made" });
  for (const title of ["Add your first client", "Write a first note"]) {
    const step = (await screen.findByText(title)).closest("li") as HTMLElement;
    expect(step).toHaveTextContent(english.dictionary["steps.kitFirst"]);
    expect(within(step).getByRole("link")).toHaveAttribute("href", "/recovery-kit");
    expect(within(step).queryByRole("button")).toBeNull();
  }
});

test("a first note without anybody to write about says who comes first", async () => {
  showChecklist([anna, ben], { hasPatient: false, hasNote: false });
  const step = (await screen.findByText("Write a first note")).closest("li") as HTMLElement;
  expect(step).toHaveTextContent("First the client it is about.");
  expect(screen.getByRole("button", { name: "New client" })).toBeInTheDocument();
});
