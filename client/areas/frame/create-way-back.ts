/** The way back of this tab as the pages know it: the router says where somebody goes, each page what is to be found again. */
import { useBeforeLeave, useIsRouting } from "@solidjs/router";
import { createContext, createEffect, on, onCleanup, onMount, untrack, useContext } from "solid-js";
import { usePractice } from "../../state/practice.tsx";
import { type LeftKind, makeWayBack, type WayBack } from "./way-back.ts";

export const WayBackContext = createContext<WayBack>();

/** Throws outside a provider. */
export function useWayBack(): WayBack {
  const wayBack = useContext(WayBackContext);
  if (!wayBack) throw new TypeError("useWayBack needs a provider above it");
  return wayBack;
}

/** Made before the router: of a step through the history it must hear while the page that is left still stands. Needs an owner. */
export function createWayBack(): WayBack {
  const wayBack = makeWayBack(window);
  onCleanup(() => wayBack.close());
  return wayBack;
}

/** Tells it where somebody goes. Needs a router above it. */
export function createRoutedWayBack(): void {
  const wayBack = useWayBack();
  const isRouting = useIsRouting();
  useBeforeLeave((event) => {
    const { from, to } = event;
    // A number of steps through the history: that tells of itself.
    if (typeof to !== "string") return;
    // A link to where one is adds no entry to go back through.
    if (to === from.pathname + from.search + from.hash) return event.preventDefault();
    const isSamePage = event.options?.replace === true && to.split(/[?#]/, 1)[0] === from.pathname;
    wayBack.go(isSamePage ? "same" : "new");
  });
  createEffect(on(isRouting, (is) => is || wayBack.arrive()));
}

/** As long as its owner lives a practice is open. */
export function createUnlockedWayBack(): void {
  const wayBack = useWayBack();
  const { practice, member } = untrack(usePractice().open);
  wayBack.unlock(`${practice} ${member}`);
  onCleanup(() => wayBack.lock());
}

/** For a page of the practice. Needs an owner. */
export function createStandingPage(): void {
  const wayBack = useWayBack();
  onMount(() => wayBack.stand());
  onCleanup(() => wayBack.fall());
}

/**
 * What was left of a part of a page, and how to leave it: `read` is asked when the owner goes. `words` is for what can be read; it is gone
 * when the practice locks. Whoever reads a name here has put it here. Needs an owner.
 */
export function createLeft<Part>(kind: LeftKind, name: string, read: () => Part): Part | undefined {
  const wayBack = useWayBack();
  const left = wayBack.left(kind, name) as Part | undefined;
  onCleanup(() => wayBack.put(kind, name, read()));
  return left;
}
