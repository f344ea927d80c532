import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dictionaryOf } from "../../../client/words/dictionary-of.ts";

const WORDS = join(import.meta.dirname, "../../../client/words");

describe.each(["en", "de", "es", "el"])("%s", (tag) => {
  test("lists each of its files, and no sentence is in two of them", async () => {
    const listed = (await import(`../../../client/words/${tag}/all.ts`)) as Record<
      string,
      Record<string, string>
    >;
    const files = readdirSync(join(WORDS, tag)).filter((file) => file !== "all.ts");
    expect(Object.keys(listed)).toHaveLength(files.length);
    const keys = Object.values(listed).flatMap((area) => Object.keys(area));
    expect(Object.keys(dictionaryOf(listed)).toSorted()).toEqual(keys.toSorted());
  });
});

test("a dictionary has the sentences of all its files", () => {
  expect(dictionaryOf({ one: { a: "A" }, two: { b: "B" } })).toEqual({ a: "A", b: "B" });
});
