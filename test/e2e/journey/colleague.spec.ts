import type { Page } from "@playwright/test";
import {
  addClient,
  admit,
  ANNA,
  askToJoin,
  assign,
  backedUp,
  BORIS,
  bringIn,
  comparisonWords,
  choosePassphrase,
  foundPractice,
  goTo,
  heading,
  invite,
  newNote,
  noteText,
  openClient,
  openNote,
} from "../support/person.ts";
import { expect, test } from "../support/journey.ts";

test("a colleague joins, both compare words, and both write one note live", async ({ device }) => {
  const anna = await (await device()).open();
  await foundPractice(anna);
  await addClient(anna, "Mara Lindt");
  await goTo(anna, "Team");
  const link = await invite(anna, "Clinician");
  expect(new URL(link).hash.length).toBeGreaterThan(20);

  const boris = await (await device()).open();
  await boris.goto(link);
  await expect(heading(boris, `You are invited to ${ANNA.practice}`)).toBeVisible();
  expect(new URL(boris.url()).hash, "the secret does not stay in the address").toBe("");
  const words = await askToJoin(boris, link);
  await boris.reload();
  await boris.getByLabel("Passphrase", { exact: true }).fill(BORIS.passphrase);
  await boris.getByRole("button", { name: "Unlock" }).click();
  expect(await comparisonWords(boris), "the request is kept").toEqual(words);
  await admit(anna, BORIS.name, words);
  await goTo(boris, "Clients");
  await expect(boris.getByText("No clients are assigned to you yet")).toBeVisible({ timeout: 30_000 });

  await goTo(anna, "Clients");
  await openClient(anna, "Mara Lindt");
  await assign(anna, BORIS.name);
  await openClient(boris, "Mara Lindt");

  await anna.getByRole("tab", { name: "Notes" }).click();
  const atAnna = await newNote(anna);
  await atAnna.pressSequentially("Anna begins.");
  const atBoris = await openNote(boris, /^Session on/);
  await expect(atBoris).toHaveText("Anna begins.");
  await atBoris.press("Control+End");
  await atBoris.press("Enter");
  await Promise.all([
    atAnna.pressSequentially(" She sees the client weekly."),
    atBoris.pressSequentially("Boris adds what the school said."),
  ]);
  for (const text of [atAnna, atBoris]) {
    await expect(text.locator("p").first()).toHaveText("Anna begins. She sees the client weekly.");
    await expect(text.locator("p").last()).toHaveText("Boris adds what the school said.");
  }
  await expect(atAnna.locator(`[data-name="${BORIS.name}"]`)).toBeVisible();
  await expect(atBoris.locator(`[data-name="${ANNA.name}"]`)).toBeVisible();
  await expect(anna.getByText(`Also here: ${BORIS.name}`)).toBeVisible();
  await backedUp(anna);
  await backedUp(boris);
});

test("a used, a withdrawn and an altered link each say which", async ({ device }) => {
  const anna = await (await device()).open();
  await foundPractice(anna);
  await goTo(anna, "Team");
  const used = await invite(anna, "Clinician");
  const withdrawn = await invite(anna, "Front desk");
  await anna
    .getByRole("list", { name: "Open invitations" })
    .getByRole("listitem")
    .filter({ hasText: "Front desk" })
    .getByRole("button", { name: "Withdraw" })
    .click();
  await expect(anna.getByText("The invitation no longer works.")).toBeVisible();
  const boris = await (await device()).open();
  const words = await askToJoin(boris, used);
  await admit(anna, BORIS.name, words);
  await expect(heading(boris, "Today")).toBeVisible({ timeout: 30_000 });

  const stranger = await (await device()).open();
  await stranger.goto(used);
  await expect(stranger.getByText("This invitation was already used.")).toBeVisible();
  await stranger.getByRole("button", { name: "Use another link" }).click();
  for (const [link, sentence] of [
    [withdrawn, "This invitation was withdrawn. Ask for a new one."],
    [alter(used, 60), "The server does not know this invitation."],
    [alter(used, 30), "The server does not know this practice."],
    [used.slice(0, -7), "This link is not complete or was changed."],
    [`${used}x`, "This link is not complete or was changed."],
  ] as const) {
    await stranger.getByLabel("Invitation link").fill(link);
    await stranger.getByRole("button", { name: "Continue" }).click();
    await expect(stranger.getByText(sentence)).toBeVisible();
    await stranger.getByRole("button", { name: "Use another link" }).click();
  }
});

/** The link with another character at this place of its secret. */
function alter(link: string, at: number): string {
  const place = link.indexOf("#") + 1 + at;
  const other = link[place] === "A" ? "B" : "A";
  return link.slice(0, place) + other + link.slice(place + 1);
}

