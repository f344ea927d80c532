import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, chromiumPath } from "../support/chromium.ts";

/** Pictures of every screen, to be looked at by a person: `npm run shots`, or a part of it with `-- --grep clients`. */
export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: "../../test-results",
  workers: 1,
  timeout: 15 * 60_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    actionTimeout: 20_000,
    launchOptions: { executablePath: chromiumPath(), args: [...CHROMIUM_FLAGS] },
  },
});
