import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";

export interface Modal {
  /** `undefined` until it stands on the page. */
  readonly element: Accessor<HTMLDialogElement | undefined>;
  readonly setElement: (element: HTMLDialogElement) => void;
  /** For the dialog's `cancel`: Escape and the platform ask, the owner decides. */
  readonly askToClose: (event: Event) => void;
}

/**
 * What every modal makes of the platform's dialog: it opens when it is mounted, closes by nobody's wish but its owner's, and gives the focus
 * back to where it was. Needs an owner.
 */
export function createModal(onClose: () => void): Modal {
  const [element, setElement] = createSignal<HTMLDialogElement>();
  const before = document.activeElement;
  onMount(() => element()?.showModal());
  onCleanup(() => {
    element()?.close();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
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
