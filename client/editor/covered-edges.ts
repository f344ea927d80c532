/**
 * How far from the edges the caret stays when the view scrolls to it: what the page keeps in sight there, its header, the toolbar and the
 * bar of a small screen, would cover it. The style sheets say how high these are, for the focus of everything else as well.
 */
const AIR_PX = 5;

export interface CoveredEdges {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  /** Reads the styles of the text and of what it scrolls in. */
  measure(text: Element): void;
}

export function makeCoveredEdges(): CoveredEdges {
  let top = AIR_PX;
  let bottom = AIR_PX;
  return {
    get top() {
      return top;
    },
    get bottom() {
      return bottom;
    },
    left: AIR_PX,
    right: AIR_PX,
    measure(text) {
      const page = getComputedStyle(scrollerOf(text));
      const own = getComputedStyle(text);
      top = pixels(page.scrollPaddingTop) + pixels(own.scrollMarginTop) + AIR_PX;
      bottom = pixels(page.scrollPaddingBottom) + pixels(own.scrollMarginBottom) + AIR_PX;
    },
  };
}

/** What moves when the text is scrolled. */
export function scrollerOf(element: Element): Element {
  for (let around = element.parentElement; around; around = around.parentElement) {
    const { overflowY } = getComputedStyle(around);
    if ((overflowY === "auto" || overflowY === "scroll") && around.scrollHeight > around.clientHeight) {
      return around;
    }
  }
  return document.scrollingElement ?? document.documentElement;
}

/** `auto` is none. */
const pixels = (length: string): number => Number.parseFloat(length) || 0;
