/**
 * Only the sheet: it lies over everything else on the screen but passing messages, and the rest of the page cannot be reached
 * meanwhile, by pointer, key or screen reader. The text keeps its place in the document, its cursor and its undo.
 */
import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js";

export interface FocusMode {
  readonly isOn: Accessor<boolean>;
  turn(on: boolean): void;
}

/** Needs an owner; the page is as it was when the owner ends. */
export function createFocusMode(sheet: Accessor<HTMLElement | undefined>): FocusMode {
  const [isOn, turn] = createSignal(false);
  createEffect(() => {
    const lifted = sheet();
    if (isOn() && lifted) onCleanup(lift(lifted));
  });
  return { isOn, turn };
}

function lift(sheet: HTMLElement): () => void {
  const silenced = surroundings(sheet).filter((element) => !element.inert);
  for (const element of silenced) element.inert = true;
  return () => {
    for (const element of silenced) element.inert = false;
  };
}

/** Everything beside the way from the sheet up to the body. Dialogs and passing messages stay: what must be known is said here too. */
function surroundings(sheet: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let on: Element = sheet; on !== document.body && on.parentElement; on = on.parentElement) {
    for (const beside of on.parentElement.children) {
      const isKept = beside === on || beside.matches("dialog, [data-messages]");
      if (beside instanceof HTMLElement && !isKept) found.push(beside);
    }
  }
  return found;
}
