import { render, screen } from "@solidjs/testing-library";
import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { MarkBadges, MarkNotices } from "../../../../client/areas/patients/patient-marks.tsx";
import type { OpenPractice } from "../../../../client/engine/api.ts";
import { setMark } from "../../../../client/model/patient-file.ts";
import { EngineProvider, makeEngineHandle } from "../../../../client/state/engine.tsx";
import { PracticeProvider } from "../../../../client/state/practice.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { speakingLink } from "../../../support/speaking-link.ts";
import { ada, stamp } from "../../model/samples.ts";

const open = { practice: "p", member: ada, roles: ["owner"], demo: false } as unknown as OpenPractice;

function showNotices(doc: Y.Doc): void {
  const engine = speakingLink((method) =>
    method === "team" ? [{ member: ada, living: true, displayName: "Ada", roles: ["owner"] }] : [],
  );
  render(() => (
    <EngineProvider engine={makeEngineHandle(engine.link)}>
      <WordsProvider language={english} personWord="client" locale="en-GB" timeZone="UTC">
        <PracticeProvider open={open}>
          <MarkNotices doc={doc} />
        </PracticeProvider>
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

test("badges stand in one order, whatever the file's", () => {
  render(() => (
    <WordsProvider language={english} personWord="client">
      <MarkBadges marks={["deceased", "restricted", "legal-hold"]} />
    </WordsProvider>
  ));
  expect(document.body).toHaveTextContent("RestrictedLegal holdDeceased");
});
