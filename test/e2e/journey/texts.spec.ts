/** The public texts as a visitor meets them: without scripts, on a phone, without a network, and from the app. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { readTextPages } from "../../../client/texts/text-pages.ts";
import { foundPractice, goTo, heading, lock } from "../support/person.ts";
import { isComplaint } from "../support/complaint.ts";
import { expect, test } from "../support/journey.ts";

const ADDRESSES = readTextPages().map(({ address }) => address);

test.use({
  relayEnv: {
    OPERATOR_NAME: "Praxis am Kanal",
    OPERATOR_ADDRESS: "Kanalstraße 4, 10999 Berlin",
    OPERATOR_CONTACT: "kontakt@kanal.example",
  },
});

interface Visit {
  readonly page: Page;
  /** Addresses that the browser asked for. */
  readonly asked: string[];
  readonly complaints: string[];
}

/** A browser that runs no scripts. */
async function visitor(browser: Browser): Promise<Visit> {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "en-GB" });
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => {
    if (isComplaint(message.type(), message.text())) complaints.push(message.text());
  });
  return { page, asked, complaints };
}

test("every text can be read without scripts, asks nobody else, and sets no cookie", async ({
  browser,
  place,
}) => {
  const { page, asked, complaints } = await visitor(browser);
  for (const address of ADDRESSES) {
    const response = await page.goto(place.origin + address);
    expect(response?.status(), address).toBe(200);
    expect(response?.headers()["set-cookie"]).toBeUndefined();
    await expect(page.getByRole("heading", { level: 1 }), address).toHaveCount(1);
    await expect(page.getByRole("navigation", { name: /Claros/ }), address).toBeVisible();
    const font = await page.getByRole("heading", { level: 1 }).evaluate((element) => {
      return getComputedStyle(element).fontFamily;
    });
    expect(font, address).toContain("Inter");
  }
  expect(asked.filter((url) => !url.startsWith(`${place.origin}/`))).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("a visitor without scripts finds the texts from the start page, and each from each", async ({
  browser,
  place,
}) => {
  const { page } = await visitor(browser);
  await page.goto(place.origin);
  await page.getByRole("navigation").getByRole("link", { name: "Privacy policy" }).click();
  await expect(heading(page, "Privacy policy")).toBeVisible();
  for (const name of ["Terms of use", "Security", "Hosting", "Contact", "Privacy policy"]) {
    const links = page.getByRole("navigation", { name: "About Claros" });
    await links.getByRole("link", { name }).click();
    await expect(heading(page, name)).toBeVisible();
    await expect(links.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
  }
  await page.goto(`${place.origin}/contact`);
  await expect(page.getByText("Praxis am Kanal")).toBeVisible();
  await page.goto(`${place.origin}/security`);
  await page.getByRole("link", { name: "Process notes are yours alone." }).click();
  await expect(page).toHaveURL(`${place.origin}/security/threat-model#promise-5`);
  await expect(page.locator("#promise-5")).toBeInViewport();
  await page.context().close();
});

test("a visitor who reads German or Greek stays in that language, and is told where a page is English", async ({
  browser,
  place,
}) => {
  for (const { locale, label, names, unscripted, exactly, promise, address } of [
    {
      locale: "de-AT",
      label: "Über Claros",
      names: ["Sicherheit", "Betrieb", "Kontakt"],
      unscripted: "Claros verschließt Ihre Unterlagen",
      exactly: "Was versprochen wird und was nicht",
      promise: "Rollen sind Schlüssel (auf Englisch)",
      address: "Adresse",
    },
    {
      locale: "el-GR",
      label: "Σχετικά με το Claros",
      names: ["Ασφάλεια", "Φιλοξενία", "Επικοινωνία"],
      unscripted: "Το Claros κλειδώνει τα δεδομένα σας",
      exactly: "Τι υπόσχεται και τι όχι",
      promise: "Οι ρόλοι είναι κλειδιά (στα αγγλικά)",
      address: "Διεύθυνση",
    },
  ]) {
    const context = await browser.newContext({ javaScriptEnabled: false, locale });
    const page = await context.newPage();
    await page.goto(place.origin);
    await expect(page.locator(".unscripted")).toContainText(unscripted);
    await expect(page.getByText("Claros locks your records")).toHaveCount(0);
    await page.getByRole("link", { name: exactly }).click();
    const links = page.getByRole("navigation", { name: label });
    for (const name of names) {
      await links.getByRole("link", { name, exact: true }).click();
      await expect(heading(page, name)).toBeVisible();
    }
    await expect(page.getByText("Praxis am Kanal")).toBeVisible();
    await expect(page.getByRole("term").filter({ hasText: address })).toBeVisible();
    const [security = ""] = names;
    await links.getByRole("link", { name: security }).click();
    const english = page.getByRole("link", { name: promise });
    await expect(english).toHaveAttribute("hreflang", "en");
    await english.click();
    await expect(page.locator("#promise-4")).toBeInViewport();
    await context.close();
  }
});

test("what is not there is still not there", async ({ browser, place }) => {
  const { page } = await visitor(browser);
  for (const path of ["/privacy.pdf", "/privacy/missing.html", "/assets/privacy"]) {
    expect((await page.goto(place.origin + path))?.status(), path).toBe(404);
  }
  await page.context().close();
});

for (const look of ["light", "dark"] as const) {
  test(`no text breaks a rule of accessibility when it is ${look}, nor is wider than a phone`, async ({
    device,
    place,
  }) => {
    // As many texts as there are, in every language, each looked through as a whole.
    test.setTimeout(600_000);
    const page = await (await device()).open("/privacy");
    await page.emulateMedia({ colorScheme: look });
    for (const address of ADDRESSES) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(place.origin + address);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const lines = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
      expect.soft(lines, address).toEqual([]);
      await page.setViewportSize({ width: 360, height: 740 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(overflow, `${address} on a phone`).toBeLessThanOrEqual(0);
    }
  });
}

test("the app leads to the texts and back, and they open without a network", async ({ device, place }) => {
  const person = await device();
  const page = await person.open();
  await expect(heading(page, "Records that only your practice can read")).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.getByRole("link", { name: "Privacy policy" }).click();
  await expect(heading(page, "Privacy policy")).toBeVisible();
  await page.goBack();
  await expect(heading(page, "Records that only your practice can read")).toBeVisible();
  await page.getByRole("link", { name: "Contact" }).click();
  await expect(page.getByText("Praxis am Kanal")).toBeVisible();
  // Past the kept copy, in every language.
  await page.goto(`${place.origin}/contact/de`);
  await expect(page.getByText("Praxis am Kanal")).toBeVisible();
  place.proxy.set("refuse");
  for (const address of [...ADDRESSES, "/privacy/"]) {
    await page.goto(place.origin + address);
    await expect(page.locator("main#text h1"), address).toBeVisible();
  }
  await page.goto(`${place.origin}/contact`);
  await expect(page.getByText("opened without a connection")).toBeVisible();
  await page.goto(`${place.origin}/contact/de`);
  await expect(page.getByText("ohne Verbindung zu ihm geöffnet")).toBeVisible();
  await page.getByRole("link", { name: "Claros", exact: true }).click();
  await expect(heading(page, "Records that only your practice can read")).toBeVisible();
  place.proxy.set("pass");
});

test("from the settings a text opens beside the practice, which stays open; the lock screen has them too", async ({
  device,
}) => {
  const person = await device();
  const page = await person.open();
  await foundPractice(page);
  await goTo(page, "Settings");
  const opened = person.context.waitForEvent("page");
  await page.getByRole("link", { name: "Terms of use" }).click();
  await expect(heading(await opened, "Terms of use")).toBeVisible();
  await expect(heading(page, "Settings")).toBeVisible();
  await lock(page);
  await page.getByRole("link", { name: "Security", exact: true }).click();
  await expect(heading(page, "Security")).toBeVisible();
  expect(await person.context.cookies()).toEqual([]);
});
