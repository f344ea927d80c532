import type { Page } from "@playwright/test";
import { overflowing } from "../support/judge.ts";
import { damageRows, type Table } from "../support/local-rows.ts";
import { startOtherRelay } from "../support/other-relay.ts";
import {
  addClient,
  ANNA,
  backedUp,
  foundPractice,
  goTo,
  heading,
  lock,
  newNote,
  noteText,
  openClient,
  openNote,
  pressUnlessGone,
  saveState,
  tryNow,
  unlock,
} from "../support/person.ts";
import { type Device, expect, test } from "../support/journey.ts";

test("long names, right-to-left names and emoji are kept and shown as they were typed", async ({
  device,
}) => {
  const page = await (await device()).open();
  const practice = "Gemeinschaftspraxis ".repeat(10).trim().padEnd(200, "x");
  const names = [
    "n".repeat(200),
    "Anneliese ".repeat(20).trim(),
    "مريم الحسيني",
    "👩‍👩‍👧‍👦 Ümläut Þórr",
    '<img src=x onerror=alert(1)> & "quotes"',
    '=HYPERLINK("http://x")',
  ];
  await foundPractice(page, { ...ANNA, practice, name: "ד״ר אנה קווינט" });
  await expect(page.getByRole("navigation", { name: "Main" })).toContainText(practice);
  for (const name of names) {
    await addClient(page, name);
    await goTo(page, "Clients");
  }
  await page.setViewportSize({ width: 360, height: 740 });
  for (const name of names) await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  await expect.poll(() => overflowing(page), "nothing is wider than the narrow screen").toEqual([]);
  await page.reload();
  await unlock(page);
  for (const name of names) {
    await openClient(page, name);
    await expect(page.getByRole("button", { name: "New note" })).toBeVisible();
    await expect
      .poll(() => overflowing(page), `nothing is wider than the narrow screen: ${name}`)
      .toEqual([]);
    await goTo(page, "Clients");
  }
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Today" }).click();
  const lastChanged = page.getByRole("list", { name: "Changed last" });
  for (const name of names) {
    await expect(lastChanged.getByRole("link", { name, exact: true })).toBeVisible();
  }
  await expect.poll(() => overflowing(page), "nothing on Today is wider than the narrow screen").toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
  await goTo(page, "Clients");
  await page.getByRole("searchbox", { name: "Search clients" }).fill("الحسيني");
  await expect(page.getByText("1 found")).toBeVisible();
  await goTo(page, "Team");
  await expect(page.getByRole("list", { name: "Members" })).toContainText("ד״ר אנה קווינט");

  await goTo(page, "Clients");
  await openClient(page, names[1] ?? "");
  await page.getByRole("tab", { name: "File" }).click();
  const preferred = page.getByLabel("Preferred name");
  await preferred.fill("p".repeat(201));
  await expect(preferred).toHaveAccessibleDescription(/longer than 200 characters\. Nothing was cut/);
  await expect(preferred).toHaveValue("p".repeat(201));
});

const QUOTA_BYTES = 12_000_000;
const MORE_BYTES = 60_000_000;

interface LittleRoom {
  readonly page: Page;
  /** As when somebody has freed space elsewhere on the device. */
  giveRoom(): Promise<void>;
}

/** A tab in a browser that grants this origin little room, from the first byte on: later the browser would remember more. */
async function openWithLittleRoom(device: Device, origin: string): Promise<LittleRoom> {
  const page = await device.context.newPage();
  // The limit lasts as long as this session.
  const session = await device.context.newCDPSession(page);
  const grant = (quotaSize: number) => session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize });
  await grant(QUOTA_BYTES);
  await page.goto(origin);
  return { page, giveRoom: async () => void (await grant(MORE_BYTES)) };
}

/** Takes what room is left, down to pieces smaller than a sentence. */
async function fillDisk(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const opening = indexedDB.open("filler");
    await new Promise((resolve) => {
      opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("rows"));
      opening.addEventListener("success", resolve);
    });
    // Chance, because the browser compresses what repeats itself.
    const chance = (bytes: number): Uint8Array => {
      const filled = new Uint8Array(bytes);
      for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(filled.subarray(at, at + 65_536));
      return filled;
    };
    const put = (key: number, bytes: number): Promise<boolean> =>
      new Promise((resolve) => {
        const writing = opening.result.transaction("rows", "readwrite", { durability: "strict" });
        writing.objectStore("rows").put(chance(bytes), key);
        writing.addEventListener("complete", () => resolve(true));
        writing.addEventListener("abort", () => resolve(false));
      });
    let key = 0;
    for (const bytes of [1_000_000, 100_000, 10_000, 1_000, 100]) {
      while (key < 500 && (await put(key, bytes))) key += 1;
    }
    opening.result.close();
  });
}

