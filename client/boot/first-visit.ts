/**
 * The welcome page that the start page brought along (`client/first-visit-plugin.ts`) stays until the app has drawn a page of its own, so
 * that a visitor who has begun to read sees no gap. Whatever else stood there while the app was on its way goes at once.
 */
export function clearThePlace(place: HTMLElement): void {
  const visit = place.querySelector<HTMLElement>(":scope > .first-visit");
  if (visit === null) return place.replaceChildren();
  let isPressed = false;
  let isReplaced = false;
  const leave = (): void => {
    if (isReplaced && !isPressed && visit.isConnected) handOver(visit, place);
  };
  // A press that begins on a link of the one and ends on the other would lead nowhere.
  visit.addEventListener("pointerdown", () => {
    isPressed = true;
    const release = (): void => {
      isPressed = false;
      setTimeout(leave, 0);
    };
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, release, { once: true });
  });
  const watch = new MutationObserver(() => {
    if (place.querySelector(":scope > :not(.first-visit) main, :scope > main") === null) return;
    watch.disconnect();
    isReplaced = true;
    leave();
  });
  watch.observe(place, { childList: true, subtree: true });
}

/** Whoever stood on a link by the keyboard stands on the same link afterwards. */
function handOver(visit: HTMLElement, place: HTMLElement): void {
  const stops = (): HTMLElement[] => [...place.querySelectorAll<HTMLElement>("main a, main button")];
  const at = stops().findIndex((stop) => stop === document.activeElement);
  visit.remove();
  if (at >= 0) stops()[at]?.focus({ preventScroll: true });
}
