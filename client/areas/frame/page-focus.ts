/**
 * What a change of page means for those who cannot see it: the title changes, and focus goes to the new page's heading. The first page of
 * a visit leaves focus at the top, so that the skip link is the first stop.
 */
import { createContext, createEffect, onMount, useContext } from "solid-js";
import { useWords } from "../../words/words-context.tsx";

/** Shared by all pages of the tab. */
export const PageMemory = createContext<{ visited: boolean }>({ visited: false });

export interface PagePlace {
  /** For the heading, or for the one field that a page is about. */
  focus(element: HTMLElement): void;
}

/** The title names the kind of page and nothing else: titles end up in histories and on shared screens. */
export function createPagePlace(title: () => string): PagePlace {
  const { t } = useWords();
  const memory = useContext(PageMemory);
  createEffect(() => {
    const name = title();
    document.title = name === t("app.title") ? name : `${name} · ${t("app.title")}`;
  });
  let isWanted = memory.visited;
  const before = document.activeElement;
  onMount(() => {
    memory.visited = true;
  });
  return {
    focus(element) {
      if (!isWanted) return;
      queueMicrotask(() => {
        const now = document.activeElement;
        // Whoever has meanwhile gone elsewhere is not called back.
        if (!isWanted || (now !== before && now !== document.body)) return;
        isWanted = false;
        element.focus({ preventScroll: true });
      });
    },
  };
}
