/** Looking around without a practice of one's own: made in one click, never sent anywhere, gone in one click. */
import { expect, type Page } from "@playwright/test";
import { german } from "../../../client/words/german.ts";
import { choosePart } from "../support/choose-part.ts";
import { test } from "../support/journey.ts";
import {
  assign,
  choosePassphrase,
  confirmKit,
  goTo,
  heading,
  readKit,
  saveState,
} from "../support/person.ts";
import { makeSpeaker } from "../support/speaker.ts";
import { recordWire } from "../support/wire.ts";

async function makeDemo(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Look around in a demo" }).click();
  await expect(heading(page, "Today")).toBeVisible({ timeout: 60_000 });
}

/** The one that the page begins with comes last. */
const LANGUAGES = [
  ["el", "Ελληνικά"],
  ["es", "Español"],
  ["de", "Deutsch"],
  ["en", "English"],
] as const;

/** What stands in the header covers nothing else in it and reaches over no edge, in every language and size of text, also at 200 %. */
async function headerFits(page: Page): Promise<void> {
  const size = page.viewportSize();
  const inEachOthersWay = (): Promise<string[]> =>
    page.evaluate(() => {
      const all = [...document.querySelectorAll("header:not(main *) button")].map((button) => ({
        name: button.getAttribute("aria-label") ?? button.textContent ?? "",
        box: button.getBoundingClientRect(),
        // What ends in dots says so, and has its whole name for those who listen.
        isCut: [button, ...button.querySelectorAll("span")].some(
          (part) =>
            part.clientWidth > 1 &&
            part.scrollWidth > part.clientWidth + 1 &&
            getComputedStyle(part).textOverflow !== "ellipsis",
        ),
      }));
      return all.flatMap(({ name, box, isCut }, at) => [
        ...(isCut ? [`${name} is cut`] : []),
        ...(box.left < 0 || box.right > document.documentElement.clientWidth ? [`${name} reaches out`] : []),
        ...all
          .slice(at + 1)
          .filter((other) => other.box.left < box.right - 0.5 && other.box.right > box.left + 0.5)
          .map((other) => `${name} under ${other.name}`),
      ]);
    });
  for (const [tag, name] of LANGUAGES) {
    await page.keyboard.press("Control+k");
    await page.keyboard.insertText(name);
    await expect(page.getByRole("option", { name: new RegExp(name, "u") }).first()).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.locator("html")).toHaveAttribute("lang", tag);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    for (const text of ["", "largest"]) {
      await page.evaluate((chosen) => {
        document.documentElement.dataset["textSize"] = chosen;
      }, text);
      for (const width of [320, 360, 390, 800, 1100]) {
        await page.setViewportSize({ width, height: 700 });
        await expect.poll(inEachOthersWay, `${name}, ${width} px, text ${text || "as usual"}`).toEqual([]);
      }
    }
  }
  await page.evaluate(() => document.documentElement.removeAttribute("data-text-size"));
  if (size !== null) await page.setViewportSize(size);
}

const OWN = "a made up passphrase that I chose";

