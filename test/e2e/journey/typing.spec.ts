/**
 * The promise at the heart of it: what is typed is there, once and in order, whatever happens around it. Three
 * people write into one note at the same time while the server goes away and comes back.
 */
import type { Page } from "@playwright/test";
import {
  type Guest,
  addClient,
  assign,
  backedUp,
  BORIS,
  bringIn,
  foundPractice,
  goTo,
  newNote,
  noteText,
  openClient,
  openNote,
} from "../support/person.ts";
import { expect, test } from "../support/journey.ts";

const perSecond = 15;

/** Pseudo-random words, so that a letter lost, doubled or moved cannot hide among others like it. */
function script(seed: number, length: number): string {
  let state = seed;
  const letters: string[] = [];
  while (letters.length < length) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    letters.push("abcdefghijklmnopqrstuvwxyz "[Math.floor((state / 2_147_483_648) * 27)] ?? " ");
  }
  return letters.join("").replaceAll("  ", "x ").replace(/^ | $/g, "y");
}

const write = (page: Page, text: string): Promise<void> =>
  page.keyboard.type(text, { delay: 1000 / perSecond });

const CLARA: Guest = { name: "Clara Weiss", passphrase: "meadow copper lantern drift nine" };

test("no keystroke is lost, doubled or moved while three write into one note and the relay is killed and comes back", async ({
  device,
  place,
}) => {
  test.setTimeout(240_000);
  const [anna, boris, clara] = [
    await (await device()).open(),
    await (await device()).open(),
    await (await device()).open(),
  ];
  await foundPractice(anna);
  await addClient(anna, "Mara Lindt");
  await bringIn(anna, boris, "Clinician");
  await bringIn(anna, clara, "Clinician", CLARA);
  await goTo(anna, "Clients");
  await openClient(anna, "Mara Lindt");
  await assign(anna, BORIS.name);
  await assign(anna, CLARA.name);
  await anna.getByRole("tab", { name: "Notes" }).click();
  await newNote(anna);
  await noteText(anna).click();
  for (const name of ["Anna:", "Boris:", "Clara:"]) {
    await anna.keyboard.type(name);
    if (name !== "Clara:") await anna.keyboard.press("Enter");
  }
  await backedUp(anna);
  const writers = [anna, boris, clara];
  const scripts = [7, 11, 13].map((seed) => script(seed, 150));
  for (const [index, page] of writers.entries()) {
    if (page !== anna) {
      await openClient(page, "Mara Lindt");
      await openNote(page, /^Session on/);
    }
    await expect(noteText(page).locator("p")).toHaveText(["Anna:", "Boris:", "Clara:"]);
    await noteText(page).locator("p").nth(index).click();
    await page.keyboard.press("End");
  }

  const interruption = (async () => {
    await anna.waitForTimeout(2_500);
    await place.killRelay();
    await anna.waitForTimeout(2_500);
    await place.startRelay();
  })();
  await Promise.all([...writers.map((page, index) => write(page, scripts[index] ?? "")), interruption]);
  const written = ["Anna:", "Boris:", "Clara:"].map((name, index) => name + scripts[index]);
  for (const page of writers) {
    await expect(noteText(page).locator("p")).toHaveText(written, { timeout: 60_000 });
    await backedUp(page);
  }
});

test("keys that were pressed while the page was busy are taken in their order and in their place", async ({
  device,
}) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  await page.getByRole("tab", { name: "Notes" }).click();
  const text = await newNote(page);
  await page.keyboard.type("first");
  for (const [index, word] of ["second", "third", "fourth"].entries()) {
    // The editor takes a jump to the very beginning for the browser's own, a fifth of a second from being given the focus.
    await page.waitForTimeout(300);
    await page.keyboard.press("Home");
    await expect.poll(() => page.evaluate(() => getSelection()?.focusOffset)).toBe(0);
    const busy = page.evaluate(() => {
      const until = performance.now() + 300;
      while (performance.now() < until);
    });
    // Not one after the other: they lie in wait together, as for a person who types on.
    await Promise.all([busy, page.keyboard.press("End"), page.keyboard.press("Enter")]);
    await page.keyboard.type(word);
    await expect(text.locator("p")).toHaveText(["first", "second", "third", "fourth"].slice(0, index + 2));
  }
});

test("what is written next to a click stands where it was clicked, while a colleague types elsewhere in the note", async ({
  device,
}) => {
  const anna = await (await device()).open();
  const boris = await (await device()).open();
  await foundPractice(anna);
  await addClient(anna, "Mara Lindt");
  await bringIn(anna, boris, "Clinician");
  await goTo(anna, "Clients");
  await openClient(anna, "Mara Lindt");
  await assign(anna, BORIS.name);
  await anna.getByRole("tab", { name: "Notes" }).click();
  const lines = (await newNote(anna)).locator("p");
  await anna.keyboard.type("Boris:");
  for (const line of ["second:", "third:"]) {
    await anna.keyboard.press("Enter");
    await anna.keyboard.type(line);
  }
  await backedUp(anna);
  await openClient(boris, "Mara Lindt");
  await openNote(boris, /^Session on/);
  await noteText(boris).locator("p").first().click();
  await boris.keyboard.press("End");
  let isOver = false;
  const colleague = (async () => {
    while (!isOver) await boris.keyboard.type("x", { delay: 3 });
  })();
  for (let round = 0; round < 20; round += 1) {
    for (const [line, letter] of [
      [1, "B"],
      [2, "C"],
    ] as const) {
      await lines.nth(line).click();
      await anna.keyboard.type(letter);
      await anna.waitForTimeout(30);
    }
  }
  isOver = true;
  await colleague;
  await expect(lines).toHaveText([/^Boris:x+$/, `second:${"B".repeat(20)}`, `third:${"C".repeat(20)}`]);
});
