import { createComputed, createRoot, on } from "solid-js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Summary } from "../../../client/engine/api.ts";
import { makeEngineHandle } from "../../../client/state/engine.tsx";
import { concerns, createSummaries, withNews } from "../../../client/state/summaries.ts";
import { patientRow, speakingLink } from "../../support/speaking-link.ts";

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

describe("news that the engine tells", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Turns of the engine, each telling of so many people; how often the list was shown anew, and whom it has in the end. */
  async function told(turns: number, { atOnce }: { readonly atOnce: number }) {
    const { link, say } = speakingLink(() => []);
    const { goes, summaries, dispose } = createRoot((end) => {
      const followed = createSummaries(makeEngineHandle(link), { type: "patient-file" });
      let times = 0;
      createComputed(on(followed.byDocument, () => (times += 1), { defer: true }));
      return { goes: () => times, summaries: followed, dispose: end };
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(summaries.at()).toBe("ready");
    const before = goes();
    for (let turn = 0; turn < turns; turn += 1) {
      for (let each = 0; each < atOnce; each += 1) {
        say({ event: "summary", summary: patientRow(`${turn}-${each}`, "Somebody") });
      }
      await vi.advanceTimersByTimeAsync(50);
    }
    await vi.runAllTimersAsync();
    const shown = { goes: goes() - before, people: summaries.items().length };
    dispose();
    return shown;
  }

  test("in heaps is shown in fewer goes than one by one, and nobody is left out", async () => {
    const [turns, heap] = [60, 30];
    const one = await told(turns, { atOnce: 1 });
    const many = await told(turns, { atOnce: heap });
    expect([one.people, many.people]).toEqual([turns, turns * heap]);
    expect(many.goes).toBeGreaterThan(1);
    expect(many.goes).toBeLessThan(one.goes / 2);
  });

  test("of the same person again and again ends with what was said last", async () => {
    const { link, say } = speakingLink(() => []);
    const { summaries, dispose } = createRoot((end) => ({
      summaries: createSummaries(makeEngineHandle(link), { type: "patient-file" }),
      dispose: end,
    }));
    for (let at = 1; at <= 40; at += 1)
      say({ event: "summary", summary: patientRow("ada", `Ada ${at}`, at) });
    await vi.runAllTimersAsync();
    expect(summaries.items().map(({ fields }) => fields)).toEqual([{ name: "Ada 40" }]);
    dispose();
  });
});
