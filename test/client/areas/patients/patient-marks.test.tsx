import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import type { JSX } from "solid-js";
import { beforeAll, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { MarkDialog } from "../../../../client/areas/patients/mark-dialog.tsx";
import { MarkBadges, MarkNotices } from "../../../../client/areas/patients/patient-marks.tsx";
import type { OpenPractice } from "../../../../client/engine/api.ts";
import { readPatientFile, setMark } from "../../../../client/model/patient-file.ts";
import { EngineProvider, makeEngineHandle } from "../../../../client/state/engine.tsx";
import { PracticeProvider } from "../../../../client/state/practice.tsx";
import { Toasts } from "../../../../client/ui/toasts.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { speakingLink } from "../../../support/speaking-link.ts";
import { ada, stamp } from "../../model/samples.ts";
import { standInForModalDialogs } from "../../ui/jsdom-dialog.ts";

beforeAll(standInForModalDialogs);

const open = { practice: "p", member: ada, roles: ["owner"], demo: false } as unknown as OpenPractice;

function showNotices(doc: Y.Doc): void {
  show(() => <MarkNotices doc={doc} />);
}

function show(content: () => JSX.Element, roles: readonly string[] = ["owner"]): void {
  const engine = speakingLink((method) =>
    method === "team" ? [{ member: ada, living: true, displayName: "Ada", roles: ["owner"] }] : [],
  );
  render(() => (
    <EngineProvider engine={makeEngineHandle(engine.link)}>
      <WordsProvider language={english} personWord="client" locale="en-GB" timeZone="UTC">
        <PracticeProvider open={{ ...open, roles } as OpenPractice}>{content()}</PracticeProvider>
      </WordsProvider>
    </EngineProvider>
  ));
}

test("a mark says what it means, since when, by whom and why, and goes when it is lifted", async () => {
  const doc = new Y.Doc();
  showNotices(doc);
  expect(screen.queryByText("Legal hold")).toBeNull();
  setMark(doc, stamp(1, ada), { mark: "legal-hold", set: true, reason: "Court order 7/26" });
  expect(screen.getByText("Legal hold")).toBeVisible();
  expect(screen.getByText(/Nothing of this file may be disposed of/u)).toBeVisible();
  await vi.waitFor(() =>
    expect(screen.getByText(/^Since \d.*, by Ada: Court order 7\/26$/u)).toBeInTheDocument(),
  );
  setMark(doc, stamp(2, ada), { mark: "legal-hold", set: false });
  expect(screen.queryByText("Legal hold")).toBeNull();
});

test("a mark without a reason says none", async () => {
  const doc = new Y.Doc();
  setMark(doc, stamp(1, ada), { mark: "deceased", set: true });
  showNotices(doc);
  await vi.waitFor(() => expect(screen.getByText(/^Since \d.*, by Ada\.$/u)).toBeVisible());
});

test("a mark that cannot be read is passed over, and hides nothing of those that can", async () => {
  const doc = new Y.Doc();
  setMark(doc, stamp(1, ada), { mark: "legal-hold", set: true });
  doc.getArray("marks").push([
    { mark: "deceased", set: true, by: ada },
    { mark: "restricted", set: true, by: ada, at: "some day" },
    { mark: "legal-hold", set: false, by: ada, at: 7 },
  ]);
  showNotices(doc);
  await vi.waitFor(() => expect(screen.getByText(/^Since \d.*, by Ada\.$/u)).toBeVisible());
  expect([...readPatientFile(doc).value.marks]).toEqual(["legal-hold"]);
  expect(screen.getByText("Legal hold")).toBeVisible();
  expect(screen.queryByText("Deceased")).toBeNull();
  expect(screen.queryByText("Restricted")).toBeNull();
});

test("a reason stays with whoever typed it when somebody else was first", async () => {
  const doc = new Y.Doc();
  const closed = vi.fn();
  const Dialog = () => (
    <Toasts words={{ dismiss: "Dismiss", more: (count) => `${count} more` }}>
      <MarkDialog doc={doc} mark="legal-hold" set name="Mara Lindt" onClose={closed} />
    </Toasts>
  );
  show(Dialog);
  expect(screen.getByRole("alertdialog", { name: "Place Mara Lindt under legal hold" })).toBeVisible();
  const reason = screen.getByLabelText(/Reason/u);
  await userEvent.type(reason, "Court order 7/26");
  setMark(doc, stamp(1, ada), { mark: "legal-hold", set: true, reason: "Theirs" });
  const confirm = screen.getByRole("button", { name: "Place under legal hold" });
  await userEvent.click(confirm);
  expect(closed).not.toHaveBeenCalled();
  expect(reason).toHaveValue("Court order 7/26");
  expect(screen.getByText(/This was done elsewhere meanwhile/u)).toBeVisible();
  setMark(doc, stamp(2, ada), { mark: "legal-hold", set: false });
  await userEvent.click(confirm);
  expect(closed).toHaveBeenCalledOnce();
  expect(readPatientFile(doc).value.markEvents.at(-1)).toMatchObject({
    reason: "Court order 7/26",
    set: true,
  });
});

describe("a legal hold", () => {
  const dialog = (doc: Y.Doc, set: boolean, roles: readonly string[]): HTMLButtonElement => {
    const Dialog = () => (
      <Toasts words={{ dismiss: "Dismiss", more: (count) => `${count} more` }}>
        <MarkDialog doc={doc} mark="legal-hold" set={set} name="Mara Lindt" onClose={() => undefined} />
      </Toasts>
    );
    show(Dialog, roles);
    return screen.getByRole("button", { name: set ? "Place under legal hold" : "Lift the legal hold" });
  };

  test.each([
    [true, ["clinician"], true],
    [true, ["owner"], true],
    [true, ["front-desk", "biller"], false],
    [false, ["owner"], true],
    [false, ["clinician", "front-desk"], false],
  ])("set: %s by %s: allowed %s", async (set, roles, isAllowed) => {
    const doc = new Y.Doc();
    if (!set) setMark(doc, stamp(1, ada), { mark: "legal-hold", set: true });
    await userEvent.click(dialog(doc, set, roles));
    expect(readPatientFile(doc).value.marks.has("legal-hold")).toBe(isAllowed === set);
    const who = screen.queryByText(/Ask one of them/u);
    if (isAllowed) expect(who).toBeNull();
    else expect(who).toBeVisible();
  });

  test("is no matter of who marks a person as deceased", async () => {
    const doc = new Y.Doc();
    const Dialog = () => (
      <Toasts words={{ dismiss: "Dismiss", more: (count) => `${count} more` }}>
        <MarkDialog doc={doc} mark="deceased" set name="Mara Lindt" onClose={() => undefined} />
      </Toasts>
    );
    show(Dialog, ["front-desk"]);
    await userEvent.click(screen.getByRole("button", { name: /deceased/u }));
    expect(readPatientFile(doc).value.marks.has("deceased")).toBe(true);
  });
});

test("badges stand in one order, whatever the file's", () => {
  render(() => (
    <WordsProvider language={english} personWord="client">
      <MarkBadges marks={["deceased", "restricted", "legal-hold"]} />
    </WordsProvider>
  ));
  expect(document.body).toHaveTextContent("RestrictedLegal holdDeceased");
});
