import { expect, test } from "vitest";
import { paperOf } from "../../../../client/areas/notes/paper.ts";

test.each([
  ["en-US", "letter"],
  ["es-MX", "letter"],
  ["en-IE", "a4"],
  ["de", "a4"],
  ["en", "a4"],
  ["el-GR", "a4"],
])("the paper for %s is %s", (locale, paper) => expect(paperOf(locale)).toBe(paper));
