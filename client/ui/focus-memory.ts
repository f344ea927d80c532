import { onCleanup } from "solid-js";

export interface FocusMemory {
  /** To be called once, with the element that is meant. */
  watch(element: HTMLElement): void;
  /** What had the focus inside has been taken away, and nothing has it now. */
  isLost(): boolean;
}

/**
 * Knows whether somebody stands inside an element, also when the very thing that they stood on goes: browsers then put the focus on the
 * body, as for somebody who was never there. Needs an owner.
 */
export function createFocusMemory(): FocusMemory {
  let isInside = false;
  const isNowhere = (): boolean => document.activeElement === document.body;
  return {
    watch(element) {
      const come = ({ target }: FocusEvent): void => {
        isInside = target instanceof Node && element.contains(target);
      };
      const leave = ({ target }: FocusEvent): void => {
        queueMicrotask(() => {
          const isStillThere = target instanceof Node && target.isConnected;
          if (isStillThere && isNowhere()) isInside = false;
        });
      };
      document.addEventListener("focusin", come);
      document.addEventListener("focusout", leave);
      onCleanup(() => {
        document.removeEventListener("focusin", come);
        document.removeEventListener("focusout", leave);
      });
    },
    isLost: () => isInside && isNowhere(),
  };
}
