import { describe, expect, test } from "vitest";
import type { Summary } from "../../../client/engine/api.ts";
import { concerns, withNews } from "../../../client/state/summaries.ts";

type Named = Pick<Summary, "document" | "changedAtMs"> & { name: string };
const of = (document: string, changedAtMs: number, name = ""): [Summary["document"], Named] => [
  document as Summary["document"],
  { document: document as Summary["document"], changedAtMs, name },
];

describe("the list with what is newer", () => {
  test("takes new documents and newer versions, and leaves the rest", () => {
    const list = withNews(new Map([of("a", 1, "old"), of("b", 1)]), new Map([of("a", 2, "new"), of("c", 1)]));
    expect([...list.keys()]).toEqual(["a", "b", "c"]);
    expect(list.get("a" as Summary["document"])?.name).toBe("new");
  });

  test("keeps what it has when an older version arrives late", () => {
    const list = withNews(new Map([of("a", 5, "newer")]), new Map([of("a", 4, "older")]));
    expect(list.get("a" as Summary["document"])?.name).toBe("newer");
  });

  test("is another list, so that whoever holds the first one sees no change in it", () => {
    const first = new Map([of("a", 1)]);
    withNews(first, new Map([of("b", 1)]));
    expect(first.size).toBe(1);
  });
});

describe("an event concerns a list", () => {
  const summary = { type: "note", patient: "p1" } as unknown as Summary;

  test("of its type, whoever it is about", () => {
    expect(concerns({ type: "note" }, summary)).toBe(true);
    expect(concerns({ type: "patient-file" }, summary)).toBe(false);
  });

  test("of one person only when it is about that person", () => {
    expect(concerns({ type: "note", patient: "p1" as never }, summary)).toBe(true);
    expect(concerns({ type: "note", patient: "p2" as never }, summary)).toBe(false);
  });
});
