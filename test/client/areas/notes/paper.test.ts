import { expect, test } from "vitest";
import { paperFor, paperOf } from "../../../../client/areas/notes/paper.ts";

test.each([
  ["en-US", "letter"],
  ["es-MX", "letter"],
  ["en-IE", "a4"],
  ["de", "a4"],
  ["en", "a4"],
  ["el-GR", "a4"],
])("the paper for %s is %s", (locale, paper) => expect(paperOf(locale)).toBe(paper));

test.each([
  ["letter", "letter"],
  ["a4", "a4"],
  [null, "a4"],
  ["papyrus", "a4"],
])("where %s is chosen for a device in Ireland, it prints on %s", (setting, paper) =>
  expect(paperFor(setting, "en-IE")).toBe(paper),
);
