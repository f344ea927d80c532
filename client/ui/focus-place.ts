/**
 * Where somebody stands, so that they can go on nearby when that very thing is taken away. Browsers would put them on the body, and their
 * next Tab at the top of the page. In a list it is the same button of the next row, then of the one before; with the last row gone, what its
 * section begins with; at the very last, the page's heading. On another page, whose place it is decides the page.
 */
export interface FocusPlace {
  /** `null` where nothing near it is left. */
  next(): HTMLElement | null;
}

const STOPS = "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex='0']";
const OWN_RULES = "[contenteditable], [role='menu'], [role='listbox']";

export function focusPlaceOf(element: Element): FocusPlace {
  const row = element.closest("li");
  const list = row?.parentElement;
  const at = row && list ? [...list.children].indexOf(row) : 0;
  const section = element.closest("section");
  const heading = element.ownerDocument.querySelector<HTMLElement>("main h1");
  const name = nameOf(element);
  const stopIn = (place: Element): HTMLElement | undefined => {
    const stops = stopsIn(place);
    return stops.find((stop) => nameOf(stop) === name) ?? stops[0];
  };
  return {
    next() {
      const rows = list?.isConnected ? [...list.children] : [];
      for (const place of [...rows.slice(at), ...rows.slice(0, at).toReversed()]) {
        const stop = stopIn(place);
        if (stop) return stop;
      }
      const first = section?.isConnected ? stopsIn(section)[0] : undefined;
      return first ?? (heading?.isConnected ? heading : null);
    },
  };
}

const nameOf = (element: Element): string => element.getAttribute("aria-label") ?? element.textContent ?? "";

const stopsIn = (place: Element): readonly HTMLElement[] =>
  [...place.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.closest("[hidden]") === null);

/** Watches over whoever stands in a row of a list. Returns what ends it. */
export function keepFocusNear(document: Document): () => void {
  let stood: { readonly element: Element; readonly place: FocusPlace } | null = null;
  const observer = new MutationObserver(() => {
    if (stood === null || stood.element.isConnected) return;
    const { place } = stood;
    stood = null;
    observer.disconnect();
    if (document.activeElement === document.body) place.next()?.focus({ preventScroll: true });
  });
  const come = ({ target }: FocusEvent): void => {
    const isInRow = target instanceof Element && target.closest("li") !== null && !target.closest(OWN_RULES);
    observer.disconnect();
    stood = isInRow ? { element: target, place: focusPlaceOf(target) } : null;
    if (isInRow) observer.observe(document.body, { childList: true, subtree: true });
  };
  /** Whoever leaves for nowhere while the row stands did so on purpose. */
  const leave = ({ target }: FocusEvent): void =>
    queueMicrotask(() => {
      const isStillThere = target instanceof Node && target.isConnected;
      if (isStillThere && document.activeElement === document.body && stood?.element === target) stood = null;
    });
  document.addEventListener("focusin", come);
  document.addEventListener("focusout", leave);
  return () => {
    document.removeEventListener("focusin", come);
    document.removeEventListener("focusout", leave);
    observer.disconnect();
  };
}
