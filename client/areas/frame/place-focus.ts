/** The parts of a long page that can be gone to from anywhere: by their address, and once more by whoever is on the page already. */
import { useLocation } from "@solidjs/router";
import { onMount } from "solid-js";
import { createWish } from "./commands.tsx";

/** The words at the head of each part of the settings, in the order of the page. */
export const settingsTitles = {
  practice: "practice.title",
  profile: "profile.title",
  look: "theme.label",
  install: "install.title",
  language: "language.label",
  paper: "paper.title",
  lock: "lock.title",
  passphrase: "change.title",
  device: "safety.thisDevice",
  about: "texts.label",
} as const;
export const safetyPlaces = ["server", "recovery", "backup", "storage", "set-aside"] as const;

export type SettingsPlace = keyof typeof settingsTitles;
export const settingsPlaces = Object.keys(settingsTitles) as readonly SettingsPlace[];
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
