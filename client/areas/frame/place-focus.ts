/** The parts of a long page that can be gone to from anywhere: by their address, and once more by whoever is on the page already. */
import { useLocation } from "@solidjs/router";
import { onMount } from "solid-js";
import { createWish } from "./commands.tsx";

export const settingsPlaces = [
  "practice",
  "profile",
  "look",
  "install",
  "language",
  "paper",
  "lock",
  "passphrase",
  "device",
  "about",
] as const;
export const safetyPlaces = ["server", "recovery", "backup", "storage", "set-aside"] as const;

export type SettingsPlace = (typeof settingsPlaces)[number];
export type SafetyPlace = (typeof safetyPlaces)[number];

export const wishForPlace = (place: string): string => `place ${place}`;

/** Reading and typing go on at the heading of the place that was asked for. Needs an owner. */
export function createPlaceFocus(places: readonly string[]): void {
  const location = useLocation();
  onMount(() => focusPlace(places.find((place) => location.hash === `#${place}`)));
  for (const place of places) createWish(wishForPlace(place), () => focusPlace(place));
}

function focusPlace(place: string | undefined): void {
  if (place === undefined) return;
  // The page stands in the document at the end of this turn.
  queueMicrotask(() => {
    const heading = document.getElementById(place)?.querySelector("h2");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.scrollIntoView({ block: "start" });
    heading.focus({ preventScroll: true });
  });
}