test("a full disk is said, nothing is shown as saved that is not, and room brings everything back", async ({
  device,
  place,
}) => {
  const { page, giveRoom } = await openWithLittleRoom(await device(), place.origin);
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  const text = await newNote(page);
  await text.pressSequentially("Before the disk was full.");
  await backedUp(page);
  // What keeps the app itself must not be looking for room any more.
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await fillDisk(page);
  await text.press("Control+End");
  await text.pressSequentially(" And afterwards.");
  await expect(saveState(page, "Not saved")).toBeVisible();
  await expect(page.getByRole("main").getByText("This device’s disk is full")).toBeVisible();
  await expect(text).toHaveText("Before the disk was full. And afterwards.");
  for (const untrue of ["Saved on this device", "Backed up"]) {
    await expect(saveState(page, untrue)).toHaveCount(0);
  }
  const tryAgain = page.getByRole("main").getByRole("button", { name: "Try again" });
  await expect(tryAgain).toBeVisible();
  await giveRoom();
  await pressUnlessGone(tryAgain);
  await backedUp(page);
  await expect(page.getByText("This device’s disk is full")).toHaveCount(0);
  await page.reload();
  await unlock(page);
  await expect(noteText(page)).toHaveText("Before the disk was full. And afterwards.");
});

/** A note that is backed up; then the practice is locked and the rows are damaged. */
async function damagedNote(page: Page, tables: readonly Table[]): Promise<void> {
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  const text = await newNote(page);
  for (const sentence of ["One. ", "Two. ", "Three."]) {
    await text.pressSequentially(sentence);
    await backedUp(page);
  }
  await lock(page);
  expect(await damageRows(page, tables)).toBeGreaterThan(0);
}

test("damaged rows are noticed and fetched again from the relay", async ({ device }) => {
  const page = await (await device()).open();
  await damagedNote(page, ["entries", "states"]);
  await unlock(page);
  await expect(noteText(page)).toHaveText("One. Two. Three.", { timeout: 30_000 });
  await goTo(page, "Clients");
  await openClient(page, "Mara Lindt");
  await expect(page.getByText("Parts missing")).toHaveCount(0);
  await noteOf(page);
  await noteText(page).press("Control+End");
  await noteText(page).pressSequentially(" Four.");
  await backedUp(page);
  await page.reload();
  await unlock(page);
  await expect(noteText(page)).toHaveText("One. Two. Three. Four.");
});

async function noteOf(page: Page): Promise<void> {
  await openNote(page, /^Session on/);
}

test("damaged rows without a network are said to be missing, and no page is blank", async ({
  device,
  place,
}) => {
  const page = await (await device()).open();
  await damagedNote(page, ["entries", "states"]);
  const note = page.url();
  place.proxy.set("refuse");
  await unlock(page);
  await expect(
    page.getByText("This record is not on this device. It may still be on its way."),
  ).toBeVisible();
  await expect(page.getByText("Parts missing")).toBeVisible();
  await goTo(page, "Clients");
  await expect(page.getByRole("row", { name: /Mara Lindt/ })).toContainText("Mara Lindt");
  await openClient(page, "Mara Lindt");
  await expect(page.getByText("Parts missing").first()).toBeVisible();
  place.proxy.set("pass");
  await goTo(page, "Safety and backup");
  await tryNow(page);
  await page.goto(note);
  await unlock(page);
  await expect(noteText(page)).toHaveText("One. Two. Three.", { timeout: 30_000 });
});

test("damaged rows of the lists come back", async ({ device }) => {
  const page = await (await device()).open();
  await damagedNote(page, ["summaries"]);
  await unlock(page);
  await goTo(page, "Clients");
  await openClient(page, "Mara Lindt");
  await noteOf(page);
  await expect(noteText(page)).toHaveText("One. Two. Three.");
  await expect(page.getByRole("navigation", { name: "Main" })).toContainText(ANNA.practice);
});

for (const [which, speaks] of [
  ["newer", { oldestProtocol: 9, newestProtocol: 12 }],
  ["older", { oldestProtocol: 0, newestProtocol: 0 }],
] as const) {
  test(`a relay of a ${which} version is said, nothing is dropped, and the right one takes it all`, async ({
    device,
    place,
  }) => {
    const page = await (await device()).open();
    await foundPractice(page);
    await addClient(page, "Mara Lindt");
    const text = await newNote(page);
    await backedUp(page);
    const other = await startOtherRelay(speaks);
    const right = place.proxy.aim(other.port);
    place.proxy.reset();
    await expect(saveState(page, "Not sent")).toBeVisible({ timeout: 30_000 });
    await text.pressSequentially("Written for another version.");
    await saveState(page, "Not sent").click();
    await expect(page.getByText(/App and server have different versions\./).first()).toBeVisible();
    await page.reload();
    await unlock(page);
    await expect(noteText(page)).toHaveText("Written for another version.");
    // Else it has not been refused yet, connects to the right one by itself, and there is nothing to press.
    await expect(saveState(page, "Not sent")).toBeVisible();
    place.proxy.aim(right);
    await other.close();
    await goTo(page, "Safety and backup");
    await page.getByRole("button", { name: "Try now" }).click();
    await backedUp(page);
    await expect(heading(page, "Safety and backup")).toBeVisible();
  });
}
