/**
 * The welcome page that the start page brought along (`client/first-visit-plugin.ts`) stays until the app has drawn a page of its own, so
 * that a visitor who has begun to read sees no gap. Whatever else stood there while the app was on its way goes at once.
 */
export function clearThePlace(place: HTMLElement): void {
  const visit = place.querySelector<HTMLElement>(":scope > .first-visit");
  if (visit === null || "returning" in document.documentElement.dataset) return place.replaceChildren();
  place.querySelector(":scope > .starting")?.remove();
  const watch = new MutationObserver(() => {
    if (place.querySelector(":scope > :not(.first-visit) main, :scope > main") === null) return;
    watch.disconnect();
    whenReleased(visit, () => handOver(visit, place));
  });
  watch.observe(place, { childList: true, subtree: true });
}

const ENDS = ["pointerup", "pointercancel", "dragend"] as const;

/** A press that begins on a link of the one page and ends on the other would lead nowhere. It may have begun before any script ran. */
function whenReleased(pressed: HTMLElement, act: () => void): void {
  if (!pressed.matches(":active")) return act();
  const ended = new AbortController();
  const look = (): void => {
    ended.abort();
    // What follows from the release comes first: the click, the link's own way.
    setTimeout(() => whenReleased(pressed, act), 0);
  };
  for (const end of ENDS) window.addEventListener(end, look, { signal: ended.signal });
}

/** Whoever stood on a link by the keyboard stands on the same link afterwards. */
function handOver(visit: HTMLElement, place: HTMLElement): void {
  const stops = (): HTMLElement[] => [...place.querySelectorAll<HTMLElement>("main a, main button")];
  const at = stops().findIndex((stop) => stop === document.activeElement);
  visit.remove();
  if (at >= 0) stops()[at]?.focus({ preventScroll: true });
}

/** What `returning.ts` looks for before the page is drawn. It says no more than that a practice is here. */
const RETURNING = "claros-returning";

/** Keeps in mind, for a next visit past the service worker, whether this browser holds a practice. */
export function rememberPractice(holds: boolean): void {
  try {
    // oxlint-disable-next-line no-restricted-globals -- a word that says nothing of a practice but that there is one
    const kept = localStorage;
    if (holds) kept.setItem(RETURNING, "1");
    else kept.removeItem(RETURNING);
  } catch {
    // Where the browser keeps nothing, the next visit is a first one.
  }
}
