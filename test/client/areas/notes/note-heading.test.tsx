import { render } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { createNoteTitle, createSharesDay } from "../../../../client/areas/notes/note-heading.ts";
import { makeDeviceDocument } from "../../../../client/link/device-document.ts";
import { DeviceProvider } from "../../../../client/state/device.tsx";
import { PrivacyProvider } from "../../../../client/state/privacy.tsx";
import type { SummaryOf } from "../../../../client/state/summaries.ts";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";

/** A session at this time of day here. */
const note = (patient: string, at: string, title?: string): SummaryOf<"note"> =>
  ({
    ...{ document: `${patient} ${at}`, type: "note", patient, changedAtMs: 1 },
    fields: { noteType: "session", sessionStart: new Date(at).toISOString(), title },
  }) as unknown as SummaryOf<"note">;

/** What the notes of this list are called in it. */
function titles(notes: readonly SummaryOf<"note">[]): readonly string[] {
  let found: readonly string[] = [];
  function Titles(): undefined {
    const title = createNoteTitle();
    const sharesDay = createSharesDay(() => notes);
    found = notes.map((each) => title(each.fields, sharesDay()(each)).replaceAll("\u00a0", " "));
  }
  const device = makeDeviceDocument();
  render(() => (
    <DeviceProvider device={device}>
      <WordsProvider language={english} personWord="client" locale="en-GB">
        <PrivacyProvider>
          <Titles />
        </PrivacyProvider>
      </WordsProvider>
    </DeviceProvider>
  ));
  void device.close();
  return found;
}

test("two sessions with one person on one day are told apart by their time", () => {
  expect(titles([note("ada", "2026-03-04T09:00"), note("ada", "2026-03-04T14:30")])).toEqual([
    "Session on 4 March 2026, 09:00",
    "Session on 4 March 2026, 14:30",
  ]);
});

test("a session that is alone on its day, or has a title, is called without a time", () => {
  const alone = [
    note("ada", "2026-03-04T09:00"),
    note("ben", "2026-03-04T14:30"),
    note("ada", "2026-03-05T09:00"),
  ];
  expect(titles(alone).filter((title) => title.includes(":"))).toEqual([]);
  expect(
    titles([note("ada", "2026-03-04T09:00", "First"), note("ada", "2026-03-04T14:30", "Second")]),
  ).toEqual(["First", "Second"]);
});