test("two people race for one link: it is contested, and neither is let in", async ({ device }) => {
  const anna = await (await device()).open();
  await foundPractice(anna);
  await goTo(anna, "Team");
  const link = await invite(anna, "Clinician");
  const boris = await (await device()).open();
  const mallory = await (await device()).open();
  for (const page of [boris, mallory]) {
    await page.goto(link);
    await page.getByLabel("Your name").fill(BORIS.name);
    await choosePassphrase(page, BORIS.passphrase);
  }
  await Promise.all(
    [boris, mallory].map((page) => page.getByRole("button", { name: "Ask to join" }).click()),
  );
  const cards = anna.getByRole("article").filter({ hasText: "Neither can be let in." });
  await expect(cards).toHaveCount(2, { timeout: 30_000 });
  await expect(anna.getByRole("button", { name: "Let in", exact: true })).toHaveCount(0);
  for (const page of [boris, mallory]) {
    await expect(page.getByText("Two devices used this invitation. Nobody is let in with it.")).toBeVisible();
  }
  await cards.first().getByRole("button", { name: "Do not let in" }).click();
  await expect(cards).toHaveCount(0);
  await expect(anna.getByRole("list", { name: "Members" }).getByRole("listitem")).toHaveCount(1);
});

test("the front desk sees clients and their contacts, and no notes", async ({ device }) => {
  const anna = await (await device()).open();
  await foundPractice(anna);
  await addClient(anna, "Mara Lindt");
  const text = await newNote(anna);
  await text.pressSequentially("not for the front desk");
  const note = new URL(anna.url()).pathname;
  await backedUp(anna);
  const desk = await (await device()).open();
  await bringIn(anna, desk, "Front desk", { name: "Dora Wirth", passphrase: BORIS.passphrase });

  await openClient(desk, "Mara Lindt");
  await expect(desk.getByRole("tab", { name: "File" })).toHaveAttribute("aria-selected", "true");
  await desk.getByRole("tab", { name: "Notes" }).click();
  await expect(desk.getByText("Your role opens this file, but not the notes.")).toBeVisible();
  await expect(desk.getByRole("button", { name: "New note" })).toHaveCount(0);
  await desk.evaluate((path) => {
    history.pushState(null, "", path);
    dispatchEvent(new PopStateEvent("popstate"));
  }, note);
  await expect(heading(desk, "Session")).toBeVisible();
  await expect(desk.getByText("Your role opens this file, but not the notes.")).toBeVisible();
  await expect(noteText(desk)).toHaveCount(0);
  await goTo(desk, "Team");
  await expect(desk.getByRole("list", { name: "Members" }).getByRole("listitem")).toHaveCount(2);
  await expect(desk.getByRole("button", { name: "Invite a colleague" })).toHaveCount(0);

  await goTo(desk, "Clients");
  await addClient(desk, "Nora Neu");
  await goTo(anna, "Clients");
  await expect(anna.getByRole("link", { name: "Nora Neu" })).toBeVisible();

  await desk.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Today" }).click();
  await expect(desk.getByRole("main").getByRole("button", { name: "New client" })).toBeVisible();
  await desk.getByRole("searchbox", { name: "Search clients" }).fill("mara");
  await expect(desk.getByText("1 found")).toBeVisible();
  await desk.getByRole("main").getByRole("link").click();
  await expect(heading(desk, "Mara Lindt")).toBeVisible();
  await test.step("an owner is told of an address that leads nowhere, and of no missing access", async () => {
    await anna.evaluate(() => {
      history.pushState(null, "", `/clients/${"0".repeat(32)}`);
      dispatchEvent(new PopStateEvent("popstate"));
    });
    await expect(heading(anna, "There is no such client here.")).toBeVisible();
  });
});

test("two people in one file: what the other wrote in the same field is said, and neither is lost unseen", async ({
  device,
}) => {
  const anna = await (await device()).open();
  await foundPractice(anna);
  await addClient(anna, "Mara Lindt");
  const boris = await (await device()).open();
  await bringIn(anna, boris, "Front desk");
  const addressAt = (page: Page) => page.getByRole("textbox", { name: "Address" });
  const [atAnna, atBoris] = [addressAt(anna), addressAt(boris)];
  for (const page of [anna, boris]) {
    await openClient(page, "Mara Lindt");
    await page.getByRole("tab", { name: "File" }).click();
  }
  await atAnna.pressSequentially("1 Harbour Road");
  await expect(atBoris).toHaveValue("1 Harbour Road");
  await atBoris.fill("2 Station Street");

  const toldAt = (page: Page) => page.getByRole("group", { name: "Address: which one holds" });
  const told = toldAt(anna);
  await expect(told.getByRole("status")).toContainText("“2 Station Street”");
  await expect(told, "by whom").toContainText(BORIS.name);
  await expect(atAnna).toHaveValue("1 Harbour Road");
  await atAnna.press("End");
  await atAnna.pressSequentially(", 3rd floor");
  await expect(toldAt(boris)).toContainText("“1 Harbour Road, 3rd floor”");
  await expect(atBoris).toHaveValue("2 Station Street");
  await boris.getByRole("button", { name: "Take the other" }).click();
  await expect(atBoris).toHaveValue("1 Harbour Road, 3rd floor");
  await expect(told, "what one of them decides is decided for both").toHaveCount(0);
  await backedUp(anna);
  await anna.getByRole("tab", { name: "Notes" }).click();
  await anna.getByRole("tab", { name: "File" }).click();
  await expect(atAnna).toHaveValue("1 Harbour Road, 3rd floor");
});
