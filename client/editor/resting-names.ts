/**
 * A colleague's name stands at their caret while they write or move. When they have rested a while the style sheet lets it fade, so that
 * what is written above it can be read; their next key brings it back.
 */
import { Plugin } from "prosemirror-state";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";

interface AwarenessChange {
  readonly added: readonly number[];
  readonly updated: readonly number[];
}

export function restingNames(awareness: Awareness): Plugin {
  return new Plugin({
    view({ dom }) {
      const show = (client: number): void => {
        const caret = dom.querySelector(`[data-client="${client}"]`);
        for (const fading of caret?.getAnimations({ subtree: true }) ?? []) fading.currentTime = 0;
      };
      const moved = ({ added, updated }: AwarenessChange): void => [...added, ...updated].forEach(show);
      // Within a line the caret keeps its place among the letters, so that awareness says nothing of what is written there.
      const wrote = ({ local, beforeState, afterState }: Y.Transaction): void => {
        if (local) return;
        const writers = [...afterState].filter(([client, clock]) => beforeState.get(client) !== clock);
        if (writers.length > 0) for (const [client] of writers) show(client);
        // Who only takes letters away leaves no name in the document.
        else for (const client of awareness.getStates().keys()) show(client);
      };
      awareness.on("change", moved);
      awareness.doc.on("afterTransaction", wrote);
      return {
        destroy() {
          awareness.off("change", moved);
          awareness.doc.off("afterTransaction", wrote);
        },
      };
    },
  });
}
