/** German from the first screen on; every main screen in a pseudo-language, so that no plain English is left; right to left. */
import type { Page } from "@playwright/test";
import { german } from "../../../client/words/german.ts";
import { pseudo } from "../../../client/words/pseudo.ts";
import { makeDisguisedApp } from "../support/disguised-app.ts";
import { startInstallation } from "../support/installation.ts";
import { expect, test } from "../support/journey.ts";
import { addClient, ANNA, foundPractice, newNote } from "../support/person.ts";
import { visitScreens } from "../support/screens.ts";
import { makeSpeaker } from "../support/speaker.ts";

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

/** Parts of the page that reach over its edge, which a person would have to scroll sideways for. */
async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (right > root.clientWidth + 1 || left < -1);
      })
      .map((element) => `${element.tagName} ${(element.textContent ?? "").slice(0, 60)}`);
  });
}

/** Scripts of languages that this page, not the service worker, has loaded. */
const loadedLanguages = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => /\/assets\/(english|german|spanish|greek)-/u.exec(name)?.[1])
      .filter((name): name is string => name !== undefined),
  );

test("a person who chooses German on the first screen reads German from then on, without scrolling sideways", async ({
  device,
}) => {
  const anna = await device();
  const page = await anna.open();
  await page.setViewportSize(PHONE);
  const { t, heading, ...person } = makeSpeaker(page, german);
  const fits = async (state: string): Promise<void> => {
    expect.soft(await overflowing(page), `${state} fits a phone`).toEqual([]);
  };
  // The pseudo-languages are for those who build Claros.
  const offered = page.getByRole("list", { name: "Language" }).getByRole("button");
  await expect(offered).toHaveText(["English", "Deutsch", "Español", "Ελληνικά"]);
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(heading("Unterlagen, die nur Ihre Praxis lesen kann")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page).toHaveTitle(`${t("welcome.title")} · Claros`);
  await fits("welcome");

  await person.found({ ...ANNA, practice: "Gemeinschaftspraxis Donaudampfschifffahrtsstraße" });
  await expect(page.getByText("Noch keine Klient:innen")).toBeVisible();
  await fits("list, empty");
  await person.addClient("Mara Lindt");
  await fits("client");
  const text = await person.newNote("soap");
  await expect(text.getByRole("heading", { name: "Subjektiv" })).toBeVisible();
  await fits("note");
  for (const place of [
    "nav.today",
    "nav.clients",
    "nav.notesToFinish",
    "nav.team",
    "nav.settings",
  ] as const) {
    await person.goTo(place);
    await fits(place);
  }
  await expect(page.getByText("Diese Übersetzung hat noch niemand gelesen")).toBeVisible();
  await person.goTo("nav.security");
  await fits("safety");

  await person.lock();
  await fits("unlock");
  await page.reload();
  await expect(heading("Entsperren")).toBeVisible();
  await expect.poll(() => loadedLanguages(page), "what is spoken is loaded").toContain("german");
  const loaded = await loadedLanguages(page);
  // English may come along: the page asks for it before it knows who reads.
  expect(
    loaded.filter((name) => !["german", "english"].includes(name)),
    "what is not spoken",
  ).toEqual([]);
  await person.unlock();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
});

test("dates are German where German is spoken", async ({ device }) => {
  const page = await (await device()).open("/create");
  await page.getByRole("button", { name: "Deutsch" }).click();
  const { t } = makeSpeaker(page, german);
  await page.getByLabel(t("create.practiceName")).fill(ANNA.practice);
  await page.getByLabel(t("create.ownName")).fill(ANNA.name);
  await page.getByRole("textbox", { name: t("passphrase.label"), exact: true }).fill(ANNA.passphrase);
  await page.getByLabel(t("passphrase.repeat")).fill(ANNA.passphrase);
  await page.getByRole("button", { name: t("create.submit"), exact: true }).click();
  const today = new Intl.DateTimeFormat("de", { dateStyle: "long", timeZone: "Europe/Berlin" });
  // The sheet is made a little before or after this, and midnight may lie between.
  const days = [-60_000, 60_000].map((awayMs) => today.format(Date.now() + awayMs));
  await expect(page.getByText(new RegExp(`^(?:${days.join("|")})$`, "u")).first()).toBeVisible({
    timeout: 30_000,
  });
});

test("a change of language in the settings shows at once and is kept", async ({ device }) => {
  const page = await (await device()).open();
  await page.getByRole("button", { name: "Deutsch" }).click();
  const person = makeSpeaker(page, german);
  await person.found();
  await person.goTo("nav.settings");
  await page.getByLabel(person.t("create.practiceName")).fill("Praxis am Hafen");
  await page.getByRole("button", { name: /^Sprache/u }).click();
  await page.getByRole("option", { name: "Ελληνικά" }).click();
  await expect(person.heading("Ρυθμίσεις")).toBeVisible();
  await expect(page.getByLabel("Όνομα του γραφείου")).toHaveValue("Praxis am Hafen");
  await page.reload();
  await expect(person.heading("Ξεκλείδωμα")).toBeVisible();
});

