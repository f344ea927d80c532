import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { NoteDetails } from "../../../../client/areas/notes/note-details.tsx";
import { createNoteFacts } from "../../../../client/areas/notes/note-facts.ts";
import type { OpenPractice } from "../../../../client/engine/api.ts";
import { readContestedFields } from "../../../../client/model/contested-fields.ts";
import { documentId, memberId, patientId } from "../../../../client/model/ids.ts";
import { createNote, editNote, readNote } from "../../../../client/model/note.ts";
import { noteTemplates } from "../../../../client/model/note-templates.ts";
import { EngineProvider, makeEngineHandle } from "../../../../client/state/engine.tsx";
import { PracticeProvider } from "../../../../client/state/practice.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { speakingLink } from "../../../support/speaking-link.ts";

const ANNA = memberId("a".repeat(32));
const BEN = memberId("b".repeat(32));
const open = { practice: "p", member: ANNA, roles: ["owner"], demo: false } as unknown as OpenPractice;
const stamp = (by: typeof ANNA, minute: number) => ({
  by,
  at: `2026-03-04T09:${30 + minute}:00.000Z`,
  origin: "edit" as const,
});
/** At this time of day here. */
const at = (time: string): string => new Date(`2026-03-02T${time}`).toISOString();

function apart(anna: string, ben: string): Y.Doc {
  const doc = new Y.Doc();
  const [template] = noteTemplates;
  if (template === undefined) throw new TypeError("no template");
  createNote(doc, {
    id: documentId("e".repeat(32)),
    patientId: patientId("d".repeat(32)),
    stamp: stamp(ANNA, 0),
    template,
    resolve: (key) => key,
    fields: { sessionStart: at("10:00"), zone: "Europe/Berlin" },
  });
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  other.clientID = 0xffff_fff0;
  editNote(doc, stamp(ANNA, 1), { sessionStart: anna, zone: "Europe/Lisbon", noteType: "intake" });
  editNote(other, stamp(BEN, 2), { sessionStart: ben, zone: "Europe/Athens", noteType: "contact" });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  return doc;
}

function show(doc: Y.Doc): void {
  const engine = speakingLink(() => []);
  const Details = () => <NoteDetails doc={doc} facts={createNoteFacts(doc)()} readOnly={false} />;
  render(() => (
    <EngineProvider engine={makeEngineHandle(engine.link)}>
      <WordsProvider language={english} personWord="client" locale="en-GB">
        <PracticeProvider open={open}>
          <Details />
        </PracticeProvider>
      </WordsProvider>
    </EngineProvider>
  ));
}

const choiceIn = (label: RegExp): HTMLElement | null => screen.queryByRole("group", { name: label });

test("two times of one day are told at the time, and whoever takes the other takes its zone with it", async () => {
  const doc = apart(at("11:15"), at("12:45"));
  show(doc);
  const time = choiceIn(/^Time/u);
  await vi.waitFor(() => expect(time).toHaveTextContent("“11:15” – you, 4 March 2026"));
  expect(choiceIn(/^Date/u)).toBeNull();
  const take = [...(time?.querySelectorAll("button") ?? [])].find(
    (each) => each.textContent === "Take the other",
  );
  if (take === undefined) throw new TypeError("no choice");
  await userEvent.click(take);
  expect(readNote(doc).value).toMatchObject({ sessionStart: at("11:15"), zone: "Europe/Lisbon" });
  expect(readContestedFields(doc).map(({ field }) => field)).toEqual(["noteType"]);
  expect(choiceIn(/^Time/u)).toBeNull();
});

test("two types are told in words, and one is kept by the keyboard", async () => {
  const doc = apart(at("11:15"), at("11:15"));
  show(doc);
  const type = choiceIn(/^Type/u);
  expect(type).toHaveTextContent("“Intake” – you");
  type?.querySelector("button")?.focus();
  await userEvent.keyboard("{Enter}");
  expect(readNote(doc).value.noteType).toBe("contact");
  expect(screen.getByRole("button", { name: /^Type/u })).toHaveFocus();
  expect(choiceIn(/^Type/u)).toBeNull();
});
