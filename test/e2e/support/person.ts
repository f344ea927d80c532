/**
 * What a person does, in the words that they see: pages are found by role and name only. Each function ends when the screen shows that
 * the step is done.
 */
import { expect, type Locator, type Page } from "@playwright/test";

export const PASSPHRASE = "violet tractor humming glacier nine";

export interface Founder {
  readonly practice: string;
  readonly name: string;
  readonly passphrase: string;
}

export const ANNA: Founder = { practice: "Harbour Practice", name: "Anna Quint", passphrase: PASSPHRASE };

/** Fills the form of a new practice and sends it; the recovery kit is then on the screen. Returns the printed code. */
export async function setUpPractice(page: Page, founder: Founder = ANNA): Promise<string> {
  await page.getByRole("link", { name: "Set up a practice" }).click();
  await page.getByLabel("Name of the practice").fill(founder.practice);
  await page.getByLabel("Your name").fill(founder.name);
  await choosePassphrase(page, founder.passphrase);
  await page.getByRole("button", { name: "Set up" }).click();
  return readKit(page);
}

/** The code on the sheet, in its groups of four. */
export async function readKit(page: Page): Promise<string> {
  const groups = page.getByRole("list", { name: "Recovery code" }).getByRole("listitem");
  await expect(groups).toHaveCount(16, { timeout: 30_000 });
  return (await groups.allTextContents()).join("-");
}

export async function choosePassphrase(page: Page, passphrase: string, label = "Passphrase"): Promise<void> {
  await page.getByRole("textbox", { name: label, exact: true }).fill(passphrase);
  await page.getByLabel("The same passphrase again").fill(passphrase);
}

/** Types the two groups that are asked for. */
export async function confirmKit(page: Page, code: string): Promise<void> {
  const groups = code.split("-");
  for (const field of await page.getByRole("textbox", { name: /^Group \d+$/ }).all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? "");
    await field.fill(groups[Number(/\d+/.exec(label)?.[0]) - 1] ?? "");
  }
  await page.getByRole("button", { name: "Check and finish" }).click();
  await expect(heading(page, "Clients")).toBeVisible();
}

/** An open practice greets with the day; the journeys go on from the list of clients. */
export async function arrive(page: Page): Promise<void> {
  await expect(heading(page, "Today")).toBeVisible({ timeout: 30_000 });
  await goTo(page, "Clients");
}

/** Goes to the clients although nobody has checked the kit that is on the screen. */
export async function leaveKit(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Clients" }).click();
  const question = page.getByRole("alertdialog", { name: "The kit is not checked yet" });
  await question.getByRole("button", { name: "Leave" }).click();
  await expect(heading(page, "Clients")).toBeVisible();
}

/** Decides against the kit, in writing. */
export async function declineKit(page: Page, statement: string): Promise<void> {
  await goTo(page, "Clients");
  await page.getByRole("link", { name: "Make the recovery kit" }).click();
  await expect(heading(page, "Your recovery kit")).toBeVisible();
  await page.getByText("Go on without a kit", { exact: true }).first().click();
  await page.getByLabel(/^Type: /).fill(statement);
  await page.getByRole("button", { name: "Go on without a kit" }).click();
}

/** From the welcome screen to the empty list of clients. Returns the code of the recovery kit. */
export async function foundPractice(page: Page, founder: Founder = ANNA): Promise<string> {
  const code = await setUpPractice(page, founder);
  await confirmKit(page, code);
  return code;
}

export function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole("heading", { level: 1, name });
}

export async function tryPassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Unlock" }).click();
}

export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await tryPassphrase(page, passphrase);
  await expect(page.getByRole("button", { name: "Lock", exact: true })).toBeVisible({ timeout: 30_000 });
}

export async function lock(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Lock", exact: true }).click();
  await expect(page.getByRole("button", { name: "Unlock" })).toBeVisible();
}

/** The words at the top that say where the last keystroke is. */
export function saveState(page: Page, words: string | RegExp): Locator {
  return page.getByRole("banner").getByRole("button", { name: words });
}

/** After a long time without a network the app waits up to half a minute before it dials again. */
export async function backedUp(page: Page): Promise<void> {
  await expect(saveState(page, "Backed up")).toBeVisible({ timeout: 60_000 });
}

/** Presses a button that the app takes away by itself once there is nothing left to press for: both ends are the same. */
export async function pressUnlessGone(button: Locator): Promise<void> {
  await expect(async () => {
    if ((await button.count()) > 0) await button.click({ timeout: 2_000 });
  }).toPass();
}

