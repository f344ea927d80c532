/**
 * The test of a journey: an installation of its own, and devices, each a browser profile of one person. At its end no page may have met
 * a violation of the content policy or of Trusted Types, thrown an error, written one to the console, or asked another host for anything.
 */
import { type BrowserContext, type BrowserContextOptions, type Page, test as base } from "@playwright/test";
import { type Installation, startInstallation } from "./installation.ts";
import { isComplaint } from "./complaint.ts";
import { watchWorkers, type WorkerWatch } from "./worker-watch.ts";

export interface Device {
  readonly context: BrowserContext;
  /** A tab on the app at this path. What a first visit shows until the app is there has a journey of its own. */
  open(path?: string): Promise<Page>;
  close(): Promise<void>;
}

interface JourneyFixtures {
  relayEnv: Readonly<Record<string, string>>;
  place: Installation;
  /** A clean browser profile. */
  device: (options?: BrowserContextOptions) => Promise<Device>;
  /** Addresses that the browser asked for, in order. */
  requested: string[];
}

export const test = base.extend<JourneyFixtures>({
  relayEnv: [{}, { option: true }],
  place: async ({ relayEnv }, use) => {
    const place = await startInstallation(relayEnv);
    await use(place);
    await place.close();
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  requested: async ({}, use) => use([]),
  device: async ({ browser, place, requested }, use) => {
    const devices: Device[] = [];
    const complaints: string[] = [];
    const workers: WorkerWatch = await watchWorkers(browser, (text) => complaints.push(text));
    await use(async (options = {}) => {
      const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Berlin", ...options });
      await listenForComplaints(context, { place, complaints, requested });
      await workers.watch(context);
      const device: Device = {
        context,
        async open(path = "/") {
          const page = await context.newPage();
          await page.goto(place.origin + path);
          await base.expect(page.locator(".first-visit")).toHaveCount(0);
          return page;
        },
        close: () => context.close(),
      };
      devices.push(device);
      return device;
    });
    for (const each of devices) await each.close();
    await workers.stop();
    base.expect(complaints, "policy violations, errors and requests elsewhere").toEqual([]);
  },
});

interface Listening {
  readonly place: Installation;
  readonly complaints: string[];
  readonly requested: string[];
}

async function listenForComplaints(context: BrowserContext, listening: Listening): Promise<void> {
  const { place, complaints, requested } = listening;
  await context.exposeBinding("reportViolation", (_source, text: string) => complaints.push(text));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      const report = Reflect.get(globalThis, "reportViolation") as (text: string) => void;
      report(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile} ${event.sample}`);
    });
  });
  context.on("weberror", (event) => complaints.push(event.error().stack ?? String(event.error())));
  context.on("console", (message) => {
    if (isComplaint(message.type(), message.text())) complaints.push(message.text());
  });
  context.on("request", (request) => {
    const url = request.url();
    requested.push(url);
    if (!url.startsWith(`${place.origin}/`) && !/^(?:data|blob):/.test(url)) complaints.push(`asked ${url}`);
  });
}

export { expect } from "@playwright/test";
