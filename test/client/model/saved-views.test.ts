import { expect, test } from "vitest";
import * as Y from "yjs";
import {
  createPreferences,
  editPreferences,
  summarizePreferences,
} from "../../../client/model/preferences.ts";
import { readViews, removeView, type SavedView, saveView } from "../../../client/model/saved-views.ts";
import { someDocument, stamp } from "./samples.ts";

const view = (id: number, rest: Partial<SavedView> = {}): SavedView => ({
  id: id.toString(16).padStart(32, "0"),
  name: `View ${id}`,
  status: "active",
  whose: "mine",
  notes: "30",
  sort: "note",
  direction: "ascending",
  ...rest,
});

function preferences(): Y.Doc {
  const doc = new Y.Doc();
  createPreferences(doc, someDocument, stamp(0));
  return doc;
}

test("views are read back in the order of their names, and stand in the summary beside the other preferences", () => {
  const doc = preferences();
  saveView(doc, stamp(1), view(1, { name: "Zoo" }));
  saveView(doc, stamp(2), view(2, { name: "Alpha" }));
  editPreferences(doc, stamp(3), { language: "de" });
  expect(readViews(doc).map(({ name }) => name)).toEqual(["Alpha", "Zoo"]);
  expect(summarizePreferences(doc)).toMatchObject({ language: "de", views: readViews(doc) });
});

test("two devices that each add a view while offline keep both", () => {
  const [here, there] = [preferences(), new Y.Doc()];
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  saveView(here, stamp(1), view(1));
  saveView(there, stamp(1), view(2));
  Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  expect(readViews(here)).toHaveLength(2);
  expect(readViews(there)).toEqual(readViews(here));
});

test("a removed view is gone, and removing it again says so", () => {
  const doc = preferences();
  saveView(doc, stamp(1), view(1));
  expect(removeView(doc, stamp(2), view(1).id)).toBe(true);
  expect(readViews(doc)).toEqual([]);
  expect(removeView(doc, stamp(3), view(1).id)).toBe(false);
});

test("what another version wrote is left out and stays", () => {
  const doc = preferences();
  doc.getMap("values").set("view/next", { name: "From the future", status: "on-the-moon" });
  expect(readViews(doc)).toEqual([]);
  expect(doc.getMap("values").has("view/next")).toBe(true);
});

test("refuses a view without a name, of an unknown status, and one too many", () => {
  const doc = preferences();
  expect(() => saveView(doc, stamp(1), view(1, { name: " " }))).toThrow(RangeError);
  expect(() => saveView(doc, stamp(1), view(1, { whose: "a name in clear" }))).toThrow(RangeError);
  for (let at = 0; at < 50; at++) saveView(doc, stamp(1), view(at));
  expect(() => saveView(doc, stamp(1), view(50))).toThrow(RangeError);
  saveView(doc, stamp(1), view(7, { name: "Another name" }));
  expect(readViews(doc).length, "one of them can still be called otherwise").toBe(50);
  expect(readViews(doc).map(({ name }) => name)).toContain("Another name");
});
