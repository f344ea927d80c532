/**
 * The contact page with the operator's name in it, in each language that the app was built with. The built pages are the same for every
 * installation, because the service worker keeps them by their hash; only the relay knows who runs it, so it fills the marked place each time it
 * starts. The place says in the page's language what to call a name and an address. What the operator set is text, never markup.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Operator } from "./config.ts";

const PATH = "/contact";
const PLACE = /<!-- operator\n([^]*?)\n-->[^]*?<!-- \/operator -->/;
const LABELS = ["name", "address", "contact", "unnamed"] as const;
type Labels = Readonly<Record<(typeof LABELS)[number], string>>;

/** The pages by their path, such as `/contact/de`; none when the app was built without them. */
export function makeContactPages(appDir: string, operator: Operator): ReadonlyMap<string, string> {
  const folder = join(appDir, PATH);
  const translated = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".html")) : [];
  const pages = [`${PATH}.html`, ...translated.map((file) => `${PATH}/${file}`)].flatMap((file) => {
    const page = makeContactPage(join(appDir, file), operator);
    return page === null ? [] : [[file.slice(0, -".html".length), page] as const];
  });
  return new Map(pages);
}

/** Null where there is no such page, or one without a place for a name. */
function makeContactPage(file: string, operator: Operator): string | null {
  if (!existsSync(file)) return null;
  const page = readFileSync(file, "utf8");
  const labels = readLabels(PLACE.exec(page)?.[1] ?? "");
  return labels === null ? null : page.replace(PLACE, () => operatorHtml(operator, labels));
}

/** From lines such as `name: Name`; null when one of them is missing. */
function readLabels(lines: string): Labels | null {
  const [name, address, contact, unnamed] = LABELS.map(
    (label) => new RegExp(`^${label}: (.+)$`, "m").exec(lines)?.[1],
  );
  if (name === undefined || address === undefined || contact === undefined || unnamed === undefined)
    return null;
  return { name, address, contact, unnamed };
}

function operatorHtml({ name, address, contact }: Operator, labels: Labels): string {
  const rows = [
    [labels.name, name === null ? null : escapeHtml(name)],
    [labels.address, address === null ? null : escapeHtml(address)],
    [labels.contact, contact === null ? null : contactLink(contact)],
  ].filter(([, value]) => value !== null);
  if (rows.length === 0) return `<p>${labels.unnamed}</p>`;
  return `<dl>${rows.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join("")}</dl>`;
}

function contactLink(contact: string): string {
  const text = escapeHtml(contact);
  if (contact.startsWith("https://")) return `<a href="${text}">${text}</a>`;
  if (contact.includes("@")) return `<a href="mailto:${text}">${text}</a>`;
  return `<a href="tel:${contact.replace(/[^+\d]/g, "")}">${text}</a>`;
}

function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (sign) => names[sign] ?? sign);
}
