/** Walks through the app and takes every screen. It holds nothing to anything: the journeys do that. */
import { test } from "../e2e/support/journey.ts";
import {
  addClient,
  ANNA,
  askToJoin,
  confirmKit,
  goTo,
  heading,
  invite,
  lock,
  newNote,
  setUpPractice,
  tryPassphrase,
} from "../e2e/support/person.ts";
import { makeCamera } from "./camera.ts";

const PEOPLE = ["Mara Lindt", "Jonas Achterberg-Wiesenthal", "Eleni Papadopoulou", "Óscar Núñez", "Ida"];

test("entrance", async ({ browser, device }) => {
  const camera = await makeCamera(browser, "entrance");
  const page = await (await device()).open();
  await heading(page, "Records that only your practice can read").waitFor();
  await camera.take(page, "welcome");
  await page.goto(`${new URL(page.url()).origin}/restore`);
  await camera.take(page, "restore");
  await page.goto(`${new URL(page.url()).origin}/restore-backup`);
  await camera.take(page, "restore-backup");
  await page.goto(new URL(page.url()).origin);
  await page.getByRole("link", { name: "Set up a practice" }).click();
  await camera.take(page, "create");
  await page.goto(new URL(page.url()).origin);
  const code = await setUpPractice(page);
  await camera.take(page, "kit");
  await confirmKit(page, code);
  await camera.take(page, "clients-empty");
  await page.goto(`${new URL(page.url()).origin}/nowhere`);
  await camera.take(page, "unknown");
});

test("inside", async ({ browser, device }) => {
  const camera = await makeCamera(browser, "inside");
  const page = await (await device()).open();
  await confirmKit(page, await setUpPractice(page, ANNA));
  await page.goto(new URL(page.url()).origin);
  await page.getByRole("button", { name: "Unlock" }).waitFor();
  await camera.take(page, "unlock");
  await tryPassphrase(page, ANNA.passphrase);
  await heading(page, "Today").waitFor();
  await camera.take(page, "today-empty");
  for (const name of PEOPLE) {
    await goTo(page, "Clients");
    await addClient(page, name);
  }
  await camera.take(page, "client-without-notes");
  await newNote(page);
  await page.keyboard.type(
    "We spoke about the first week back at work. Sleep is better, mornings are still hard.",
  );
  await page.waitForTimeout(500);
  await camera.take(page, "note");
  await goTo(page, "Clients");
  await camera.take(page, "clients");
  await page.keyboard.press("Control+k");
  await camera.take(page, "palette");
  await page.keyboard.type("el");
  await camera.take(page, "palette-found");
  await page.keyboard.press("Escape");
  await page.keyboard.press("F9");
  await camera.take(page, "names-hidden");
  await page.keyboard.press("F9");
  await page.keyboard.press("?");
  await camera.take(page, "shortcuts");
  await page.keyboard.press("Escape");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Today" }).click();
  await camera.take(page, "today");
  await goTo(page, "Team");
  await camera.take(page, "team-alone");
  const boris = await (await device()).open();
  await askToJoin(boris, await invite(page, "Clinician"));
  await camera.take(boris, "join-waiting");
  await page.getByRole("button", { name: "Let in", exact: true }).waitFor();
  await camera.take(page, "team-request");
  await goTo(page, "Settings");
  await camera.take(page, "settings");
  await goTo(page, "Safety and backup");
  await camera.take(page, "safety");
  await lock(page);
});
