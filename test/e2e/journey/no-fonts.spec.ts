/** The app's own font never arrives: everything is there in the system's. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/journey.ts";
import { addClient, ANNA, backedUp, confirmKit, goTo, newNote, setUpPractice } from "../support/person.ts";

test("without its font the app is readable and laid out, and nobody is troubled", async ({
  device,
  place,
}) => {
  const { context } = await device();
  const refused: string[] = [];
  await context.route(/\.woff2$/u, async (route) => {
    refused.push(route.request().url());
    await route.abort();
  });
  const page = await context.newPage();
  // The page is loaded once: by a second time the service worker has fonts of its own.
  await page.goto(place.origin);
  const code = await setUpPractice(page);
  await isLaidOut(page);
  await confirmKit(page, code);
  await addClient(page, "Mara Lindt");
  await isLaidOut(page);
  const text = await newNote(page);
  await text.pressSequentially("Written in the system’s font.");
  await backedUp(page);
  await isLaidOut(page);
  for (const name of ["Clients", "Team", "Settings"] as const) {
    await goTo(page, name);
    await isLaidOut(page);
  }
  await expect(page.getByRole("navigation", { name: "Main" })).toContainText(ANNA.practice);
  expect(refused).not.toEqual([]);
  expect(await fontsWith(page, "error")).toBeGreaterThan(0);
  expect(await fontsWith(page, "loaded")).toBe(0);
});

/** At the widths of a telephone and of a desk: nothing is wider than the screen, no button cuts its words, no error is told. */
async function isLaidOut(page: Page): Promise<void> {
  // Until then the records that the page shows may still be opening.
  await backedUp(page);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await expect.poll(overflow, `nothing is wider than ${width} pixels`).toBeLessThanOrEqual(0);
    const cut = () =>
      page.getByRole("button").evaluateAll((buttons) =>
        buttons
          .filter((each) => getComputedStyle(each).overflowX !== "visible")
          .filter((each) => each.scrollWidth > each.clientWidth)
          .map((each) => each.textContent),
      );
    await expect.poll(cut, `every button shows its words at ${width} pixels`).toEqual([]);
  }
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: /\S/u })).toHaveCount(0);
}

function fontsWith(page: Page, status: FontFaceLoadStatus): Promise<number> {
  return page.evaluate(
    (wanted) => [...document.fonts].filter((font) => font.status === wanted).length,
    status,
  );
}
