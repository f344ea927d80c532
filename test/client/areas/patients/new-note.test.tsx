/** What was typed for a note that could not be made. */
import { MemoryRouter } from "@solidjs/router";
import { render } from "@solidjs/testing-library";
import { expect, test, vi } from "vitest";
import { bytesToPatientId } from "../../../../crypto/public/ids.ts";
import { CommandsProvider } from "../../../../client/areas/frame/commands.tsx";
import {
  type EarlyKeys,
  EarlyKeysProvider,
  useEarlyKeys,
} from "../../../../client/areas/frame/early-keys.tsx";
import { createNewNote, type NewNote } from "../../../../client/areas/patients/new-note.ts";
import type { OpenPractice } from "../../../../client/engine/api.ts";
import { EngineFault } from "../../../../client/link/engine-link.ts";
import { noteTemplates } from "../../../../client/model/note-templates.ts";
import { EngineProvider, makeEngineHandle } from "../../../../client/state/engine.tsx";
import { PracticeProvider } from "../../../../client/state/practice.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { speakingLink } from "../../../support/speaking-link.ts";

const open = { practice: "p", member: "anna", roles: ["owner"], demo: false } as unknown as OpenPractice;
const type = (words: string): void =>
  [...words].forEach((key) => {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  });

test("is there for the next try", async () => {
  const asked: (() => void)[] = [];
  const engine = speakingLink((method) =>
    method === "createDocument"
      ? new Promise((_, reject) => {
          asked.push(() => reject(new EngineFault({ code: "storage-full", retryable: true })));
        })
      : [],
  );
  let parts: { readonly early: EarlyKeys; readonly note: NewNote } | undefined;
  const Page = () => {
    const patient = bytesToPatientId(new Uint8Array(16).fill(1));
    parts = { early: useEarlyKeys(), note: createNewNote(() => patient) };
    return null;
  };
  render(() => (
    <WordsProvider language={english} personWord="client">
      <EngineProvider engine={makeEngineHandle(engine.link)}>
        <MemoryRouter>
          {{
            path: "/",
            component: () => (
              <PracticeProvider open={open}>
                <CommandsProvider>
                  <EarlyKeysProvider>
                    <Page />
                  </EarlyKeysProvider>
                </CommandsProvider>
              </PracticeProvider>
            ),
          }}
        </MemoryRouter>
      </EngineProvider>
    </WordsProvider>
  ));
  await vi.waitFor(() => expect(parts).toBeDefined());
  const [template] = noteTemplates;
  if (parts === undefined || template === undefined) throw new RangeError("no page");
  const { early, note } = parts;
  void note.run(template);
  type("Hel");
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  asked[0]?.();
  await vi.waitFor(() => expect(note.fault()).toBe("storage-full"));
  void note.run(template);
  type("lo");
  expect(early.end()).toEqual([..."Hello"]);
});
