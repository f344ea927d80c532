/**
 * Takes each screen in several views and lays the pictures side by side on one contact sheet in `shots/`.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";

const HEIGHT = 900;
/** Of its own size, a picture on a sheet. */
const SCALE = 0.69;

type Media = Parameters<Page["emulateMedia"]>[0];

/** One way to look at a screen. */
export interface View {
  readonly note: string;
  readonly width: number;
  readonly height?: number;
  readonly media?: Media;
  /** Down to the end of the page, not of the window. */
  readonly isWhole?: boolean;
}

export const WIDTHS_AND_LIGHTS: readonly View[] = [390, 768, 1440].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({
    note: `${width} ${colorScheme}`,
    width,
    media: { colorScheme },
  })),
);

const FOLDER = join(import.meta.dirname, "../../shots");

export interface Camera {
  /** The screen as it stands, whatever is open on it; `whole`: down to the end of its page. */
  take(page: Page, name: string, whole?: "whole"): Promise<void>;
}

export async function makeCamera(
  browser: Browser,
  group: string,
  views: readonly View[] = WIDTHS_AND_LIGHTS,
): Promise<Camera> {
  await mkdir(FOLDER, { recursive: true });
  const desk = await browser.newContext();
  let count = 0;
  return {
    async take(page, name, whole) {
      const file = `${group}-${String((count += 1)).padStart(2, "0")}-${name.replaceAll(/[^\w]+/gu, "-")}.png`;
      const pictures: Picture[] = [];
      for (const view of views) pictures.push(await look(page, whole ? { ...view, isWhole: true } : view));
      await page.setViewportSize({ width: 1440, height: HEIGHT });
      await page.emulateMedia({ colorScheme: "light", reducedMotion: null, forcedColors: null });
      const sheet = await desk.newPage();
      await sheet.setContent(sheetOf(name, pictures));
      await sheet.locator("main").screenshot({ path: join(FOLDER, file) });
      await sheet.close();
    },
  };
}

interface Picture {
  readonly note: string;
  readonly png: Buffer;
  readonly width: number;
}

async function look(page: Page, { note, width, height = HEIGHT, media, isWhole }: View): Promise<Picture> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ reducedMotion: "reduce", ...media });
  await page.waitForTimeout(120);
  if (isWhole) {
    // In a window as tall as the page: what keeps its place in the window would otherwise lie across the middle of the picture.
    const tall = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.max(height, tall) });
    await page.waitForTimeout(120);
  }
  return { note, width, png: await page.screenshot() };
}

function sheetOf(name: string, pictures: readonly Picture[]): string {
  const figures = pictures.map(
    ({ note, png, width }) =>
      `<figure><figcaption>${note}</figcaption><img width="${Math.round(width * SCALE)}" src="data:image/png;base64,${png.toString("base64")}"></figure>`,
  );
  return `<style>body{margin:0;background:#888;font:14px sans-serif}main{display:flex;flex-wrap:wrap;gap:10px;padding:10px;inline-size:2020px}h1{inline-size:100%;margin:0;font-size:18px}figure{margin:0}</style><main><h1>${name}</h1>${figures.join("")}</main>`;
}
