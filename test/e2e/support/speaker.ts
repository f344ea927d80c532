/**
 * What a person does, in any language: the words are asked for by their keys, and pages are still found by role and name only. Each
 * function ends when the screen shows that the step is done.
 */
import { expect, type Locator, type Page } from "@playwright/test";
import { type Language, makeTranslator, type Translate } from "../../../client/words/words.ts";
import { ANNA, type Founder, PASSPHRASE } from "./person.ts";

export interface Speaker {
  readonly t: Translate;
  readonly heading: (name: string) => Locator;
  /** From the welcome screen to the empty list. */
  found(founder?: Founder): Promise<void>;
  addClient(name: string): Promise<void>;
  /** From a client's page; ends in the text. */
  newNote(template: "free" | "soap"): Promise<Locator>;
  goTo(
    place: "nav.today" | "nav.clients" | "nav.notesToFinish" | "nav.team" | "nav.settings" | "nav.security",
  ): Promise<void>;
  lock(): Promise<void>;
  unlock(): Promise<void>;
}

export function makeSpeaker(page: Page, language: Language): Speaker {
  const { t } = makeTranslator({ language: () => language, personWord: () => "client" });
  const heading = (name: string): Locator => page.getByRole("heading", { level: 1, name, exact: true });
  const button = (name: string): Locator => page.getByRole("button", { name, exact: true });
  return {
    t,
    heading,
    async found(founder = ANNA) {
      await page.getByRole("link", { name: t("welcome.create") }).click();
      await page.getByLabel(t("create.practiceName")).fill(founder.practice);
      await page.getByLabel(t("create.ownName")).fill(founder.name);
      await page.getByRole("textbox", { name: t("passphrase.label"), exact: true }).fill(founder.passphrase);
      await page.getByLabel(t("passphrase.repeat")).fill(founder.passphrase);
      await button(t("create.submit")).click();
      const groups = page.getByRole("list", { name: t("kit.codeLabel") }).getByRole("listitem");
      await expect(groups).toHaveCount(16, { timeout: 30_000 });
      const code = await groups.allTextContents();
      const asked = new RegExp(`^${t("kit.confirmLabel", { group: 77 }).replace("77", "\\d+")}$`, "u");
      for (const field of await page.getByRole("textbox", { name: asked }).all()) {
        const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? "");
        await field.fill(code[Number(/\d+/u.exec(label)?.[0]) - 1] ?? "");
      }
      await button(t("kit.confirmSubmit")).click();
      await expect(heading(t("clients.title"))).toBeVisible();
    },
    async addClient(name) {
      await page
        .getByRole("button", { name: t("clients.add") })
        .first()
        .click();
      const dialog = page.getByRole("dialog", { name: t("client.new") });
      await dialog.getByLabel(t("client.legalName")).fill(name);
      await dialog.getByRole("button", { name: t("client.create") }).click();
      await expect(heading(name)).toBeVisible();
    },
    async newNote(template) {
      await button(t("notes.new")).click();
      await page.getByRole("menuitem", { name: t(`template.${template}.title`), exact: true }).click();
      const text = page.getByRole("textbox", { name: t("note.body"), exact: true });
      await expect(text).toBeVisible();
      return text;
    },
    async goTo(place) {
      const link = page
        .getByRole("navigation", { name: t("nav.label") })
        .getByRole("link", { name: t(place) });
      const more = button(t("nav.more"));
      // A language that was just chosen is still being fetched.
      await expect(link.or(more).first()).toBeVisible();
      // On a phone the seldom-used places lie behind "more".
      if (!(await link.isVisible())) await more.click();
      await link.click();
      // Each page is called what leads to it; the heading of the page before stands until then.
      await expect(heading(t(place))).toBeVisible();
    },
    async lock() {
      await button(t("action.lock")).click();
      await expect(button(t("unlock.submit"))).toBeVisible();
    },
    async unlock() {
      await page.getByLabel(t("passphrase.label"), { exact: true }).fill(PASSPHRASE);
      await button(t("unlock.submit")).click();
      await expect(button(t("action.lock"))).toBeVisible({ timeout: 30_000 });
    },
  };
}
