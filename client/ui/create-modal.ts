import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";
import { focusPlaceOf } from "./focus-place.ts";

export interface Modal {
  /** `undefined` until it stands on the page. */
  readonly element: Accessor<HTMLDialogElement | undefined>;
  readonly setElement: (element: HTMLDialogElement) => void;
  /** For the dialog's `cancel`: Escape and the platform ask, the owner decides. */
  readonly askToClose: (event: Event) => void;
}

/**
 * What every modal makes of the platform's dialog: it opens when it is mounted, closes by nobody's wish but its owner's, and gives the focus
 * back to where it was, with what was selected there: in a text that is edited, the browser alone would put the caret at its beginning, and
 * what is typed at once would stand there. What is gone by then has neighbours. Needs an owner.
 */
export function createModal(onClose: () => void): Modal {
  const [element, setElement] = createSignal<HTMLDialogElement>();
  const before = stayingPlace(document.activeElement);
  const place = before && focusPlaceOf(before);
  const selected = selectedWithin(before);
  onMount(() => element()?.showModal());
  onCleanup(() => {
    element()?.close();
    if (!(before instanceof HTMLElement)) return;
    if (before.isConnected) {
      before.focus();
      selected?.restore();
    }
    // The answer may have taken it away, or is about to.
    queueMicrotask(() => {
      const isLost = !before.isConnected && document.activeElement === document.body;
      if (isLost) place?.next()?.focus();
    });
  });
  return {
    element,
    setElement,
    askToClose(event) {
      event.preventDefault();
      onClose();
    },
  };
}

/** A choice of a menu goes with the menu, a moment after it was made; whoever made it came from the menu's button. */
function stayingPlace(element: Element | null): Element | null {
  const opener = element?.closest('[role="menu"]')?.getAttribute("aria-labelledby");
  return document.getElementById(opener ?? "") ?? element;
}

/** What is selected in an element that is edited as a whole; a field keeps its own. */
function selectedWithin(element: Element | null): { restore(): void } | null {
  const selection = document.getSelection();
  if (selection === null || !(element instanceof HTMLElement) || !element.isContentEditable) return null;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  if (anchorNode === null || focusNode === null || !element.contains(anchorNode)) return null;
  return {
    restore() {
      // A colleague may have taken it away meanwhile.
      const isThere = element.contains(anchorNode) && element.contains(focusNode);
      if (!isThere || anchorOffset > lengthOf(anchorNode) || focusOffset > lengthOf(focusNode)) return;
      selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
    },
  };
}

const lengthOf = (node: Node): number =>
  node instanceof CharacterData ? node.length : node.childNodes.length;
