import { type Accessor, createContext, useContext } from "solid-js";

/**
 * Where floating lists are put. A modal <dialog> makes the rest of the page inert and covers it, so a list
 * opened inside a dialog must live inside that dialog; elsewhere it goes to the end of the page's `main`, so that
 * it is part of a landmark.
 */
export const OverlayHostContext = createContext<Accessor<HTMLElement | undefined>>();

export function useOverlayHost(): () => Node {
  const host = useContext(OverlayHostContext);
  return () => host?.() ?? document.body;
}
