/**
 * The pages and their main states, judged in every mode: see `judge`. Each walk goes through the app once; where it
 * stands, the window, the colours and the direction change, not the app.
 */
import type { Page } from "@playwright/test";
import { brokenRules, judge, moving, obscured, overflowing } from "../support/judge.ts";
import {
  addClient,
  admit,
  ANNA,
  arrive,
  askToJoin,
  BORIS,
  choosePassphrase,
  confirmKit,
  foundPractice,
  goTo,
  heading,
  invite,
  lock,
  newNote,
  openClient,
  saveState,
  setUpPractice,
  tryPassphrase,
} from "../support/person.ts";
import { expect, test } from "../support/journey.ts";

// A walk judges up to fourteen states, each in eight modes.
test.setTimeout(360_000);

const byMain = async (page: Page, place: "Today" | "Notes to finish"): Promise<void> => {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: place }).click();
  await expect(heading(page, place)).toBeVisible();
};

test("what is wrong is found: a button without a name, a part too wide, something that moves, and focus behind a bar", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 400 });
  await page.setContent(`<!doctype html><html lang="en"><title>Wrong</title><main><h1>Wrong</h1>
    <button id="nameless"></button><p style="width: 900px">Wide</p>
    <button style="position: absolute; top: 380px">Behind</button>
    <div style="position: fixed; inset: auto 0 0; height: 60px; background: white">Bar</div></main>`);
  expect((await brokenRules(page)).join()).toContain("button-name");
  expect(await overflowing(page)).toEqual(["P Wide"]);
  expect(await moving(page)).toEqual([]);
  expect(await obscured(page)).toEqual([expect.stringContaining("Behind")]);
  await page.setContent(`<!doctype html><style>h1 { animation: turn 1s infinite } @keyframes turn { to { rotate: 1turn } }
    main::after { content: ""; position: absolute; left: 900px; width: 9px; height: 9px }</style><main><h1>Wrong</h1></main>`);
  expect(await moving(page)).toEqual([expect.stringContaining("Wrong")]);
  expect(await overflowing(page)).toEqual([expect.stringContaining("no element")]);
});

test("the ways in, for the one who founds and the one who is asked", async ({ device, place }) => {
  const anna = await (await device()).open();
  await expect(heading(anna, "Records that only your practice can read")).toBeVisible();
  await judge(anna, "welcome");
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
  await lock(anna);
  await judge(anna, "unlock");
  await tryPassphrase(anna, "wrong wrong wrong");
  await expect(anna.getByText("This passphrase does not open this device.")).toBeVisible();
  await judge(anna, "unlock, refused");
});

test("a colleague at the front desk, from the invitation to the pages", async ({ device }) => {
  const anna = await (await device()).open();
  await foundPractice(anna);
  await addClient(anna, "Mara Lindt");
  await goTo(anna, "Team");
  await anna.getByRole("button", { name: "Invite a colleague" }).click();
  await anna.getByRole("button", { name: "Make the link" }).click();
  await expect(anna.getByLabel("Invitation link", { exact: true })).toBeVisible();
  await judge(anna, "invitation", { what: "open" });
  await anna.getByRole("button", { name: "Done" }).click();
  const link = await invite(anna, "Front desk");
  const boris = await (await device()).open();
  await boris.goto(link);
  await expect(boris.getByLabel("Your name")).toBeVisible();
  await judge(boris, "join, invited");
  const words = await askToJoin(boris, link);
  await judge(boris, "join, words");
  await expect(anna.getByRole("article")).toBeVisible();
  await judge(anna, "team, with a request");
  await admit(anna, BORIS.name, words);
  await arrive(boris);
  await judge(boris, "front desk, clients");
  await openClient(boris, "Mara Lindt");
  await judge(boris, "front desk, client");
  await byMain(boris, "Today");
  await judge(boris, "front desk, today");
  for (const name of ["Team", "Settings"] as const) {
    await goTo(boris, name);
    await judge(boris, `front desk, ${name}`);
  }
});

