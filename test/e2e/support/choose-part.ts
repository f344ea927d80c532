import { expect, type Page } from "@playwright/test";

/**
 * Chooses in the sentence above the list of clients: `part` is what stands before the colon of its button. With the keys, because the choices
 * are a list of which one is taken, wherever it opens. A list that closes gives the focus back a little later; a key that came before that
 * would go to the wrong place, so the step ends with it.
 */
export async function choosePart(page: Page, part: string, option: string): Promise<void> {
  const choice = page.getByRole("button", { name: new RegExp(`^${part}:`, "u") });
  await choice.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: option, exact: true }).click();
  await expect(page.getByRole("listbox")).toHaveCount(0);
  await expect(choice, "the focus is back where the list was opened").toBeFocused();
}
