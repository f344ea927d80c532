/**
 * A shared map or array as a Solid store, kept equal to the document by patching only where Yjs' events point.
 * Whoever reads `store.address.city` runs again when that field changes and at no other time; a colleague's
 * edit never rebuilds the whole. Rich text (XML types) reads as `null`: editors bind to it themselves.
 * The store is a view. Change the document through the model, never the store.
 */
import { onCleanup, untrack } from "solid-js";
import { createStore, produce } from "solid-js/store";
import * as Y from "yjs";
import { textOf, toPlain } from "./plain.ts";

type PlainMap = Record<string, unknown>;

/** Needs a Solid owner; stops listening with it. */
export const createYMap = <T extends object = PlainMap>(map: Y.Map<unknown>): T => createProjection(map) as T;

/** Needs a Solid owner; stops listening with it. */
export const createYArray = <T = unknown>(array: Y.Array<unknown>): readonly T[] =>
  createProjection(array) as T[];

function createProjection(type: Y.Map<unknown> | Y.Array<unknown>): unknown {
  const [store, setStore] = createStore<{ root: unknown }>({ root: toPlain(type) });
  const project = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    setStore(
      produce((state) => {
        for (const event of events) applyEvent(state, event);
      }),
    );
  };
  const observe = type as Y.AbstractType<unknown> & typeof type;
  observe.observeDeep(project as Parameters<typeof observe.observeDeep>[0]);
  onCleanup(() => observe.unobserveDeep(project as Parameters<typeof observe.observeDeep>[0]));
  return untrack(() => store.root);
}

// Yjs sorts events by depth, outermost first, and reports none inside what was just inserted, so that a path
// computed after the transaction is right once the events before it are applied.
function applyEvent(state: { root: unknown }, event: Y.YEvent<Y.AbstractType<unknown>>): void {
  const steps: (string | number)[] = ["root", ...event.path];
  const last = steps.pop();
  const holder = follow(state, steps);
  if (last === undefined || !isIndexable(holder)) return;
  const target = holder[last];
  if (event instanceof Y.YMapEvent) applyKeys(target, event as Y.YMapEvent<unknown>);
  else if (event instanceof Y.YArrayEvent) applyDelta(target, event as Y.YArrayEvent<unknown>);
  else if (event.target instanceof Y.Text && !(event.target instanceof Y.XmlText))
    holder[last] = textOf(event.target);
}

function follow(from: unknown, steps: readonly (string | number)[]): unknown {
  let at = from;
  for (const step of steps) {
    if (!isIndexable(at)) return undefined;
    at = at[step];
  }
  return at;
}

const isIndexable = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === "object" && value !== null;

function applyKeys(target: unknown, event: Y.YMapEvent<unknown>): void {
  if (!isIndexable(target)) return;
  for (const key of event.keysChanged as Set<string>) {
    if (event.target.has(key)) target[key] = toPlain(event.target.get(key));
    else delete target[key];
  }
}

function applyDelta(target: unknown, event: Y.YArrayEvent<unknown>): void {
  if (!Array.isArray(target)) return;
  let index = 0;
  for (const { retain, insert, delete: removed } of event.delta) {
    if (retain !== undefined) index += retain;
    else if (removed !== undefined) target.splice(index, removed);
    else if (Array.isArray(insert)) {
      const values = insert.map(toPlain);
      target.splice(index, 0, ...values);
      index += values.length;
    }
  }
}
