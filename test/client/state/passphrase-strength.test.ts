import { describe, expect, test } from "vitest";
import type { Question } from "../../../client/lent/strength-meter.ts";
import { makeStrengthMeter, type StrengthWorker } from "../../../client/state/passphrase-strength.ts";

interface Place {
  readonly worker: StrengthWorker;
  readonly questions: Question[];
  isGone: boolean;
}

function makePlace(): Place {
  const place: Place = {
    questions: [],
    isGone: false,
    worker: {
      onmessage: null,
      onerror: null,
      postMessage: (question) => void place.questions.push(question),
      terminate: () => void (place.isGone = true),
    },
  };
  return place;
}

describe("a meter in a worker", () => {
  test("gives every question its own answer", async () => {
    const { worker, questions } = makePlace();
    const meter = makeStrengthMeter(() => worker);
    const answers = [meter.measure("ada", ["Ada Berg"]), meter.measure("copper lantern", [])];
    expect(questions).toEqual([
      { passphrase: "ada", own: ["Ada Berg"] },
      { passphrase: "copper lantern", own: [] },
    ]);
    worker.onmessage?.(new MessageEvent("message", { data: 0 }));
    worker.onmessage?.(new MessageEvent("message", { data: 3 }));
    expect(await Promise.all(answers)).toEqual([0, 3]);
  });

  test("says of every question that it has no answer when the worker fails, also of later ones", async () => {
    const place = makePlace();
    const meter = makeStrengthMeter(() => place.worker);
    const before = meter.measure("copper lantern", []);
    place.worker.onerror?.(new Event("error") as ErrorEvent);
    await expect(before).rejects.toThrow("could not be loaded");
    await expect(meter.measure("copper lantern", [])).rejects.toThrow("could not be loaded");
    expect(place.questions).toHaveLength(1);
  });

  test("ends the worker when it is closed, and leaves nobody waiting", async () => {
    const place = makePlace();
    const meter = makeStrengthMeter(() => place.worker);
    const before = meter.measure("copper lantern", []);
    meter.close();
    expect(place.isGone).toBe(true);
    await expect(before).rejects.toThrow("was closed");
    await expect(meter.measure("copper lantern", [])).rejects.toThrow("was closed");
  });
});
