import { type Accessor, createSignal, onCleanup } from "solid-js";

/** Calls the listener with every new value until the returned function is called. */
export type Subscribe<T> = (listener: (value: T) => void) => () => void;

/**
 * The latest value of an event stream as a signal, starting with `initial`. Needs a Solid owner and stops
 * listening with it. A value that is identical to the last one notifies nobody.
 */
export function createEventState<T>(subscribe: Subscribe<T>, initial: T): Accessor<T> {
  const [state, setState] = createSignal<T>(initial);
  onCleanup(subscribe((value) => void setState(() => value)));
  return state;
}

/** Like `createEventState`, with each event folded into the state. */
export function createFoldedState<S, E>(
  subscribe: Subscribe<E>,
  initial: S,
  fold: (state: S, event: E) => S,
): Accessor<S> {
  const [state, setState] = createSignal<S>(initial);
  onCleanup(subscribe((event) => void setState((before) => fold(before, event))));
  return state;
}
