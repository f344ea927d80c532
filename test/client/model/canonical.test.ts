import * as Y from "yjs";
import { expect, test } from "vitest";
import { canonical } from "../../../client/model/canonical.ts";
import { exchange, makePick, randomEdit, testSeed } from "../../support/random-edits.ts";
import { newNote, replicaOf } from "./samples.ts";

test("two replicas that exchanged everything have one form, whatever the order of edits", () => {
  const seed = testSeed();
  for (let run = 0; run < 40; run += 1) {
    const pick = makePick(`${seed} ${run}`);
    const here = new Y.Doc();
    const there = new Y.Doc();
    for (let step = 0; step < 60; step += 1) {
      const doc = pick(2) === 0 ? here : there;
      randomEdit(doc.getMap("root"), pick);
      if (pick(12) === 0) exchange(here, there);
    }
    exchange(here, there);
    expect(canonical(there), `SEED=${seed} run ${run}`).toEqual(canonical(here));
  }
});

test("two replicas that differ have different forms", () => {
  const here = newNote();
  const there = replicaOf(here);
  there.getXmlFragment("body").get(0).setAttribute("level", "3");
  expect(canonical(there)).not.toEqual(canonical(here));
});

test("the form does not depend on who asked for a root first and with what kind", () => {
  const here = newNote();
  const there = replicaOf(here);
  expect(canonical(there)).toEqual(canonical(here));
  there.getMap("unused");
  expect(canonical(there)).toEqual(canonical(here));
});

test("map keys are sorted and equal marks are joined", () => {
  const doc = new Y.Doc();
  doc.getMap("map").set("b", 1);
  doc.getMap("map").set("a", { z: 1, y: 2 });
  const text = new Y.XmlText();
  doc.getXmlFragment("body").push([text]);
  text.insert(0, "one ", { strong: {} });
  text.insert(4, "two", { strong: {} });
  expect(JSON.stringify(canonical(doc))).toBe(
    '{"body":[[{"text":"one two","marks":{"strong":{}}}]],"map":{"a":{"y":2,"z":1},"b":1}}',
  );
});
