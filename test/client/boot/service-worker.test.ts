import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { registerServiceWorker } from "../../../client/boot/service-worker.ts";

class Worker extends EventTarget {
  state = "installing";
  readonly heard: unknown[] = [];

  postMessage(message: unknown): void {
    this.heard.push(message);
  }

  become(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}

class Registration extends EventTarget {
  waiting: Worker | null = null;
  installing: Worker | null = null;
  readonly update = (): Promise<void> => Promise.resolve();
}

/** A browser's service workers, as far as the page asks them. */
function makeContainer(registration: Registration, isControlled = true): ServiceWorkerContainer {
  const container = Object.assign(new EventTarget(), {
    controller: isControlled ? new Worker() : null,
    register: () => Promise.resolve(registration),
  });
  return container as unknown as ServiceWorkerContainer;
}

/** The page registers when it is quiet. */
async function open(registration: Registration, isControlled?: boolean) {
  const update = registerServiceWorker(makeContainer(registration, isControlled));
  await vi.advanceTimersByTimeAsync(3_000);
  return update;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a newer version is told of", () => {
  test("when it waits already", async () => {
    const registration = new Registration();
    registration.waiting = new Worker();
    expect((await open(registration)).ready()).toBe(true);
  });

  test("when it is found while the page is open, as soon as it is stored, and starts at the person's wish", async () => {
    const registration = new Registration();
    const update = await open(registration);
    const found = (registration.installing = new Worker());
    registration.dispatchEvent(new Event("updatefound"));
    expect(update.ready()).toBe(false);
    found.become("installed");
    expect(update.ready()).toBe(true);
    expect(found.heard).toEqual([]);
    update.start();
    expect(found.heard).toEqual(["skip-waiting"]);
  });

  test("when it was found before the page looked, and is still being stored", async () => {
    const registration = new Registration();
    const found = (registration.installing = new Worker());
    const update = await open(registration);
    expect(update.ready()).toBe(false);
    found.become("installed");
    expect(update.ready()).toBe(true);
  });
});

test("the first version that a browser stores is no update", async () => {
  const registration = new Registration();
  const first = (registration.installing = new Worker());
  const update = await open(registration, false);
  first.become("installed");
  expect(update.ready()).toBe(false);
});
