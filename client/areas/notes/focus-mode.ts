/**
 * Only the sheet: it is lifted above everything else on the screen and the rest of the page cannot be reached
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
  sheet.setAttribute("popover", "manual");
  sheet.showPopover();
  return () => {
    // A sheet that has left the page is closed already.
    if (sheet.matches(":popover-open")) sheet.hidePopover();
    sheet.removeAttribute("popover");
    for (const element of silenced) element.inert = false;
  };
}

/** Everything beside the way from the sheet up to the body. Dialogs and what reports to the reader stay. */
function surroundings(sheet: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let on: Element = sheet; on !== document.body && on.parentElement; on = on.parentElement) {
    for (const beside of on.parentElement.children) {
      const isKept = beside === on || beside.matches("dialog, [role='status'], [role='alert'], [aria-live]");
      if (beside instanceof HTMLElement && !isKept) found.push(beside);
    }
  }
  return found;
}
