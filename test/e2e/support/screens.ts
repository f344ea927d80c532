import { expect, type Page } from "@playwright/test";
import type { Speaker } from "./speaker.ts";

type Visit = (state: string) => Promise<void>;

/** The main screens and their states, in any language; `visit` looks at each. */
export async function visitScreens(page: Page, { t, ...person }: Speaker, visit: Visit): Promise<void> {
  await expect(person.heading(t("welcome.title"))).toBeVisible();
  await visit("welcome");
  await page.getByRole("link", { name: t("welcome.create") }).click();
  await expect(person.heading(t("create.title"))).toBeVisible();
  await page.getByRole("textbox", { name: t("passphrase.label"), exact: true }).fill("weak");
  await page.getByRole("button", { name: t("create.submit"), exact: true }).click();
  await expect(page.getByText(t("passphrase.tooWeak"), { exact: true })).toBeVisible();
  await visit("create, refused");
  await page.goBack();
  await person.found();
  await expect(page.getByText(t("clients.none"), { exact: true })).toBeVisible();
  await visit("clients, none");
  await page
    .getByRole("button", { name: t("clients.add") })
    .first()
    .click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await visit("new client");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await person.addClient("Mara Lindt");
  await visit("client");
  for (const tab of ["client.file", "client.careTeam"] as const) {
    await page.getByRole("tab", { name: t(tab), exact: true }).click();
    await visit(tab);
  }
  await page.getByRole("tab", { name: t("client.notes"), exact: true }).click();
  await person.newNote("soap");
  await visit("note");
  for (const place of [
    "nav.today",
    "nav.clients",
    "nav.notesToFinish",
    "nav.team",
    "nav.settings",
    "nav.security",
  ] as const) {
    await person.goTo(place);
    await visit(place);
  }
  await person.goTo("nav.team");
  await page
    .getByRole("button", { name: t("invite.title") })
    .first()
    .click();
  await page.getByRole("button", { name: t("invite.make") }).click();
  await expect(page.getByLabel(t("invite.linkLabel"), { exact: true })).toBeVisible();
  await visit("invitation");
  await page.getByRole("button", { name: t("action.done"), exact: true }).click();
  // No key works past something that lies over the page.
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await visit("palette");
  await page.keyboard.press("Escape");
  await person.lock();
  await visit("unlock");
}
