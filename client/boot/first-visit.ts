/**
 * The welcome page that the start page brought along (`client/first-visit-plugin.ts`) stays until the app has drawn a page of its own, so
 * that a visitor who has begun to read sees no gap. Whatever else stood there while the app was on its way goes at once.
 */
export function clearThePlace(place: HTMLElement): void {
  const visit = place.querySelector(":scope > .first-visit");
  if (visit === null) return place.replaceChildren();
  const isPage = (node: Node): boolean =>
    node instanceof Element && (node.matches("main") || node.querySelector("main") !== null);
  const watch = new MutationObserver((changes) => {
    if (!changes.some(({ addedNodes }) => [...addedNodes].some(isPage))) return;
    watch.disconnect();
    visit.remove();
  });
  watch.observe(place, { childList: true, subtree: true });
}