test("clients, their files and notes", async ({ device }) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await judge(page, "clients, none");
  await page.getByRole("button", { name: "New client" }).click();
  await expect(page.getByRole("dialog", { name: "New client" })).toBeVisible();
  await judge(page, "new client", { what: "open" });
  await page.getByRole("button", { name: "Cancel" }).click();
  await addClient(page, "Mara Lindt");
  await judge(page, "client, no notes");
  await page.getByRole("tab", { name: "File" }).click();
  await page.getByRole("button", { name: "Add a contact" }).click();
  await page.getByLabel("Code", { exact: true }).fill("");
  await judge(page, "client, file");
  await page.getByLabel("Code", { exact: true }).fill("ML");
  await page.getByRole("tab", { name: "Care team" }).click();
  await judge(page, "client, care team");
  await page.getByRole("tab", { name: "Timeline" }).click();
  await expect(page.getByRole("tabpanel", { name: "Timeline" })).toBeVisible();
  await judge(page, "client, timeline");
  await page.getByRole("button", { name: "Change status" }).click();
  await expect(page.getByRole("menuitem", { name: "Place under legal hold" })).toBeVisible();
  await judge(page, "client, status menu", { what: "open" });
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Notes" }).click();
  await (await newNote(page, "SOAP")).locator("p").first().click();
  await page.keyboard.type("Slept better.");
  await judge(page, "note");
  await page.getByRole("button", { name: "More actions" }).click();
  await expect(page.getByRole("menuitem", { name: "Discard draft" })).toBeVisible();
  await judge(page, "note, menu", { what: "open" });
  await page.keyboard.press("Escape");
  await openClient(page, "Mara Lindt");
  await judge(page, "client, notes");
  await goTo(page, "Clients");
  await judge(page, "clients");
  await page.getByRole("button", { name: /^Status:/ }).click();
  await expect(page.getByRole("option", { name: "all clients" })).toBeVisible();
  await judge(page, "clients, filter open", { what: "open" });
  await page.keyboard.press("Escape");
  await byMain(page, "Today");
  await expect(page.getByRole("list", { name: "Notes to finish" })).toBeVisible();
  await judge(page, "today");
  await byMain(page, "Notes to finish");
  await judge(page, "notes to finish");
});

test("the shell: settings, safety, what opens over a page, and being offline", async ({ device, place }) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  for (const name of ["Team", "Settings", "Safety and backup"] as const) {
    await goTo(page, name);
    await judge(page, name);
  }
  await page.getByRole("link", { name: "Look at it" }).click();
  await expect(heading(page, "What was set aside")).toBeVisible();
  await judge(page, "set aside");
  await goTo(page, "Settings");
  const parts = page.getByRole("navigation", { name: "Parts of the settings" });
  await parts.getByRole("link", { name: "Change passphrase" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Change passphrase" })).toBeFocused();
  await expect(page.getByRole("heading", { name: "Change passphrase" })).toBeInViewport();
  await page.getByRole("button", { name: "Delete this practice from this device" }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await judge(page, "delete from this device", { what: "open" });
  await page.keyboard.press("Escape");
  // No key works past something that lies over the page.
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("option", { name: /Mara Lindt/ })).toBeVisible();
  await judge(page, "palette", { what: "open" });
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("heading", { level: 1 }).focus();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await judge(page, "shortcuts", { what: "open" });
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  place.proxy.set("refuse");
  await expect(saveState(page, /^Offline/)).toBeVisible();
  await saveState(page, /^Offline/).click();
  await judge(page, "offline, explained", { what: "open" });
  await page.keyboard.press("Escape");
  await leaveAlone(page);
  await expect(page.getByRole("alertdialog", { name: "Locking soon" })).toBeVisible();
  await judge(page, "locking soon", { what: "open" });
});

/** Nine and a half minutes pass for this page's clock. Then time stands still, so that it does not lock while it is looked at. */
async function leaveAlone(page: Page): Promise<void> {
  await page.evaluate(() => {
    const now = Date.now() + 9.5 * 60_000;
    Date.now = () => now;
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

test("an import, step by step", async ({ device }) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Import clients…" }).click();
  await expect(heading(page, "Import clients")).toBeVisible();
  await judge(page, "choose a table");
  const rows = ["Mara Lindt,08/03/1967,+49 30 1", "Ben,31/02/1988,", `${"x".repeat(201)},,`, "Mara Lindt,,"];
  const buffer = Buffer.from(["Name,Born,Phone", ...rows].join("\n"));
  await page.getByLabel("File with the table").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "See what would happen" }).click();
  await page.getByText("Which rows cannot be taken, and why").click();
  await judge(page, "what would happen");
  await page.getByRole("button", { name: "Import 1 client" }).click();
  await expect(page.getByRole("heading", { name: "Import finished" })).toBeVisible();
  await judge(page, "finished");
});
