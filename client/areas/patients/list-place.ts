/**
 * Where somebody was in the list, for when they come back to it: what they had typed, chosen and scrolled to. It is kept in memory only, for
 * as long as the practice is open, under a number that means nothing; the browser's history, which outlives locking, holds that number.
 */
import { useBeforeLeave } from "@solidjs/router";
import type { PatientView } from "../../model/saved-views.ts";
import { type Practice, usePractice } from "../../state/practice.tsx";
import type { Sort } from "../../ui/table.tsx";

export interface ListPlace {
  readonly text: string;
  readonly view: PatientView;
  readonly sort: Sort;
  readonly activeKey: string | undefined;
  readonly scrollY: number;
}

const placesByPractice = new WeakMap<Practice, Map<number, ListPlace>>();
const STATE = "listPlace";
const MOST_PLACES = 20;

/** The place that was left at this entry of the history, and how to leave one there. Needs an owner. */
export function createListPlace(read: () => ListPlace): ListPlace | undefined {
  const practice = usePractice();
  const places = placesByPractice.get(practice) ?? new Map<number, ListPlace>();
  placesByPractice.set(practice, places);
  const before = placeNumber();
  useBeforeLeave(({ from }) => {
    // Going back or forward has moved the history already: its entry is another page's.
    if (window.location.pathname !== from.pathname) return;
    const number = placeNumber() ?? Math.max(0, ...places.keys()) + 1;
    places.set(number, read());
    for (const old of [...places.keys()].slice(0, -MOST_PLACES)) places.delete(old);
    window.history.replaceState({ ...(window.history.state as object | null), [STATE]: number }, "");
  });
  return before === null ? undefined : places.get(before);
}

function placeNumber(): number | null {
  const state: unknown = window.history.state;
  if (typeof state !== "object" || state === null || !(STATE in state)) return null;
  const number = state[STATE];
  return typeof number === "number" ? number : null;
}
