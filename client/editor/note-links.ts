/** Links are followed only on purpose: with Ctrl or Command and a click, into a new tab that cannot reach back. */
import { Plugin } from "prosemirror-state";
import { safeHref } from "../model/note-schema.ts";

export function openLink(href: string): void {
  const safe = safeHref(href);
  if (safe !== null) window.open(safe, "_blank", "noopener,noreferrer");
}

export function noteLinks(): Plugin {
  const follow = (event: MouseEvent): boolean => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link) return false;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) openLink(link.getAttribute("href") ?? "");
    return false;
  };
  return new Plugin({
    props: {
      handleDOMEvents: { click: (_view, event) => follow(event), auxclick: (_view, event) => follow(event) },
    },
  });
}
