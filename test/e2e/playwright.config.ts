import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, chromiumPath } from "../support/chromium.ts";

/**
 * Journeys through the built app in a real browser. Each test starts its own relay on a port the system
 * chooses, so there is no server here. Nothing is retried: a test that passes at times is a fault to be found.
 */
export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: "../../test-results",
  // Each journey has a relay and browsers of its own, and waits most of its time.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Limits end what hangs; how fast a machine is decides nothing.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  globalTimeout: 30 * 60_000,
  reporter: process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] ? [["list"], ["json"]] : "list",
  use: {
    actionTimeout: 30_000,
    trace: "off",
    launchOptions: { executablePath: chromiumPath(), args: [...CHROMIUM_FLAGS] },
  },
});
