import { describe, expect, test } from "vitest";
import type { SyncState } from "../../../client/engine/api.ts";
import type { DocumentSafety } from "../../../client/link/document-session.ts";
import { saveTruth } from "../../../client/state/save-truth.ts";

const calm: SyncState = {
  relay: { at: "online" },
  waiting: 0,
  notPermitted: 0,
  quarantined: 0,
  storage: "ok",
  lastBackedUpAtMs: 1_000,
  alarms: [],
};
const sync = (over: Partial<SyncState>): SyncState => ({ ...calm, ...over });
const saving: DocumentSafety = { at: "saving" };
const savedHere: DocumentSafety = { at: "saved-here", problem: null };
const backedUp: DocumentSafety = { at: "backed-up" };
const refusedBy = (problem: "not-allowed" | "quota" | "rate"): DocumentSafety => ({
  at: "saved-here",
  problem,
});

describe("never says more than is true", () => {
  test("saving while one document of several is not on the disk", () => {
    expect(saveTruth([backedUp, saving], calm)).toEqual({ at: "saving" });
  });

  test("saved here, not backed up, while one document is not at the relay", () => {
    expect(saveTruth([backedUp, savedHere], calm)).toEqual({ at: "saved-here" });
  });

  test("saved here while the device has anything waiting, whatever the open documents say", () => {
    expect(saveTruth([backedUp], sync({ waiting: 2 }))).toEqual({ at: "saved-here" });
  });

  test("not backed up when the relay has never confirmed anything", () => {
    const silent = sync({ relay: { at: "connecting", attempt: 0 }, lastBackedUpAtMs: null });
    expect(saveTruth([], silent)).toEqual({ at: "saved-here" });
  });

  test("a full disk comes before everything, also before saving", () => {
    expect(saveTruth([saving], sync({ storage: "full" }))).toEqual({ at: "storage", kind: "full" });
    expect(saveTruth([backedUp], sync({ storage: "failed" }))).toEqual({ at: "storage", kind: "failed" });
  });

  test("not permitted stays said while offline", () => {
    const offline = sync({ relay: { at: "offline", retryAtMs: null }, waiting: 1 });
    expect(saveTruth([refusedBy("not-allowed")], offline)).toEqual({ at: "not-permitted" });
  });
});

describe("says", () => {
  test("backed up, with the time, when nothing speaks against it", () => {
    expect(saveTruth([backedUp], calm)).toEqual({ at: "backed-up", atMs: 1_000 });
  });

  test("offline with the number of waiting changes", () => {
    const offline = sync({ relay: { at: "offline", retryAtMs: 5 }, waiting: 3 });
    expect(saveTruth([savedHere], offline)).toEqual({ at: "offline", waiting: 3 });
  });

  test("offline from the second attempt to connect, not from the first", () => {
    const at = (attempt: number) =>
      saveTruth([savedHere], sync({ relay: { at: "connecting", attempt }, waiting: 1 }));
    expect(at(1)).toEqual({ at: "saved-here" });
    expect(at(2)).toEqual({ at: "offline", waiting: 1 });
  });

  test("refused for a lasting reason, and nothing of a passing one", () => {
    expect(saveTruth([refusedBy("quota")], calm)).toEqual({ at: "refused", code: "quota" });
    expect(saveTruth([refusedBy("rate")], calm)).toEqual({ at: "saved-here" });
  });

  test("saved here while the relay waits for its setup code", () => {
    const setup = sync({ relay: { at: "refused", code: "setup-code" }, waiting: 4, lastBackedUpAtMs: null });
    expect(saveTruth([savedHere], setup)).toEqual({ at: "saved-here" });
  });

  test("refused when the relay does not take this device", () => {
    const refused = sync({ relay: { at: "refused", code: "version" } });
    expect(saveTruth([backedUp], refused)).toEqual({ at: "refused", code: "version" });
  });

  test("that a change elsewhere is not permitted only where no document is open", () => {
    const sinned = sync({ notPermitted: 1 });
    expect(saveTruth([], sinned)).toEqual({ at: "not-permitted" });
    expect(saveTruth([backedUp], sinned)).toEqual({ at: "backed-up", atMs: 1_000 });
  });

  test("opening while a document is being read", () => {
    expect(saveTruth([{ at: "opening" }], calm)).toEqual({ at: "opening" });
  });
});
