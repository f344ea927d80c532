import { expect, test } from "vitest";
import { answerOf } from "../../../../client/engine/store/indexed-db.ts";

const never = new Promise<string[]>(() => undefined);

test("a question that is lost is asked again", async () => {
  let asked = 0;
  const ask = (): Promise<string[]> => (++asked < 3 ? never : Promise.resolve(["one"]));
  expect(await answerOf(ask, 5)).toEqual(["one"]);
  expect(asked).toBe(3);
});

test("a disk that never answers is a fault, not a wait without end", async () => {
  await expect(answerOf(() => never, 1)).rejects.toMatchObject({ code: "storage-failed" });
});

test("a refusal is passed on at once", async () => {
  const refusal = new Error("no");
  await expect(answerOf(() => Promise.reject(refusal), 1_000)).rejects.toBe(refusal);
});
