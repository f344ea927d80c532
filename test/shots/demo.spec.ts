/** The demo practice, on every page. */
import { test } from "../e2e/support/journey.ts";
import { goTo, heading } from "../e2e/support/person.ts";
import { makeCamera } from "./camera.ts";

test("demo", async ({ browser, device }) => {
  const camera = await makeCamera(browser, "demo");
  const page = await (await device()).open("/demo");
  await page.waitForTimeout(1_500);
  await camera.take(page, "making");
  await heading(page, "Today").waitFor({ timeout: 120_000 });
  await camera.take(page, "today");
  await goTo(page, "Clients");
  await camera.take(page, "clients");
  await page.getByRole("link", { name: "Mara Lindt" }).click();
  await page.getByRole("list", { name: "Notes" }).waitFor();
  await camera.take(page, "client-notes");
  await page.getByRole("tab", { name: "Care team" }).click();
  await camera.take(page, "client-team");
  await page.getByRole("tab", { name: "File" }).click();
  await camera.take(page, "client-file");
  await page.goBack();
  await page.getByRole("link", { name: "Notes to finish" }).click();
  await camera.take(page, "notes-to-finish");
  await page.getByRole("main").getByRole("link").first().click();
  await page.getByRole("textbox", { name: "Note", exact: true }).waitFor();
  await camera.take(page, "note");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Team" }).click();
  await camera.take(page, "team");
});
