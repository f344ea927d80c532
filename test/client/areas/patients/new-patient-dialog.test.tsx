/** What happens to a name that was typed when the practice locks before its file is on the disk. */
import { MemoryRouter } from "@solidjs/router";
import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, test, vi } from "vitest";
import { NewPatientDialog } from "../../../../client/areas/patients/new-patient-dialog.tsx";
import type { OpenPractice } from "../../../../client/engine/api.ts";
import { EngineFault } from "../../../../client/link/engine-link.ts";
import {
  type BeforeLock,
  BeforeLockProvider,
  makeBeforeLock,
} from "../../../../client/state/before-lock.tsx";
import { EngineProvider, makeEngineHandle } from "../../../../client/state/engine.tsx";
import { PracticeProvider } from "../../../../client/state/practice.tsx";
import { Toasts } from "../../../../client/ui/toasts.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { speakingLink } from "../../../support/speaking-link.ts";
import { standInForModalDialogs } from "../../ui/jsdom-dialog.ts";

beforeAll(standInForModalDialogs);

const open = { practice: "p", member: "anna", roles: ["owner"], demo: false } as unknown as OpenPractice;
const user = userEvent.setup();

/** Its disk takes as long for a new file as the test says, and then is full. */
function showDialog() {
  const files: (() => void)[] = [];
  const engine = speakingLink((method) =>
    method === "createPatient"
      ? new Promise((_, reject) => {
          files.push(() => reject(new EngineFault({ code: "storage-full", retryable: true })));
        })
      : [],
  );
  const beforeLock = makeBeforeLock();
  const Page = () => (
    <PracticeProvider open={open}>
      <Toasts words={{ dismiss: "Dismiss", more: (count) => `${count} more` }}>
        <BeforeLockProvider value={beforeLock}>
          <NewPatientDialog onClose={() => undefined} />
        </BeforeLockProvider>
      </Toasts>
    </PracticeProvider>
  );
  render(() => (
    <WordsProvider language={english} personWord="client">
      <EngineProvider engine={makeEngineHandle(engine.link)}>
        <MemoryRouter>{{ path: "/", component: Page }}</MemoryRouter>
      </EngineProvider>
    </WordsProvider>
  ));
  return { files, beforeLock };
}

/** Says whether the keys have gone. */
function lock(beforeLock: BeforeLock): () => boolean {
  const gone = vi.fn();
  void beforeLock.run().then(gone);
  return () => gone.mock.calls.length > 0;
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
const type = async (label: string, text: string): Promise<void> => {
  const field = await screen.findByLabelText(label, { exact: false });
  await user.clear(field);
  if (text !== "") await user.type(field, text);
};

test("a file that is being opened when the practice locks is waited for, and opened once", async () => {
  const { files, beforeLock } = showDialog();
  await type("Legal name", "Mara Lindt");
  await user.click(screen.getByRole("button", { name: "Open the file" }));
  await vi.waitFor(() => expect(files).toHaveLength(1));
  const isLocked = lock(beforeLock);
  await settle();
  expect(isLocked()).toBe(false);
  expect(files).toHaveLength(1);
  files[0]?.();
  await vi.waitFor(() => expect(isLocked()).toBe(true));
});

test("a name is saved before locking also beside a code that cannot be used", async () => {
  const { files, beforeLock } = showDialog();
  await type("Legal name", "Mara Lindt");
  await type("Code", "");
  const isLocked = lock(beforeLock);
  await vi.waitFor(() => expect(files).toHaveLength(1));
  expect(isLocked()).toBe(false);
  files[0]?.();
  await vi.waitFor(() => expect(isLocked()).toBe(true));
});

test("a form in which no name was typed opens no file", async () => {
  const { files, beforeLock } = showDialog();
  await type("Code", "ML-1");
  const isLocked = lock(beforeLock);
  await vi.waitFor(() => expect(isLocked()).toBe(true));
  expect(files).toHaveLength(0);
});
