/**
 * The start page as a first visit gets it, in the first of the browser's languages that there is (`client/first-visit-plugin.ts`): with the
 * welcome page already in it, or, for whoever comes to another place of the app, with nothing on it yet. Visitors ask here; whoever has been here
 * before is answered by their service worker, but for a reload that passes over it.
 */

import { existsSync, readdirSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";

const FOLDER = "first-visit";
const WELCOMES = new Set(["/", "/welcome"]);

export const isWelcome = (path: string): boolean => WELCOMES.has(path);

/** The start page that a visitor's address is answered with: where the app has no such pages, the plain one. */
export type FirstVisit = (path: string, request: IncomingMessage) => string;

export function makeFirstVisit(appDir: string): FirstVisit {
  const folder = join(appDir, FOLDER);
  const tags = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.slice(0, -".html".length));
  return (path, request) => {
    const tag = [...preferredLanguages(request.headers["accept-language"]), "en"].find((each) =>
      tags.includes(each),
    );
    return tag === undefined ? "/" : `/${FOLDER}/${isWelcome(path) ? "" : "start/"}${tag}.html`;
  };
}

/** Whether the answer to this address, as it was turned, depends on the visitor's language. */
export const isFirstVisit = (path: string): boolean => path.startsWith(`/${FOLDER}/`);

/** The languages of RFC 9110 §12.5.4 without their regions, the most wanted first; what cannot be read counts as not wanted. */
export function preferredLanguages(header = ""): readonly string[] {
  return header
    .split(",", 20)
    .map((part) => /^\s*([a-z]{2,8})(?:-[a-z\d-]*)?\s*(?:;\s*q=([\d.]+)\s*)?$/i.exec(part))
    .filter((found) => found !== null)
    .map(([, tag = "", weight = "1"]) => ({ tag: tag.toLowerCase(), weight: Number(weight) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}