test("a demo practice is made in one click, is on this device only, and goes in one click", async ({
  device,
  place,
}) => {
  const wire = recordWire(place.proxy);
  const page = await (await device()).open("/welcome");
  await makeDemo(page);
  await expect(page.getByText("Demo practice: everybody in it is made up")).toBeVisible();
  await goTo(page, "Clients");
  await expect(page.getByText(/^3\d clients$/)).toBeVisible();
  await page.getByRole("link", { name: "Mara Lindt" }).click();
  await page.getByRole("list", { name: "Notes" }).getByRole("link").first().click();
  const note = page.getByRole("textbox", { name: "Note", exact: true });
  await expect(note).not.toHaveText("");
  await expect.poll(() => page.evaluate(() => scrollY), "a note opens at its beginning").toBe(0);
  await note.press("Control+End");
  await page.keyboard.insertText(" Tried something.");
  await saveState(page, "Saved on this device").click();
  await expect(page.getByRole("banner")).toContainText("This practice has no server");
  await expect(page.getByRole("banner")).not.toContainText("for the server follows");
  await expect(saveState(page, /^Saved on this device \d\d:\d\d$/)).toBeVisible();
  await headerFits(page);

  await page.getByRole("button", { name: "Lock", exact: true }).click();
  await expect(heading(page, "Demo practice")).toBeVisible();
  await expect(page.getByText("I forgot the passphrase")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Open the demo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(note).toContainText("Tried something.", { timeout: 30_000 });
  const said = Buffer.concat(wire.bytes()).toString("latin1");
  expect(said, "the app itself came over this wire").toContain("GET /welcome");
  expect(said, "a demo says nothing to the server").not.toMatch(/upgrade: websocket/i);

  await page.getByRole("button", { name: "Remove the demo" }).click();
  await expect(page.getByRole("link", { name: "Set up a practice" })).toBeVisible();
  await page.reload();
  // The page that a first visit is shown meanwhile has the link too.
  await expect(page.locator(".first-visit")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Set up a practice" })).toBeVisible();
});

test("everything that there is can be tried in a demo, and what needs a server says so before it is pressed", async ({
  device,
}) => {
  const page = await (await device()).open("/welcome");
  await makeDemo(page);
  const main = page.getByRole("main");
  const openMara = async (): Promise<void> => {
    await goTo(page, "Clients");
    await page.getByRole("link", { name: "Mara Lindt", exact: true }).click();
    await expect(heading(page, "Mara Lindt")).toBeVisible();
  };

  await test.step("two or three in one’s own care had no note for a month", async () => {
    await goTo(page, "Clients");
    await choosePart(page, "Care team", "in my care");
    await choosePart(page, "Last note", "without a note for 30 days");
    await expect(page.getByText(/^[23] clients$/)).toBeVisible();
    await choosePart(page, "Care team", "in anyone’s care");
    await choosePart(page, "Last note", "with or without notes");
    await expect(page.getByText(/^3\d clients$/)).toBeVisible();
  });
  await test.step("each row of the list is one line, however wide the page is beside the navigation", async () => {
    const size = page.viewportSize();
    const rows = page.getByRole("table", { name: "Clients" }).getByRole("row");
    for (const width of [700, 770, 850, 950, 1100]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => rows.count(), `rows at ${width} px`).toBeGreaterThan(10);
      const heights = await rows.evaluateAll((each) => each.map((row) => row.clientHeight));
      expect(Math.max(...heights), `a row at ${width} px`).toBeLessThan(50);
    }
    if (size !== null) await page.setViewportSize(size);
  });
  await test.step("the care team is the one that list and timeline show, and changes", async () => {
    await openMara();
    await page.getByRole("tab", { name: "Care team" }).click();
    const team = page.getByRole("list", { name: "Care team" });
    await expect(team.getByText("Dr Robin Hale")).toBeVisible();
    await assign(page, "Amara Okafor");
    await page.getByRole("tab", { name: "Timeline" }).click();
    await expect(main.getByText("Amara Okafor is on the care team")).toBeVisible();
    await page.getByRole("tab", { name: "Care team" }).click();
    await team
      .getByRole("listitem")
      .filter({ hasText: "Amara Okafor" })
      .getByRole("button", { name: "Remove from the care team" })
      .click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove from the care team" }).click();
    await expect(team.getByText("Amara Okafor")).toHaveCount(0);
    await expect(main.getByText("there is no connection")).toHaveCount(0);
  });
  await test.step("status and marks", async () => {
    const said = page.getByText("Status: Paused.");
    const size = page.viewportSize();
    await page.setViewportSize({ width: 390, height: 600 });
    await page.getByRole("tab", { name: "Notes" }).click();
    const last = page.getByRole("list", { name: "Notes" }).getByRole("listitem").last();
    await expect(last).toBeVisible();
    await page.getByRole("button", { name: "Change status" }).click();
    await page.getByRole("menuitem", { name: "Paused" }).click();
    // The message goes by itself; under the pointer it stays.
    await said.hover();
    await expect(main.getByText("Paused", { exact: true }).first()).toBeVisible();
    const hidden = async (): Promise<number> => {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const [row, message] = [await last.boundingBox(), await said.boundingBox()];
      return row === null || message === null ? NaN : row.y + row.height - message.y;
    };
    await expect.poll(hidden, "how much of the last note is under the message").toBeLessThanOrEqual(0);
    if (size !== null) await page.setViewportSize(size);
    await page.getByRole("button", { name: "Change status" }).click();
    await page.getByRole("menuitem", { name: "Place under legal hold" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Place under legal hold" }).click();
    await expect(main.getByText("Legal hold").first()).toBeVisible();
  });
  await test.step("the print preview", async () => {
    await page.getByRole("tab", { name: "Notes" }).click();
    await page.getByRole("list", { name: "Notes" }).getByRole("link").first().click();
    await expect(page.getByRole("textbox", { name: "Note", exact: true })).toBeVisible();
    await page.keyboard.press("Control+p");
    const preview = page.getByRole("dialog", { name: "Print preview" });
    const sheet = preview.getByRole("region", { name: /^Page 1 of/ });
    await expect(sheet).toContainText("Lindenhof Practice");
    await expect(sheet).toContainText("7 Lime Tree Row · Exampleton · 01632 960042");
    await expect(sheet.getByRole("presentation")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(preview).toHaveCount(0);
  });
  await test.step("an import comes in and is taken back; nothing else passes for one", async () => {
    await goTo(page, "Clients");
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Import clients…" }).click();
    await expect(heading(page, "Import clients")).toBeVisible();
    await expect(main.getByText("Your imports")).toHaveCount(0);
    const buffer = Buffer.from(
      "Legal name,Date of birth\nImported One,1990-01-02\nImported Two,1991-01-02\n",
    );
    await page
      .getByLabel("File with the table")
      .setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer });
    await page.getByRole("button", { name: "See what would happen" }).click();
    await page.getByRole("button", { name: "Import 2 clients" }).click();
    await page.getByRole("button", { name: "Take the import back" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Take the import back" }).click();
    await expect(page.getByRole("heading", { name: "Import taken back" })).toBeVisible();
  });
  await test.step("the palette leads to one’s own name", async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("my profile");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "You", exact: true })).toBeFocused();
    const ownName = page.getByLabel("Your name");
    await expect(ownName, "the record of the profile is open").toHaveValue("Dr Robin Hale");
    await page.keyboard.press("Tab");
    await expect(ownName).toBeFocused();
  });
  await test.step("inviting and adding a device are explained", async () => {
    await goTo(page, "Team");
    const members = page.getByRole("list", { name: "Members" }).getByRole("listitem");
    await expect(members).toHaveText([/Robin Hale/, /Amara Okafor/, /Jonas Weidner/]);
    await expect(members.nth(1)).not.toContainText("device");
    await page.getByRole("button", { name: "Invite a colleague" }).click();
    const dialog = page.getByRole("dialog", { name: "Invite a colleague" });
    await expect(dialog.getByText("A demo has no server, so nobody can be invited.")).toBeVisible();
    await expect(dialog.getByText("In a practice you choose a role here")).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Make the link" })).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(main.getByText("A demo has no server, so no other device can be added.")).toBeVisible();
    await expect(main.getByRole("button", { name: "Add a device" })).toHaveCount(0);
  });
  await test.step("the backup file, with the passphrase that stands there", async () => {
    await goTo(page, "Safety and backup");
    const form = page.getByRole("region", { name: "Save a backup file" });
    await expect(form.getByText("nobody lives in this demo practice")).toBeVisible();
    await form.getByRole("textbox", { name: "Passphrase of the file", exact: true }).fill(OWN);
    await form.getByLabel("The same passphrase again").fill(OWN);
    const downloading = page.waitForEvent("download");
    await form.getByRole("button", { name: "Save backup file" }).click();
    await downloading;
    await expect(page.getByText(/^Saved, with [\d,]+ records\.$/)).toBeVisible();
  });
  await test.step("the recovery kit, and its check", async () => {
    await main.getByRole("link", { name: "Make the recovery kit" }).click();
    await expect(main.getByText("In a demo the kit is only for looking at")).toBeVisible();
    await main.getByRole("button", { name: "Make the recovery kit" }).click();
    const code = await readKit(page);
    await expect(main.getByRole("article").getByRole("presentation"), "the sheet has the logo").toBeVisible();
    await confirmKit(page, code);
  });
  await test.step("another passphrase, which the lock screen then asks for", async () => {
    await goTo(page, "Settings");
    await choosePassphrase(page, OWN, "New passphrase");
    await page.getByRole("button", { name: "Change", exact: true }).click();
    await expect(page.getByText("From now on this device opens with the new passphrase.")).toBeAttached();
    await page.getByRole("button", { name: "Lock", exact: true }).click();
    await page.getByRole("button", { name: "Open the demo" }).click();
    await expect(page.getByText("You have given this demo a passphrase of your own.")).toBeVisible();
    await expect(page.getByLabel("Passphrase", { exact: true })).toBeFocused();
    await page.keyboard.insertText(OWN);
    await page.keyboard.press("Enter");
    await expect(heading(page, "Settings")).toBeVisible({ timeout: 30_000 });
    await goTo(page, "Team");
    const members = page.getByRole("list", { name: "Members" }).getByRole("listitem");
    await expect(members).toHaveText([/Robin Hale/, /Amara Okafor/, /Jonas Weidner/]);
  });
});