test("a language and a look chosen in one tab reach the other at once, and what is being typed there stays", async ({
  device,
}) => {
  const laptop = await device();
  const one = await laptop.open();
  await foundPractice(one);
  await addClient(one, "Mara Lindt");
  const text = await newNote(one);
  await text.pressSequentially("Begun.");
  const two = await laptop.open("/clients");
  await two.getByRole("button", { name: "New client" }).click();
  await two.getByLabel("Legal name").fill("Nora Ne");

  const three = await laptop.open("/settings");
  await three.getByRole("button", { name: /^Language/u }).click();
  await three.getByRole("option", { name: "Deutsch" }).click();
  const { t } = makeSpeaker(three, german);
  await three.getByText(t("look.contrastMore")).click();
  for (const page of [one, two]) {
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await expect(page.locator("html")).toHaveAttribute("data-contrast", "more");
  }
  const name = two.getByLabel(t("client.legalName"));
  await expect(name).toBeFocused();
  await two.keyboard.type("u");
  await expect(name).toHaveValue("Nora Neu");
  await one.keyboard.type(" Weiter.");
  await expect(one.getByRole("textbox", { name: t("note.body"), exact: true })).toHaveText("Begun. Weiter.");
});

/** Plain letters that are no words of ours: names that people typed, codes, and what the browser itself writes. */
const OWN_WORDS = [
  ANNA.practice,
  ANNA.name,
  "Mara Lindt",
  "English",
  "Deutsch",
  "Español",
  "Ελληνικά",
  "PNG",
  "JPEG",
  "WebP",
];
/** Keys of the keyboard, units, months and days as Intl writes them, and groups of codes. */
const NOT_WORDS =
  /^(?:Ctrl|Enter|Esc|Alt|Shift|[A-Z]|[kMGT]?B|bytes?|[A-Z]{1,3}|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?|Jan\w*|Feb\w*|Mar\w*|Apr\w*|May|June?|July?|Aug\w*|Sept?\w*|Oct\w*|Nov\w*|Dec\w*|at|now|ago|today|yesterday|and|(?:second|minute|hour)s?|[APap]\.?[mM]\.?)$/u;

/** Everything that is read or read out on the page, but for what is marked as no language. */
async function plainWords(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const unspoken = "[translate=no], code, kbd, time, script, style, noscript, [contenteditable] p";
    const said: string[] = [document.title];
    for (const element of document.querySelectorAll("body, body *")) {
      if (element.closest(unspoken) !== null) continue;
      for (const name of [
        "aria-label",
        "title",
        "placeholder",
        "alt",
        "aria-valuetext",
        "aria-description",
      ]) {
        const value = element.getAttribute(name);
        if (value !== null) said.push(value);
      }
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE && node.textContent !== null) said.push(node.textContent);
      }
    }
    return said;
  });
  return texts.filter((text) => {
    const rest = OWN_WORDS.reduce((left, own) => left.replaceAll(own, ""), text);
    // What has a digit in it is a code or a number.
    const words = (rest.match(/[A-Za-z0-9]+/gu) ?? []).filter((word) => !/\d/u.test(word));
    return words.some((word) => word.length > 1 && !NOT_WORDS.test(word));
  });
}

test.describe("in a pseudo-language", () => {
  for (const direction of ["ltr", "rtl"] as const) {
    const title =
      direction === "ltr"
        ? "no screen has a word that did not come from the dictionary"
        : "every screen also runs from right to left, and nothing reaches over an edge";
    test(title, async ({ browser }) => {
      const app = await makeDisguisedApp(direction);
      const place = await startInstallation({ APP_DIR: app.dir });
      try {
        const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Berlin" });
        const page = await context.newPage();
        await page.setViewportSize(direction === "ltr" ? DESK : PHONE);
        await page.goto(place.origin);
        await visitScreens(page, makeSpeaker(page, pseudo), async (state) => {
          if (direction === "ltr") expect.soft(await plainWords(page), state).toEqual([]);
          else expect.soft(await overflowing(page), state).toEqual([]);
        });
        await expect(page.locator("html")).toHaveAttribute("dir", direction);
        await context.close();
      } finally {
        await place.close();
        app.remove();
      }
    });
  }

  test("a word in plain letters would be found", async ({ page }) => {
    await page.setContent("<title>⟦Ĥéļļö⟧</title><p>⟦Ĥéļļö⟧</p><button aria-label='Close'>×</button>");
    expect(await plainWords(page)).toEqual(["Close"]);
    await page.setContent("<title>⟦Ĥéļļö⟧</title><p>⟦Ĥéļļö⟧</p>");
    expect(await plainWords(page)).toEqual([]);
  });
});
