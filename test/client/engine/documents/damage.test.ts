import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { type DocumentSafety, makeDocumentSession } from "../../../../client/link/document-session.ts";
import type { DocumentId } from "../../../../crypto/public/ids.ts";
import type { EngineDevice } from "../../../support/engine-device.ts";
import {
  addFile,
  comeIn,
  type EnginePlace,
  eventually,
  found,
  makeEnginePlace,
  PASSPHRASE,
  quiet,
} from "../../../support/engine-place.ts";

let place: EnginePlace;
beforeAll(async () => {
  place = await makeEnginePlace();
});
afterAll(() => place.close());

/** Flips a bit in the second entry of this document and forgets its state. Nothing may be open meanwhile. */
async function damageSecondEntry({ disk }: EngineDevice, document: DocumentId): Promise<void> {
  const [name = ""] = await disk.names();
  const store = await disk.open(name);
  const [, second] = await store.range("entries", { prefix: `${document}/` });
  if (second === undefined) throw new RangeError("too few entries");
  const bytes = second.value.slice();
  const at = Math.floor(bytes.length * 0.7);
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  await store.commit(
    [
      { table: "entries", key: second.key, value: bytes },
      { table: "states", key: document, value: null },
    ],
    "strict",
  );
  store.close();
}

/** Boris has a file that Anna has changed three times; he is offline, and one of its rows is damaged. */
async function scene(name: string) {
  const a = place.device(`a ${name}`).link();
  const anna = await found(a);
  const { patient, document } = await addFile(a, anna.member, "AB-1");
  const boris = place.device(`b ${name}`, { cuttable: true });
  const { practice, member } = await comeIn(a, boris, "Boris");
  await a.call("assign", { patient, member });
  const writer = makeDocumentSession(a, document);
  await writer.ready;
  for (const value of ["one", "two", "three"]) {
    writer.doc.getMap("identity").set("preferredName", value);
    await eventually(() => writer.safety.at === "backed-up");
  }
  const reader = makeDocumentSession(boris.link(), document);
  await eventually(() => reader.doc.getMap("identity").get("preferredName") === "three");
  const whole = Y.encodeStateAsUpdate(reader.doc);
  reader.close();
  await quiet(boris.link());
  place.way.set("refuse");
  await boris.restart();
  await damageSecondEntry(boris, document);
  const b = boris.link();
  await b.call("unlock", { practice, passphrase: PASSPHRASE });
  const tab = makeDocumentSession(b, document);
  const ends: DocumentSafety[] = [];
  tab.onSafety((safety) => safety.at === "closed" && ends.push(safety));
  return { writer, tab, ends, whole };
}

test("a tab in a partly damaged document can write, and sees the rest when it is back", async () => {
  const { writer, tab, ends } = await scene("partly");
  await tab.ready;
  const seen = tab.doc.getMap("identity");
  expect(
    seen.get("preferredName"),
    "what is left does not show what builds on the damaged row",
  ).toBeUndefined();
  seen.set("pronouns", "they");
  await eventually(() => tab.safety.at === "saved-here");
  place.way.set("pass");
  await eventually(() => seen.get("preferredName") === "three");
  await eventually(() => tab.safety.at === "backed-up");
  await eventually(() => writer.doc.getMap("identity").get("pronouns") === "they");
  expect(ends).toEqual([]);
});

test("a tab that knows more than damaged rows left is not closed, and nothing of it counts as saved before they are back", async () => {
  const { tab, ends, whole } = await scene("knows more");
  Y.applyUpdate(tab.doc, whole);
  tab.doc.getMap("identity").set("pronouns", "they");
  await tab.ready;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(tab.safety.at).toBe("saving");
  place.way.set("pass");
  await eventually(() => tab.safety.at === "backed-up");
  expect(tab.doc.getMap("identity").toJSON()).toMatchObject({ preferredName: "three", pronouns: "they" });
  expect(ends).toEqual([]);
});
