/**
 * Every page is found as it was left: by Back, by Forward, and after unlocking. Each entry of the browser's history, which outlives locking,
 * holds a number that means nothing; what was there is kept under it, in the memory of this tab only. Of that, locking leaves what nobody
 * can read: how far the page was scrolled, which choices were made, where the caret stood. Another person who unlocks finds nothing of it.
 */
import { newRecordId } from "../../state/ids.ts";

interface Left {
  scrollY: number;
  /** By the name of the part of a page that left it. */
  readonly parts: Map<string, unknown>;
  /** The same, of what can be read. */
  readonly words: Map<string, unknown>;
}

/** `words` can be read. */
export type LeftKind = "parts" | "words";

export interface WayBack {
  /** A link is followed: to another page, or to another view of the same one, whose entry it stays. */
  go(to: "new" | "same"): void;
  /** The page that was gone to, by a link or through the history, stands. */
  arrive(): void;
  /** A page of the practice stands in the document. */
  stand(): void;
  /** It is taken away. Where nobody has gone anywhere, what takes its place will be followed by it. */
  fall(): void;
  put(kind: LeftKind, name: string, value: unknown): void;
  /** What was put there when this page was left; `undefined` on one that is new. */
  left(kind: LeftKind, name: string): unknown;
  /** Somebody has come back to this page and done nothing on it yet. */
  isUndisturbed(): boolean;
  /** `whose`: practice and member. */
  unlock(whose: string): void;
  lock(): void;
  close(): void;
}

const STATE = "entry";
const MOST_LEFT = 50;
/** What comes late, such as records, is waited for so long; about a quarter of a minute. */
const MOST_FRAMES = 900;
/** So long a page must have stood where it was left, for parts of it may still be taking their room. */
const STEADY_FRAMES = 90;
const MOST_PULLS = 5;
const DEEDS = ["keydown", "pointerdown", "wheel", "touchmove"] as const;

export function makeWayBack(view: Window): WayBack {
  const leftByEntry = new Map<string, Left>();
  let shown = entryOf(view) ?? newRecordId();
  let going: "new" | "same" | { readonly backTo: string | null } | null = null;
  let whose: string | null = null;
  let isTakenAway = false;
  let isUndisturbed = false;
  let follows = 0;

  const leftHere = (): Left => {
    const left = leftByEntry.get(shown) ?? { scrollY: 0, parts: new Map(), words: new Map() };
    // The one that was left last is dropped last.
    leftByEntry.delete(shown);
    leftByEntry.set(shown, left);
    for (const old of [...leftByEntry.keys()].slice(0, -MOST_LEFT)) leftByEntry.delete(old);
    return left;
  };
  const keepScroll = (): void => {
    if (!isTakenAway) leftHere().scrollY = view.scrollY;
  };
  /** As it was before the page began to go: of one that locks, the records go first, and what is left is shorter. */
  let last = { scrollY: 0, tall: 0 };
  const tallness = (): number => view.document.documentElement.scrollHeight;
  const scrolled = (): void => {
    const [scrollY, tall] = [view.scrollY, tallness()];
    const isPushedUp = tall < last.tall && scrollY >= tall - view.innerHeight - 1;
    last = { scrollY: isPushedUp ? last.scrollY : scrollY, tall };
  };
  const disturb = (): void => void (isUndisturbed = false);
  /** As soon as the page is tall enough, and no longer than until somebody does something. */
  const follow = (scrollY: number): void => {
    const turn = (follows += 1);
    let [steady, pulls] = [0, 0];
    let before: { readonly scrollY: number; readonly tall: number } | undefined;
    const look = (frames: number): void => {
      if (turn !== follows || !isUndisturbed || frames === 0 || steady === STEADY_FRAMES) return;
      const tall = tallness();
      // A caret or a focus moves the page once. Somebody who pulls the scrollbar, which tells of nothing else, moves it on and on.
      if (before?.tall === tall && Math.abs(before.scrollY - view.scrollY) >= 1) pulls += 1;
      if (pulls > MOST_PULLS) return disturb();
      const isThere = Math.abs(view.scrollY - scrollY) < 1;
      steady = isThere ? steady + 1 : 0;
      if (!isThere) view.scrollTo({ top: scrollY, behavior: "instant" });
      before = { scrollY: view.scrollY, tall };
      view.requestAnimationFrame(() => look(frames - 1));
    };
    view.requestAnimationFrame(() => look(MOST_FRAMES));
  };
  // The router has not heard of it yet, so the page that is left still stands; the history is at its aim already.
  const goBack = (): void => {
    keepScroll();
    going = { backTo: entryOf(view) };
    isUndisturbed = true;
  };
  // The browser would scroll before the page is there. After a reload, when nothing is kept here, it may.
  const scrollMyself = (): void => void (view.history.scrollRestoration = "manual");
  const letScroll = (): void => void (view.history.scrollRestoration = "auto");
  scrollMyself();
  view.addEventListener("popstate", goBack);
  view.addEventListener("scroll", scrolled, { passive: true });
  view.addEventListener("pageshow", scrollMyself);
  view.addEventListener("pagehide", letScroll);
  for (const deed of DEEDS) view.addEventListener(deed, disturb, { capture: true, passive: true });

  return {
    go(to) {
      if (to === "new") {
        keepScroll();
        disturb();
      }
      going = to;
    },
    arrive() {
      const came = going;
      going = null;
      if (came !== null && came !== "same") last = { scrollY: view.scrollY, tall: tallness() };
      if (came === "new") shown = newRecordId();
      else if (came !== null && came !== "same") shown = came.backTo ?? newRecordId();
      if (entryOf(view) !== shown) {
        view.history.replaceState({ ...(view.history.state as object | null), [STATE]: shown }, "");
      }
      if (came !== null && typeof came === "object") follow(leftByEntry.get(shown)?.scrollY ?? 0);
    },
    stand: () => void (isTakenAway = false),
    fall() {
      if (going !== null) return;
      if (!isTakenAway) leftHere().scrollY = last.scrollY;
      isTakenAway = true;
    },
    put(kind, name, value) {
      if (value === undefined) leftHere()[kind].delete(name);
      else leftHere()[kind].set(name, value);
    },
    left(kind, name) {
      if (going === "new") return undefined;
      const entry = going === null || going === "same" ? shown : going.backTo;
      return entry === null ? undefined : leftByEntry.get(entry)?.[kind].get(name);
    },
    isUndisturbed: () => isUndisturbed,
    unlock(by) {
      if (by !== whose) leftByEntry.clear();
      whose = by;
      const left = going === null ? leftByEntry.get(shown) : undefined;
      if (left === undefined) return;
      isUndisturbed = true;
      follow(left.scrollY);
    },
    lock() {
      for (const left of leftByEntry.values()) {
        // Without the words that narrowed it down, a list has another length.
        if (left.words.size > 0) left.scrollY = 0;
        left.words.clear();
      }
    },
    close() {
      follows += 1;
      letScroll();
      view.removeEventListener("popstate", goBack);
      view.removeEventListener("scroll", scrolled);
      view.removeEventListener("pageshow", scrollMyself);
      view.removeEventListener("pagehide", letScroll);
      for (const deed of DEEDS) view.removeEventListener(deed, disturb, { capture: true });
    },
  };
}

function entryOf({ history }: Window): string | null {
  const state: unknown = history.state;
  if (typeof state !== "object" || state === null || !(STATE in state)) return null;
  const entry = state[STATE];
  return typeof entry === "string" ? entry : null;
}
