import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { ContactsForm } from "../../../../client/areas/patients/contacts-form.tsx";
import type { OpenPractice } from "../../../../client/engine/api.ts";
import { memberId } from "../../../../client/model/ids.ts";
import { addContact } from "../../../../client/model/patient-file.ts";
import { EngineProvider, makeEngineHandle } from "../../../../client/state/engine.tsx";
import { PracticeProvider } from "../../../../client/state/practice.tsx";
import { keepFocusNear } from "../../../../client/ui/focus-place.ts";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { speakingLink } from "../../../support/speaking-link.ts";
import { standInForModalDialogs } from "../../ui/jsdom-dialog.ts";

beforeAll(standInForModalDialogs);

let close: () => void;
beforeEach(() => (close = keepFocusNear(document)));
afterEach(() => close());

const ANNA = memberId("a".repeat(32));
const open = { practice: "p", member: ANNA, roles: ["owner"], demo: false } as unknown as OpenPractice;

function show(): Y.Doc {
  const doc = new Y.Doc();
  const engine = speakingLink(() => []);
  render(() => (
    <EngineProvider engine={makeEngineHandle(engine.link)}>
      <WordsProvider language={english} personWord="client">
        <PracticeProvider open={open}>
          <ContactsForm doc={doc} readOnly={false} />
        </PracticeProvider>
      </WordsProvider>
    </EngineProvider>
  ));
  return doc;
}

const numbers = (): readonly HTMLElement[] => screen.queryAllByLabelText("Number or address");
async function add(): Promise<void> {
  screen.getByRole("button", { name: "Add a contact" }).focus();
  await userEvent.keyboard("{Enter}");
}

test("whoever adds a contact types its number at once", async () => {
  show();
  await add();
  await userEvent.keyboard("030 1");
  await add();
  await userEvent.keyboard("030 2");
  expect(numbers().map((field) => (field as HTMLInputElement).value)).toEqual(["030 1", "030 2"]);
  expect(numbers()[1]).toHaveFocus();
});

test("a contact that a colleague adds calls nobody", async () => {
  const doc = show();
  await add();
  const button = screen.getByRole("button", { name: "Add a contact" });
  button.focus();
  addContact(
    doc,
    { by: memberId("b".repeat(32)), at: "2026-03-04T09:30:00.000Z", origin: "edit" },
    { id: "c".repeat(32), kind: "phone" },
  );
  await Promise.resolve();
  expect(numbers()).toHaveLength(2);
  expect(button).toHaveFocus();
});

test("whoever removes a contact goes on at the next, and at last where one is added", async () => {
  show();
  await add();
  await add();
  const removes = (): readonly HTMLElement[] =>
    screen.queryAllByRole("button", { name: "Remove this contact" });
  for (const left of [1, 0]) {
    removes()[0]?.focus();
    await userEvent.keyboard("{Enter}");
    const question = screen.getByRole("alertdialog");
    const [confirm] = [...question.querySelectorAll("button")].filter(
      ({ textContent }) => textContent === "Remove this contact",
    );
    confirm?.focus();
    await userEvent.keyboard("{Enter}");
    expect(removes()).toHaveLength(left);
    const next = removes()[0] ?? screen.getByRole("button", { name: "Add a contact" });
    expect(next).toHaveFocus();
  }
});
