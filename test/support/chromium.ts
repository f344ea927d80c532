import { chromium, type Browser } from "@playwright/test";
import { findChromium } from "./find-chromium.mjs";

/** Quiet and self-contained: no updates, no background traffic, no sandbox (tests often run as root). */
export const CHROMIUM_FLAGS: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-default-apps",
  "--no-default-browser-check",
];

/** Path of the browser the tests drive; throws with advice when there is none. */
export function chromiumPath(): string {
  const path = findChromium(chromium.executablePath());
  if (path === null) throw new Error("No Chromium found: install it or set CHROMIUM_PATH");
  return path;
}

/** Starts Chromium for tests outside Playwright's own runner. The caller closes it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_FLAGS] });
}
