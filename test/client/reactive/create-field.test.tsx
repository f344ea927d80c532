import { createRoot } from "solid-js";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { createField, replaceText } from "../../../client/reactive/create-field.ts";
import { textOf } from "../../../client/reactive/plain.ts";
import { exchange, makePick, testSeed } from "../../support/random-edits.ts";

describe("a field", () => {
  test("follows the document and names the origin of what it writes", () => {
    createRoot((stop) => {
      const doc = new Y.Doc();
      const origins: unknown[] = [];
      doc.on("afterTransaction", (tr: Y.Transaction) => origins.push(tr.origin));
      const [value, set] = createField(doc.getMap("root"), "name", { origin: "edit" });
      expect(value()).toBe("");
      set("Ada");
      expect(value()).toBe("Ada");
      set("Ada");
      expect(origins).toEqual(["edit"]);
      doc.getMap("root").set("name", 5);
      expect(value()).toBe("");
      stop();
    });
  });

  test("writes through the model when it is given one", () => {
    createRoot((stop) => {
      const written: string[] = [];
      const map = new Y.Doc().getMap("root");
      const [, set] = createField(map, "name", { origin: "edit", write: (value) => written.push(value) });
      set("Ada");
      expect(written).toEqual(["Ada"]);
      expect(map.size).toBe(0);
      stop();
    });
  });

  test("keeps the words of two people who type in one text", () => {
    createRoot((stop) => {
      const here = new Y.Doc();
      const there = new Y.Doc();
      here.getMap("root").set("text", new Y.Text("sleep"));
      exchange(here, there);
      const [value, set] = createField(here.getMap("root"), "text", { origin: "edit" });
      const [, setThere] = createField(there.getMap("root"), "text", { origin: "edit" });
      set("poor sleep");
      setThere("sleep again");
      exchange(here, there);
      expect(value()).toBe("poor sleep again");
      stop();
    });
  });
});

test("replacing a text gives exactly the new text and never half a character", () => {
  const seed = testSeed();
  const pick = makePick(seed);
  const letters = ["a", "b", "😀", "😁", "é"];
  const word = (): string => Array.from({ length: pick(8) }, () => letters[pick(5)] ?? "a").join("");
  const text = new Y.Doc().getText("text");
  const inserts: string[] = [];
  text.observe((event) => {
    for (const { insert } of event.delta) if (typeof insert === "string") inserts.push(insert);
  });
  for (let run = 0; run < 500; run += 1) {
    const next = word();
    replaceText(text, next);
    expect(textOf(text), `SEED=${seed}`).toBe(next);
  }
  expect(
    inserts.every((insert) => !/[\uD800-\uDFFF]/u.test(insert)),
    `SEED=${seed}`,
  ).toBe(true);
});
