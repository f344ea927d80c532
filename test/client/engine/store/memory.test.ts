import { describe, expect, test } from "vitest";
import { Fault } from "../../../../client/engine/fault.ts";
import { makeMemoryDirectory } from "../../../../client/engine/store/memory.ts";
import type { StoreWrite } from "../../../../client/engine/store/store.ts";
import { storeCases } from "../store-contract.ts";

const put = (key: string): StoreWrite => ({ table: "journal", key, value: Uint8Array.of(1) });

describe("memory store", () => {
  test.each(storeCases)("$name", (each) => each.run(makeMemoryDirectory()));

  test("keeps strict commits and loses relaxed ones after them when the power goes", async () => {
    const directory = makeMemoryDirectory();
    const store = await directory.open("p");
    await store.commit([put("a")], "relaxed");
    await store.commit([put("b")], "strict");
    await store.commit([put("c"), { table: "journal", key: "a", value: null }], "relaxed");
    directory.loseUnsynced();
    await expect(store.get("journal", "a")).rejects.toBeInstanceOf(Fault);
    expect(await (await directory.open("p")).keys("journal")).toEqual(["a", "b"]);
  });

  test("keeps relaxed commits when only the program ends", async () => {
    const directory = makeMemoryDirectory();
    await (await directory.open("p")).commit([put("a")], "relaxed");
    directory.restart();
    expect(await (await directory.open("p")).keys("journal")).toEqual(["a"]);
  });

  test("does not apply a commit that was under way when the program ended", async () => {
    const gate: { open?: () => void } = {};
    const held = new Promise<void>((resolve) => (gate.open = resolve));
    const directory = makeMemoryDirectory({
      latency: (step) => (step === "write" ? held : Promise.resolve()),
    });
    const committing = (await directory.open("p")).commit([put("a")], "strict");
    directory.restart();
    gate.open?.();
    await expect(committing).rejects.toMatchObject({ code: "storage-failed" });
    expect(await (await directory.open("p")).keys("journal")).toEqual([]);
  });

  test("refuses a commit as a whole", async () => {
    let full = true;
    const directory = makeMemoryDirectory({ refuse: () => (full ? new Fault("storage-full") : null) });
    const store = await directory.open("p");
    await expect(store.commit([put("a"), put("b")], "strict")).rejects.toMatchObject({
      code: "storage-full",
    });
    expect(await store.keys("journal")).toEqual([]);
    full = false;
    await store.commit([put("a")], "strict");
    expect(await store.keys("journal")).toEqual(["a"]);
  });

  test("clones its content", async () => {
    const directory = makeMemoryDirectory();
    await (await directory.open("p")).commit([put("a")], "strict");
    const copy = directory.clone();
    await (await copy.open("p")).commit([put("b")], "strict");
    expect(await (await directory.open("p")).keys("journal")).toEqual(["a"]);
    expect(await (await copy.open("p")).keys("journal")).toEqual(["a", "b"]);
  });
});
