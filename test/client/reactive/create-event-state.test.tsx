import { createRoot } from "solid-js";
import { expect, test } from "vitest";
import {
  createEventState,
  createFoldedState,
  type Subscribe,
} from "../../../client/reactive/create-event-state.ts";

function makeStream<T>(): { subscribe: Subscribe<T>; send: (value: T) => void; listeners: () => number } {
  const listeners = new Set<(value: T) => void>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send: (value) => listeners.forEach((listener) => listener(value)),
    listeners: () => listeners.size,
  };
}

test("the state is the last event, functions included, and listening ends with the owner", () => {
  const stream = makeStream<() => string>();
  createRoot((stop) => {
    const state = createEventState(stream.subscribe, () => "first");
    expect(state()()).toBe("first");
    stream.send(() => "second");
    expect(state()()).toBe("second");
    stop();
  });
  expect(stream.listeners()).toBe(0);
});

test("a folded state takes every event in", () => {
  const stream = makeStream<number>();
  createRoot((stop) => {
    const total = createFoldedState(stream.subscribe, 0, (sum, next) => sum + next);
    stream.send(2);
    stream.send(3);
    expect(total()).toBe(5);
    stop();
  });
});
