import { expect, test } from "vitest";
import type { FromEngine, ToEngine } from "../../../client/engine/api.ts";
import { makeSharedPort, type WorkerDoor } from "../../../client/link/shared-port.ts";

interface Door extends WorkerDoor {
  readonly said: ToEngine[];
  isClosed: boolean;
}

const STATE: FromEngine = { t: "event", event: { event: "state", state: { at: "starting" } } };
const ALIVE: ToEngine = { t: "alive", lock: "claros-tab/1" };

function makeDoor(): Door {
  const door: Door = {
    said: [],
    isClosed: false,
    onerror: null,
    port: {
      onmessage: null,
      postMessage: (message: ToEngine) => void door.said.push(message),
      close: () => void (door.isClosed = true),
    },
  };
  return door;
}

function scene() {
  const doors: Door[] = [];
  const waiting = new Map<number, { run: () => void; afterMs: number }>();
  let timer = 0;
  const open = (): Door => {
    const door = makeDoor();
    doors.push(door);
    return door;
  };
  const port = makeSharedPort(open, {
    setTimeout(run, afterMs) {
      waiting.set(++timer, { run, afterMs });
      return timer;
    },
    clearTimeout: (id) => void waiting.delete(id),
  });
  const heard: FromEngine[] = [];
  port.onmessage = ({ data }) => heard.push(data);
  /** Lets the one timer that is set run out, and says how long it was. */
  const pass = (): number | null => {
    const [next] = waiting;
    if (next === undefined) return null;
    waiting.delete(next[0]);
    next[1].run();
    return next[1].afterMs;
  };
  return { doors, port, heard, pass };
}

test("a worker that fails is opened again, and told what the first one was told", () => {
  const { doors, port, heard, pass } = scene();
  port.postMessage(ALIVE);
  doors[0]?.onerror?.(new Event("error"));
  expect(pass()).toBe(1_000);
  expect(doors).toHaveLength(2);
  expect(doors[1]?.said).toEqual([ALIVE]);
  doors[1]?.port.onmessage?.({ data: STATE });
  expect(heard).toEqual([STATE]);
  expect(pass()).toBeNull();
});

test("an engine that has answered is never left, and nothing is said twice", () => {
  const { doors, port, pass } = scene();
  port.postMessage(ALIVE);
  doors[0]?.port.onmessage?.({ data: STATE });
  port.postMessage({ t: "flush" });
  doors[0]?.onerror?.(new Event("error"));
  expect(pass()).toBeNull();
  expect(doors).toHaveLength(1);
  expect(doors[0]?.said).toEqual([ALIVE, { t: "flush" }]);
});

test("a tab that has gone tries no more", () => {
  const { doors, port, pass } = scene();
  port.close();
  doors[0]?.onerror?.(new Event("error"));
  expect(pass()).toBeNull();
  expect(doors[0]?.isClosed).toBe(true);
});
