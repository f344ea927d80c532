/**
 * The secret part of an invitation's link. It is taken out of the address as soon as the page opens, so that it stays in no history, no
 * bookmark and no picture of the screen; after that it lives in memory until it was used.
 */
import { type Accessor, createSignal } from "solid-js";

export interface Invitation {
  readonly fragment: Accessor<string | null>;
  /** Takes a pasted link, or what stands after its `#`. */
  give(text: string): void;
  forget(): void;
}

export interface AddressBar {
  readonly location: Pick<Location, "pathname" | "search" | "hash">;
  readonly history: Pick<History, "replaceState" | "state">;
  addEventListener(type: "hashchange", listener: () => void): void;
}

export const JOIN_PATH = "/join";

/** Reads the address now, and again whenever somebody opens another invitation in this tab. */
export function takeInvitation(bar: AddressBar): Invitation {
  const [fragment, setFragment] = createSignal<string | null>(null);
  const take = (): void => {
    const { pathname, search, hash } = bar.location;
    if (pathname !== JOIN_PATH || hash.length < 2) return;
    bar.history.replaceState(bar.history.state, "", pathname + search);
    setFragment(hash.slice(1));
  };
  take();
  bar.addEventListener("hashchange", take);
  return {
    fragment,
    give: (text) => void setFragment(text.trim().split("#").at(-1) ?? ""),
    forget: () => void setFragment(null),
  };
}

/** The whole link for a fragment. */
export const invitationLink = (origin: string, fragment: string): string =>
  `${origin}${JOIN_PATH}#${fragment}`;
