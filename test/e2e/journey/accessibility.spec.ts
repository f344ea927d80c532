/** Every page and its main states, judged by axe: in light and dark, wide and narrow. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import {
  addClient,
  askToJoin,
  ANNA,
  choosePassphrase,
  confirmKit,
  foundPractice,
  goTo,
  heading,
  invite,
  newNote,
  openClient,
  saveState,
  setUpPractice,
  lock,
} from "../support/person.ts";
import { expect, test } from "../support/journey.ts";

test.setTimeout(120_000);

/** One line for each rule that is broken, with the places. */
async function judge(page: Page, state: string): Promise<void> {
  await settle(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const lines = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  expect.soft(lines, state).toEqual([]);
}

/** Shows that a violation would be found: puts a button without a name on the page, judges, and takes it away again. */
async function rulesBrokenByNamelessButton(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement("button"), { id: "nameless" }));
  });
  const { violations } = await new AxeBuilder({ page }).include("#nameless").analyze();
  await page.evaluate(() => document.getElementById("nameless")?.remove());
  return violations.map(({ id }) => id);
}

/** Colours are judged as they stay, not half way through a fade. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((each) => each.finished)));
}

test("the ways in have no violations", async ({ device, place }) => {
  const anna = await (await device()).open();
  await expect(heading(anna, "Records that only your practice can read")).toBeVisible();
  await judge(anna, "welcome");
  expect(await rulesBrokenByNamelessButton(anna)).toContain("button-name");
  for (const path of ["/create", "/join", "/restore", "/restore-backup", "/no-such-page"]) {
    await anna.goto(place.origin + path);
    await expect(anna.getByRole("heading", { level: 1 })).toBeVisible();
    await judge(anna, path);
  }
  await anna.goto(`${place.origin}/create`);
  await anna.getByLabel("Passphrase", { exact: true }).fill("weak");
  await anna.getByRole("button", { name: "Set up" }).click();
  await expect(anna.getByRole("meter", { name: "Strength" })).toBeVisible();
  await judge(anna, "create, refused");
  await anna.goto(place.origin);
  const code = await setUpPractice(anna, ANNA);
  await judge(anna, "recovery kit");
  await confirmKit(anna, code);
  await goTo(anna, "Team");
  const link = await invite(anna, "Clinician");
  const boris = await (await device()).open();
  await boris.goto(link);
  await expect(boris.getByLabel("Your name")).toBeVisible();
  await judge(boris, "join, invited");
  await askToJoin(boris, link);
  await judge(boris, "join, words");
  await expect(anna.getByRole("article")).toBeVisible();
  await judge(anna, "team, with a request");
  await lock(anna);
  await judge(anna, "unlock");
  await anna.getByLabel("Passphrase", { exact: true }).fill("wrong wrong wrong");
  await anna.getByRole("button", { name: "Unlock" }).click();
  await expect(anna.getByText("This passphrase does not open this device.")).toBeVisible();
  await judge(anna, "unlock, refused");
});

for (const look of ["light", "dark"] as const) {
  test(`the pages of an open practice have no violations when it is ${look}`, async ({ device, place }) => {
    const page = await (await device()).open();
    await page.emulateMedia({ colorScheme: look });
    await foundPractice(page);
    await judge(page, "clients, none");
    await page.getByRole("button", { name: "New client" }).click();
    await expect(page.getByRole("dialog", { name: "New client" })).toBeVisible();
    await judge(page, "new client");
    await page.getByRole("button", { name: "Cancel" }).click();
    await addClient(page, "Mara Lindt");
    await judge(page, "client, notes");
    await page.getByRole("tab", { name: "File" }).click();
    await page.getByRole("button", { name: "Add a contact" }).click();
    await page.getByLabel("Code", { exact: true }).fill("");
    await judge(page, "client, file");
    await page.getByLabel("Code", { exact: true }).fill("ML");
    await page.getByRole("tab", { name: "Care team" }).click();
    await judge(page, "client, care team");
    await page.getByRole("tab", { name: "Notes" }).click();
    await newNote(page, "SOAP");
    await judge(page, "note");
    await page.getByRole("button", { name: "More actions" }).click();
    await expect(page.getByRole("menuitem", { name: "Discard draft" })).toBeVisible();
    await judge(page, "note, menu");
    await page.keyboard.press("Escape");
    await goTo(page, "Clients");
    await judge(page, "clients");
    await page.getByRole("button", { name: /^Status:/ }).click();
    await expect(page.getByRole("option", { name: "all clients" })).toBeVisible();
    await judge(page, "clients, filter open");
    await page.keyboard.press("Escape");
    for (const name of ["Team", "Settings", "Safety and backup"] as const) {
      await goTo(page, name);
      await judge(page, name);
    }
    await page.getByRole("link", { name: "Look at it" }).click();
    await expect(heading(page, "What was set aside")).toBeVisible();
    await judge(page, "set aside");
    await goTo(page, "Team");
    await page.getByRole("button", { name: "Invite a colleague" }).click();
    await page.getByRole("button", { name: "Make the link" }).click();
    await expect(page.getByLabel("Invitation link", { exact: true })).toBeVisible();
    await judge(page, "invitation");
    await page.getByRole("button", { name: "Done" }).click();
    place.proxy.set("refuse");
    await expect(saveState(page, /^Offline/)).toBeVisible();
    await saveState(page, /^Offline/).click();
    await judge(page, "offline, explained");
    await page.setViewportSize({ width: 360, height: 740 });
    await goTo(page, "Clients");
    await judge(page, "narrow, clients");
    await openClient(page, "Mara Lindt");
    await judge(page, "narrow, client");
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, "nothing is wider than the narrow screen").toBeLessThanOrEqual(0);
  });
}

test("a passphrase that differs is explained where it was typed", async ({ device }) => {
  const page = await (await device()).open("/create");
  await choosePassphrase(page, ANNA.passphrase);
  const again = page.getByLabel("The same passphrase again");
  await again.fill("another one");
  await page.getByRole("button", { name: "Set up" }).click();
  await expect(again).toHaveAttribute("aria-invalid", "true");
  await expect(again).toHaveAccessibleDescription(/The two passphrases differ/);
  await expect(again).toBeFocused();
});