test("who reads German finds the demo’s notes and their headings in German", async ({ device }) => {
  const page = await (await device({ locale: "de-DE" })).open("/welcome");
  const { t, heading: titled, goTo: go } = makeSpeaker(page, german);
  await page.getByRole("link", { name: t("demo.look") }).click();
  await expect(titled(t("nav.today"))).toBeVisible({ timeout: 60_000 });
  await go("nav.clients");
  await page.getByRole("link", { name: "Mara Lindt", exact: true }).click();
  await page
    .getByRole("list", { name: t("client.notes") })
    .getByRole("link")
    .last()
    .click();
  const note = page.getByRole("textbox", { name: t("note.body"), exact: true });
  await expect(note.getByRole("heading", { name: t("template.intake.agreement.title") })).toBeVisible();
  await expect(note).toContainText(/Sitzungen|Schweigepflicht|Ziel/);

  await page.setViewportSize({ width: 390, height: 844 });
  await note.press("Control+End");
  await page.keyboard.press("F8");
  const alone = page.locator("[data-focus]");
  const saved = alone.getByRole("button", { name: new RegExp(`^${t("save.onDevice")}`, "u") });
  await page.keyboard.insertText(" Mehr.");
  await expect(saved).toBeVisible();
  const lines = () =>
    saved.evaluate((button) => {
      const range = document.createRange();
      range.selectNodeContents(button);
      const seen = [...range.getClientRects()].filter(({ width }) => width > 1);
      return new Set(seen.map(({ bottom }) => Math.round(bottom / 12))).size;
    });
  await expect.poll(lines, "where it is saved is said in one line").toBe(1);
  await page.keyboard.press("Escape");
  await expect(alone).toHaveCount(0);
  await expect(note).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("/");
  const choice = page.getByRole("option", { name: "Zwischenüberschrift" });
  await expect(choice).toBeVisible();
  const cut = () =>
    choice.evaluate((option) =>
      [option, ...option.querySelectorAll("span")].some(
        ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1,
      ),
    );
  await expect.poll(cut, "no word of it runs under the keys").toBe(false);
  await expect(
    choice.getByText(/Strg|Ctrl/u),
    "beside so narrow a text there is no room for keys",
  ).toBeHidden();
});
