/**
 * Takes each screen at every width and in both lights, and lays the pictures side by side on one contact sheet in `shots/`.
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";

const WIDTHS = [390, 768, 1440] as const;
const LIGHTS = ["light", "dark"] as const;
const HEIGHT = 900;
/** Height of a picture on a sheet. */
const SHOWN = 620;

export const FOLDER = join(import.meta.dirname, "../../shots");

export interface Camera {
  /** The screen as it stands, whatever is open on it. */
  take(page: Page, name: string): Promise<void>;
}

export async function makeCamera(browser: Browser, group: string): Promise<Camera> {
  await mkdir(FOLDER, { recursive: true });
  const desk = await browser.newContext();
  let count = 0;
  return {
    async take(page, name) {
      const file = `${group}-${String((count += 1)).padStart(2, "0")}-${name}.png`;
      const pictures: { note: string; png: Buffer; width: number }[] = [];
      for (const width of WIDTHS) {
        for (const light of LIGHTS) {
          await page.setViewportSize({ width, height: HEIGHT });
          await page.emulateMedia({ colorScheme: light, reducedMotion: "reduce" });
          await page.waitForTimeout(120);
          pictures.push({ note: `${width} ${light}`, png: await page.screenshot(), width });
        }
      }
      await page.setViewportSize({ width: 1440, height: HEIGHT });
      await page.emulateMedia({ colorScheme: "light", reducedMotion: null });
      const sheet = await desk.newPage();
      await sheet.setContent(sheetOf(name, pictures));
      await sheet.locator("main").screenshot({ path: join(FOLDER, file) });
      await sheet.close();
    },
  };
}

export async function clearSheets(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, ".keep"), "");
}

function sheetOf(name: string, pictures: readonly { note: string; png: Buffer; width: number }[]): string {
  const figures = pictures.map(
    ({ note, png, width }) =>
      `<figure><figcaption>${note}</figcaption><img height="${SHOWN}" width="${Math.round((width / HEIGHT) * SHOWN)}" src="data:image/png;base64,${png.toString("base64")}"></figure>`,
  );
  return `<style>body{margin:0;background:#888;font:14px sans-serif}main{display:inline-grid;grid-template-columns:repeat(2,auto);gap:10px;padding:10px;inline-size:max-content}h1{grid-column:1/-1;margin:0;font-size:18px}figure{margin:0}</style><main><h1>${name}</h1>${figures.join("")}</main>`;
}
