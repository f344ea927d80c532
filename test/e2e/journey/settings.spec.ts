/** What the settings say is seen at once, elsewhere, and after a reload; looks are chosen with the keyboard alone. */
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { foundPractice, goTo, heading, lock, unlock } from "../support/person.ts";
import { expect, test } from "../support/journey.ts";

const PICTURE = fileURLToPath(new URL("../../../client/public/icon-192.png", import.meta.url));

interface Choice {
  readonly group: string;
  readonly option: string;
  readonly usual: string;
  /** What of the page's root changes by it. */
  readonly seen: (page: Page) => Promise<unknown>;
}

const root = (page: Page, property: string): Promise<string> =>
  page.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name), property);

const CHOICES: readonly Choice[] = [
  {
    group: "Light or dark",
    option: "Dark",
    usual: "As the device",
    seen: (page) => root(page, "color-scheme"),
  },
  { group: "Size of text", option: "Largest", usual: "Normal", seen: (page) => root(page, "font-size") },
  { group: "Room", option: "Compact", usual: "Roomy", seen: (page) => root(page, "--control") },
  {
    group: "Contrast",
    option: "More contrast",
    usual: "As the device",
    seen: (page) => root(page, "--text-quiet"),
  },
];

const looksOf = (page: Page): Promise<unknown[]> => Promise.all(CHOICES.map(({ seen }) => seen(page)));

/** By arrows, as in every group of choices. */
async function choose(page: Page, group: string, option: string): Promise<void> {
  const choices = page.getByRole("group", { name: group });
  await choices.getByRole("radio", { checked: true }).focus();
  const wanted = choices.getByRole("radio", { name: option });
  for (let presses = 0; presses < 4 && !(await wanted.isChecked()); presses += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await expect(wanted).toBeChecked();
}

test("looks are chosen by keyboard, hold in every tab and after a reload, and go back", async ({
  device,
}) => {
  const anna = await device();
  const page = await anna.open();
  await foundPractice(page);
  await goTo(page, "Settings");
  const other = await anna.open("/settings");
  await expect(heading(other, "Settings")).toBeVisible();
  const before = await looksOf(page);
  for (const [at, choice] of CHOICES.entries()) {
    await choose(page, choice.group, choice.option);
    for (const tab of [page, other]) {
      await expect
        .poll(() => choice.seen(tab), `${choice.group} changes what is seen`)
        .not.toEqual(before[at]);
    }
  }
  const chosen = await looksOf(page);
  await lock(page);
  await page.reload();
  await expect(page.getByRole("button", { name: "Unlock" })).toBeVisible();
  await expect.poll(() => root(page, "color-scheme"), "before unlocking, too").toBe("dark");
  await unlock(page);
  for (const { group, option } of CHOICES) {
    await expect(page.getByRole("group", { name: group }).getByRole("radio", { name: option })).toBeChecked();
  }
  expect(await looksOf(page), "after a reload").toEqual(chosen);
  await choose(page, "Room", "Roomy");
  await expect.poll(() => root(other, "--control"), "back, in every tab").toBe(before[2]);
  // The other tab would write it down as well.
  await other.close();
  await page.getByRole("radio").evaluateAll(
    (radios, usual) => {
      for (const radio of radios as HTMLInputElement[]) {
        if (usual.includes(radio.labels?.[0]?.textContent?.trim() ?? "")) radio.click();
      }
      location.reload();
    },
    CHOICES.map(({ usual }) => usual),
  );
  await expect(page.getByRole("button", { name: "Unlock" })).toBeVisible();
  await expect.poll(() => looksOf(page), "as it was, reloaded in the same breath").toEqual(before);
});

test("what was chosen many hundred times is kept as little, and is still chosen", async ({ device }) => {
  const page = await (await device()).open("/welcome");
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(heading(page, "Unterlagen, die nur Ihre Praxis lesen kann")).toBeVisible();
  const rows = (more: number): Promise<number> =>
    page.evaluate(async (count) => {
      const done = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error("no answer"));
        });
      const database = await done(indexedDB.open("claros-device"));
      const updates = database.transaction("updates", "readwrite").objectStore("updates");
      const [first] = await done(updates.getAll(undefined, 1));
      for (let at = 0; at < count; at += 1) updates.add(first);
      const there = await done(updates.count());
      database.close();
      return there;
    }, more);
  expect(await rows(600)).toBeGreaterThan(600);
  await page.reload();
  await expect.poll(() => rows(0)).toBeLessThan(10);
  await page.reload();
  await expect(heading(page, "Unterlagen, die nur Ihre Praxis lesen kann")).toBeVisible();
});

test("the practice's name, picture and word, and one's own name, are changed and seen elsewhere", async ({
  device,
}) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await goTo(page, "Settings");
  await page.getByLabel("Name of the practice").fill("Quay Practice");
  await expect(page.getByText("Quay Practice").first()).toBeVisible();
  await page.getByLabel("Name of the practice").fill("");
  await expect(page.getByText("Please fill this in.")).toBeVisible();
  await page.getByLabel("Name of the practice").fill("Quay Practice");

  const logo = page.getByLabel("Logo");
  await logo.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await expect(page.getByText("This file is not a picture that can be used.")).toBeVisible();
  await logo.setInputFiles(PICTURE);
  await expect(page.getByRole("button", { name: "Remove the logo" })).toBeVisible();
  await expect(page.getByText("This file is not a picture that can be used.")).toBeHidden();

  await page
    .getByRole("group", { name: /are called/ })
    .getByRole("radio", { name: "Patients" })
    .check();
  await expect(
    page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Patients" }),
  ).toBeVisible();
  await page.getByLabel("Your name").fill("Dr Anna Quint");
  await page.reload();
  await unlock(page);
  await expect(page.getByLabel("Your name")).toHaveValue("Dr Anna Quint");
  await expect(page.getByRole("button", { name: "Remove the logo" })).toBeVisible();
  await page.getByRole("button", { name: "Remove the logo" }).press("Enter");
  await expect(page.getByRole("button", { name: "Remove the logo" })).toHaveCount(0);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Team" }).click();
  await expect(page.getByRole("list", { name: "Members" })).toContainText("Dr Anna Quint");
});
