import {
  addClient,
  ANNA,
  confirmKit,
  declineKit,
  foundPractice,
  goTo,
  heading,
  leaveKit,
  lock,
  newNote,
  noteText,
  PASSPHRASE,
  readKit,
  setUpPractice,
  tryPassphrase,
  unlock,
} from "../support/person.ts";
import { expect, test } from "../support/journey.ts";

test("a practice is set up: a weak passphrase is explained, the kit is shown and checked", async ({
  device,
}) => {
  const anna = await device();
  const page = await anna.open();
  await expect(heading(page, "Records that only your practice can read")).toBeVisible();
  await page.getByRole("link", { name: "Set up a practice" }).click();
  await page.getByRole("button", { name: "Set up" }).click();
  await expect(page.getByText("Please fill this in.")).toHaveCount(3);

  await page.getByLabel("Name of the practice").fill(ANNA.practice);
  await page.getByLabel("Your name").fill(ANNA.name);
  const passphrase = page.getByLabel("Passphrase", { exact: true });
  await passphrase.fill("harbour quint");
  await expect(page.getByRole("meter", { name: "Strength" })).toHaveAttribute(
    "aria-valuetext",
    /^Would be guessed/,
  );
  // The engine is a shared worker: those of the page itself are only these.
  await expect.poll(() => page.workers().length, "the word lists have a worker").toBe(1);
  await page.getByRole("button", { name: "Set up" }).click();
  await expect(
    page.getByText("This passphrase could be guessed by someone who has this device."),
  ).toBeVisible();
  await expect(passphrase).toBeFocused();

  await passphrase.fill(PASSPHRASE);
  await page.getByLabel("The same passphrase again").fill("something else");
  await page.getByRole("button", { name: "Set up" }).click();
  await expect(page.getByText("The two passphrases differ.")).toBeVisible();
  await page.getByLabel("The same passphrase again").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Set up" }).click();

  const code = await readKit(page);
  await expect.poll(() => page.workers().length, "and are gone with it").toBe(0);
  await page.emulateMedia({ media: "print" });
  const paper = await page.pdf({ format: "Letter" });
  expect(paper.toString("latin1").match(/\/Type\s*\/Page\b/g), "the sheet is one page").toHaveLength(1);
  await page.emulateMedia({ media: null });
  for (const field of await page.getByRole("textbox", { name: /^Group \d+$/ }).all())
    await field.fill("0000");
  await page.getByRole("button", { name: "Check and finish" }).click();
  await expect(page.getByText(/^That is not group \d+\./).first()).toBeVisible();
  // What is said then goes by itself.
  await Promise.all([
    confirmKit(page, code),
    expect(page.getByText("The kit works. Put the sheet away safely.")).toBeVisible(),
  ]);
  await expect(page.getByText("No clients yet")).toBeVisible();
});

test("the button stays where it is while strength is judged: a press that began on it ends on it", async ({
  device,
}) => {
  const anna = await device();
  const page = await anna.open("/create");
  const button = page.getByRole("button", { name: "Set up" });
  await expect(button).toBeVisible();
  // Text that changes its face moves what stands below it.
  await page.evaluate(() => document.fonts.ready.then(() => null));
  const before = await button.boundingBox();
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await expect(page.getByRole("meter", { name: "Strength" })).toBeVisible();
  expect(await button.boundingBox()).toEqual(before);
});

test("without a kit there are no clients until it is declined in writing", async ({ device }) => {
  const anna = await device();
  const page = await anna.open();
  await setUpPractice(page);
  const stay = page
    .getByRole("alertdialog", { name: "The kit is not checked yet" })
    .getByRole("button", { name: "Stay" });
  const isAsked = async (): Promise<void> => {
    await expect(stay, "whoever leaves the sheet unchecked is asked first").toBeFocused();
    await page.keyboard.press("Enter");
    await expect(stay).toHaveCount(0);
    await expect(heading(page, "Your recovery kit")).toBeVisible();
    await expect(page.getByRole("button", { name: "Check and finish" })).toBeVisible();
  };
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Team" }).click();
  await isAsked();
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await isAsked();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("settings");
  await expect(page.getByRole("option", { name: /Settings/u }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await isAsked();
  await page.evaluate(() => history.back());
  await isAsked();
  await leaveKit(page);
  await expect(page.getByText(/^Before the first client, make your recovery kit/)).toBeVisible();
  await expect(page.getByRole("button", { name: "New client" })).toHaveCount(0);

  await declineKit(page, "I accept everything");
  await expect(page.getByText("The sentence is not the same yet.")).toBeVisible();
  await declineKit(page, "I accept that my records may be lost.");
  await expect(page.getByRole("button", { name: "New client" })).toBeVisible();
  for (const place of ["Safety and backup", "Team"] as const) {
    await goTo(page, place);
    await expect(
      page.getByText(/^You decided against a recovery kit\. The code that was shown before still opens/),
      `the same truth: ${place}`,
    ).toBeVisible();
    await expect(page.getByText(/^The printed code brings your records back/)).toHaveCount(0);
  }
});

test("after a reload only the right passphrase opens, and a lock closes again", async ({ device }) => {
  const anna = await device();
  const page = await anna.open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  const address = page.url();
  await page.reload();
  await expect(page.getByText("Mara Lindt")).toHaveCount(0);
  await tryPassphrase(page, "violet tractor humming glacier ten");
  await expect(page.getByText("This passphrase does not open this device.")).toBeVisible();
  await unlock(page);
  expect(page.url()).toBe(address);
  await expect(heading(page, "Mara Lindt")).toBeVisible();
  await lock(page);
  await expect(page.getByText("Mara Lindt")).toHaveCount(0);
  await unlock(page);
  await expect(heading(page, "Mara Lindt")).toBeVisible();
});

test("the idle lock warns, locks, and keeps what was typed", async ({ device }) => {
  const anna = await device();
  const page = await anna.open();
  await page.clock.install();
  await page.reload();
  await foundPractice(page);
  await goTo(page, "Settings");
  await page.getByRole("button", { name: "Lock when idle for" }).click();
  await page.getByRole("option", { name: "2 minutes" }).click();
  await goTo(page, "Clients");
  await addClient(page, "Mara Lindt");
  const text = await newNote(page);
  await text.pressSequentially("Slept four hours, woke from the same dream.");
  await page.clock.fastForward(70_000);
  const warning = page.getByRole("alertdialog", { name: "Locking soon" });
  await expect(warning).toBeVisible();
  await page.mouse.move(300, 300);
  await expect(warning).toHaveCount(0);
  await text.press("End");
  await text.pressSequentially(" Wants to write it down.");
  await expect(text).toHaveText("Slept four hours, woke from the same dream. Wants to write it down.");
  await page.clock.fastForward(125_000);
  await expect(page.getByRole("button", { name: "Unlock" })).toBeVisible();
  await expect(page.getByText("Slept four hours")).toHaveCount(0);
  await unlock(page);
  await expect(noteText(page)).toHaveText(
    "Slept four hours, woke from the same dream. Wants to write it down.",
  );

  await goTo(page, "Clients");
  await page.getByRole("button", { name: "New client" }).click();
  await page.getByLabel("Legal name").fill("Half Typed");
  await page.clock.fastForward(125_000);
  await expect(page.getByRole("button", { name: "Unlock" })).toBeVisible();
  await unlock(page);
  await expect(page.getByRole("link", { name: "Half Typed" })).toBeVisible();
});
