import { describe, expect, test, vi } from "vitest";
import { EngineFault } from "../../../client/link/engine-link.ts";
import { createAction } from "../../../client/state/action.ts";

describe("an action", () => {
  test("is busy until its work ends, and says that it was carried out", async () => {
    let finish = (): void => undefined;
    const action = createAction(() => new Promise<void>((resolve) => (finish = resolve)));
    const run = action.run();
    expect(action.busy()).toBe(true);
    finish();
    expect(await run).toBe(true);
    expect(action.busy()).toBe(false);
  });

  test("does not run twice at the same time", async () => {
    let runs = 0;
    const action = createAction(async () => {
      runs += 1;
      await Promise.resolve();
    });
    const [first, second] = await Promise.all([action.run(), action.run()]);
    expect([first, second, runs]).toEqual([true, false, 1]);
  });

  test("keeps the engine's code when it fails, and forgets it at the next run", async () => {
    const outcomes = [
      Promise.reject(new EngineFault({ code: "offline", retryable: true })),
      Promise.resolve(),
    ];
    const action = createAction(() => outcomes.shift() ?? Promise.resolve());
    expect(await action.run()).toBe(false);
    expect(action.fault()).toBe("offline");
    expect(await action.run()).toBe(true);
    expect(action.fault()).toBeNull();
  });

  test("hands on what nobody foresaw", async () => {
    const reported: unknown[] = [];
    vi.stubGlobal("reportError", (error: unknown) => reported.push(error));
    const action = createAction(() => Promise.reject(new RangeError("odd")));
    await action.run();
    vi.unstubAllGlobals();
    expect(action.fault()).toBe("unknown");
    expect(reported).toHaveLength(1);
  });
});
