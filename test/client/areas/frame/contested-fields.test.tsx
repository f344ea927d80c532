import { render, screen, within } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import type { JSX } from "solid-js";
import { beforeAll, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { ContactsForm } from "../../../../client/areas/patients/contacts-form.tsx";
import { ContestedFields } from "../../../../client/areas/patients/contested-fields.tsx";
import { IdentityForm } from "../../../../client/areas/patients/identity-form.tsx";
import type { OpenPractice } from "../../../../client/engine/api.ts";
import { readContestedFields } from "../../../../client/model/contested-fields.ts";
import { documentId, memberId } from "../../../../client/model/ids.ts";
import {
  addContact,
  createPatientFile,
  editContact,
  editIdentity,
  readPatientFile,
} from "../../../../client/model/patient-file.ts";
import { EngineProvider, makeEngineHandle } from "../../../../client/state/engine.tsx";
import { PracticeProvider } from "../../../../client/state/practice.tsx";
import { Toasts } from "../../../../client/ui/toasts.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { speakingLink } from "../../../support/speaking-link.ts";
import { standInForModalDialogs } from "../../ui/jsdom-dialog.ts";

beforeAll(standInForModalDialogs);

const ANNA = memberId("a".repeat(32));
const BEN = memberId("b".repeat(32));
const CONTACT = "1".repeat(32);
const open = { practice: "p", member: ANNA, roles: ["owner"], demo: false } as unknown as OpenPractice;
const stamp = (by: typeof ANNA, minute = 0) => ({
  by,
  at: `2026-03-04T09:${30 + minute}:00.000Z`,
  origin: "edit" as const,
});

function makeFile(): Y.Doc {
  const doc = new Y.Doc();
  const fields = { code: "A-1", address: "Old Road 1" };
  createPatientFile(doc, { id: documentId("f".repeat(32)), stamp: stamp(ANNA), fields });
  addContact(doc, stamp(ANNA), { id: CONTACT, kind: "phone", value: "1" });
  return doc;
}

const take = (to: Y.Doc, from: Y.Doc): void => Y.applyUpdate(to, Y.encodeStateAsUpdate(from));

/** A replica whose writings at the same time win (or lose) against those of `doc`. */
function other(doc: Y.Doc, wins: boolean): Y.Doc {
  const replica = new Y.Doc();
  take(replica, doc);
  replica.clientID = wins ? 0xffff_fff0 : 1;
  return replica;
}

function show(content: () => JSX.Element): void {
  const team = [
    { member: ANNA, living: true, displayName: "Anna", roles: ["owner"] },
    { member: BEN, living: true, displayName: "Ben", roles: ["clinician"] },
  ];
  const engine = speakingLink((method) => (method === "team" ? team : []));
  render(() => (
    <EngineProvider engine={makeEngineHandle(engine.link)}>
      <WordsProvider language={english} personWord="client" locale="en-GB" timeZone="UTC">
        <PracticeProvider open={open}>
          <Toasts words={{ dismiss: "Dismiss", more: (count) => `${count} more` }}>{content()}</Toasts>
        </PracticeProvider>
      </WordsProvider>
    </EngineProvider>
  ));
}

const showForms = (doc: Y.Doc, readOnly = false): void =>
  show(() => (
    <>
      <ContestedFields doc={doc} onShow={() => undefined} />
      <IdentityForm doc={doc} readOnly={readOnly} />
      <ContactsForm doc={doc} readOnly={readOnly} />
    </>
  ));

const choiceIn = (label: string): HTMLElement =>
  screen.getByRole("group", { name: `${label}: which one holds` });
const address = (): HTMLElement => screen.getByRole("textbox", { name: "Address" });

describe("a field that two changed at once while its form was closed", () => {
  function apart(): Y.Doc {
    const doc = makeFile();
    const ben = other(doc, true);
    editIdentity(doc, stamp(ANNA), { address: "Anna's Lane 2" });
    editIdentity(ben, stamp(BEN, 5), { address: "Ben's Way 3" });
    take(doc, ben);
    return doc;
  }

  test("says who wrote what and when, and how many there are", async () => {
    showForms(apart());
    expect(address()).toHaveValue("Ben's Way 3");
    const choice = choiceIn("Address");
    await vi.waitFor(() => expect(choice).toHaveTextContent("What stands here: Ben, 4 March 2026 at 09:35"));
    expect(choice).toHaveTextContent("“Anna's Lane 2” – you, 4 March 2026 at 09:30");
    expect(screen.getByText("1 field of this file was changed by several people at once.")).toBeVisible();
  });

  test.each([
    ["Keep this", "Ben's Way 3"],
    ["Take the other", "Anna's Lane 2"],
  ])("is decided by the keyboard, for everybody: %s", async (name, value) => {
    const doc = apart();
    const elsewhere = other(doc, false);
    showForms(doc);
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Show" }));
    expect(within(choiceIn("Address")).getByRole("button", { name: "Keep this" })).toHaveFocus();
    while (document.activeElement !== screen.getByRole("button", { name })) await user.tab();
    await user.keyboard("{Enter}");
    expect(address()).toHaveFocus();
    expect(address()).toHaveValue(value);
    expect(screen.queryByRole("group", { name: /which one holds/u })).toBeNull();
    expect(screen.queryByText(/changed by several people/u)).toBeNull();
    take(elsewhere, doc);
    expect(readContestedFields(elsewhere)).toEqual([]);
    expect(readPatientFile(elsewhere).value.identity.address).toBe(value);
  });

  test("stays told while one types on, and goes when somebody else decides", async () => {
    const doc = apart();
    const ben = other(doc, true);
    showForms(doc);
    await userEvent.type(address(), ", rear");
    expect(choiceIn("Address")).toHaveTextContent("“Anna's Lane 2”");
    expect(readContestedFields(doc)[0]?.candidates.map(({ value }) => value)).toEqual([
      "Ben's Way 3, rear",
      "Anna's Lane 2",
    ]);
    take(ben, doc);
    editIdentity(ben, { ...stamp(BEN, 9), seen: "all" }, { address: "Ben's Way 3, rear" });
    take(doc, ben);
    expect(screen.queryByRole("group", { name: /which one holds/u })).toBeNull();
    expect(address()).toHaveValue("Ben's Way 3, rear");
  });

  test("is told without a choice to whoever may only read", () => {
    showForms(apart(), true);
    expect(within(choiceIn("Address")).queryByRole("button")).toBeNull();
    expect(choiceIn("Address")).toHaveTextContent("“Anna's Lane 2”");
  });

  test("offers each of several by its words", async () => {
    const doc = apart();
    const late = new Y.Doc();
    take(late, doc);
    late.getMap("identity").set("address~x", { value: null, by: BEN, at: "2026-03-04T10:00:00.000Z" });
    take(doc, late);
    showForms(doc);
    const choice = within(choiceIn("Address"));
    expect(choice.getByRole("button", { name: "Take “Anna's Lane 2”" })).toBeVisible();
    await userEvent.click(choice.getByRole("button", { name: "Leave it empty" }));
    expect(address()).toHaveValue("");
    expect(readContestedFields(doc)).toEqual([]);
  });
});

describe("choices and ticks", () => {
  test("what others chose at the same time stands beside them, in words", () => {
    const doc = makeFile();
    const ben = other(doc, true);
    editContact(doc, stamp(ANNA), { id: CONTACT, kind: "email", discreet: true });
    editContact(ben, stamp(BEN), { id: CONTACT, kind: "other", discreet: false });
    take(doc, ben);
    showForms(doc);
    expect(choiceIn("Kind")).toHaveTextContent("“Email” – you, 4 March 2026 at 09:30");
    expect(choiceIn("Be discreet")).toHaveTextContent("“ticked” – you");
    expect(screen.getByText("2 fields of this file were changed by several people at once.")).toBeVisible();
  });

  test("what was ticked here stays when somebody unticks it meanwhile, and can be left to them", async () => {
    const doc = makeFile();
    showForms(doc);
    const box = screen.getByRole("checkbox", { name: "Be discreet" });
    await userEvent.click(box);
    const ben = other(doc, true);
    editContact(ben, stamp(BEN), { id: CONTACT, discreet: false });
    take(doc, ben);
    expect(box).toBeChecked();
    await vi.waitFor(() => expect(choiceIn("Be discreet")).toHaveTextContent("“not ticked” – Ben"));
    await userEvent.click(screen.getByRole("button", { name: "Take the other" }));
    expect(box).not.toBeChecked();
    expect(box).toHaveFocus();
    expect(screen.queryByRole("group", { name: /which one holds/u })).toBeNull();
  });
});

test("one's own second tab is called that, and nobody else", async () => {
  const doc = makeFile();
  showForms(doc);
  await userEvent.type(address(), "0");
  const tab = other(doc, true);
  editIdentity(tab, stamp(ANNA, 7), { address: "Third Street" });
  take(doc, tab);
  expect(address()).toHaveValue("Old Road 10");
  expect(choiceIn("Address")).toHaveTextContent(
    "“Third Street” – you, in another tab or on another device, 4 March 2026 at 09:37",
  );
});