/** On the page of safety. */
export async function tryNow(page: Page): Promise<void> {
  await pressUnlessGone(page.getByRole("button", { name: "Try now" }));
  await backedUp(page);
}

export async function goTo(
  page: Page,
  place: "Clients" | "Team" | "Settings" | "Safety and backup",
): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: place }).click();
  await expect(heading(page, place)).toBeVisible();
}

/** From the list of clients; ends on the new client's page. */
export async function addClient(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "New client" }).click();
  const dialog = page.getByRole("dialog", { name: "New client" });
  await dialog.getByLabel("Legal name").fill(name);
  await dialog.getByRole("button", { name: "Open the file" }).click();
  await expect(heading(page, name)).toBeVisible();
}

/** By the list of clients, from wherever one is. */
export async function openClient(page: Page, name: string): Promise<void> {
  await goTo(page, "Clients");
  await page.getByRole("link", { name, exact: true }).click();
  await expect(heading(page, name)).toBeVisible();
}

/** From a client's page; ends in the empty text. */
export async function newNote(page: Page, template = "Free note"): Promise<Locator> {
  await page.getByRole("button", { name: "New note" }).click();
  await page.getByRole("menuitem", { name: template, exact: true }).click();
  const text = noteText(page);
  await expect(text).toBeVisible();
  return text;
}

export function noteText(page: Page): Locator {
  return page.getByRole("textbox", { name: "Note", exact: true });
}

/** From a client's page: opens the note with this title or heading. */
export async function openNote(page: Page, title: string | RegExp): Promise<Locator> {
  await page.getByRole("list", { name: "Notes" }).getByRole("link", { name: title }).click();
  const text = noteText(page);
  await expect(text).toBeVisible();
  return text;
}

type Role = "Owner" | "Clinician" | "Front desk";

/** From the team's page. Returns the link. */
export async function invite(page: Page, role: Role): Promise<string> {
  await page.getByRole("button", { name: "Invite a colleague" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite a colleague" });
  for (const each of ["Owner", "Clinician", "Front desk"]) {
    await dialog.getByRole("checkbox", { name: each }).setChecked(each === role);
  }
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const link = await dialog.getByLabel("Invitation link", { exact: true }).inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();
  return link;
}

export interface Guest {
  readonly name: string;
  readonly passphrase: string;
}

export const BORIS: Guest = { name: "Boris Feld", passphrase: "orchard seven lantern quiet anvil" };

/** Opens the link, gives a name and a passphrase, and asks. Returns the words to compare. */
export async function askToJoin(page: Page, link: string, guest: Guest = BORIS): Promise<string[]> {
  await page.goto(link);
  await page.getByLabel("Your name").fill(guest.name);
  await choosePassphrase(page, guest.passphrase);
  await page.getByRole("button", { name: "Ask to join" }).click();
  return comparisonWords(page);
}

export async function comparisonWords(page: Page | Locator): Promise<string[]> {
  const words = page.getByRole("list", { name: "Comparison words" }).getByRole("listitem");
  await expect(words).toHaveCount(7, { timeout: 30_000 });
  return words.locator("span:not([aria-hidden])").allTextContents();
}

/** From the team's page: compares the words and lets the person in. */
export async function admit(page: Page, name: string, words: readonly string[]): Promise<void> {
  const card = page.getByRole("article").filter({ hasText: name });
  expect(await comparisonWords(card)).toEqual(words);
  await card.getByRole("checkbox", { name: /^I compared all words/ }).check();
  await card.getByRole("button", { name: "Let in", exact: true }).click();
  await expect(page.getByText(`${name} is in. Records reach their device now.`)).toBeVisible({
    timeout: 30_000,
  });
}

/** The owner, anywhere, and a colleague's fresh tab: from the invitation to the colleague's list of clients. */
export async function bringIn(owner: Page, colleague: Page, role: Role, guest: Guest = BORIS): Promise<void> {
  await goTo(owner, "Team");
  const words = await askToJoin(colleague, await invite(owner, role), guest);
  await admit(owner, guest.name, words);
  await arrive(colleague);
}

/** From a client's page. */
export async function assign(page: Page, member: string): Promise<void> {
  await page.getByRole("tab", { name: "Care team" }).click();
  await page.getByRole("button", { name: "Add to the care team" }).click();
  await page.getByRole("option", { name: member }).click();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("list", { name: "Care team" }).getByText(member)).toBeVisible();
}
