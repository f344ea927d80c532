/**
 * The contact page with the operator's name in it. The built page is the same for every installation, because the service worker keeps it by
 * its hash; only the relay knows who runs it, so it fills the marked place each time it starts. What the operator set is text, never markup.
 */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Operator } from "./config.ts";

export const CONTACT_PATH = "/contact";
const PLACE = /<!-- operator -->[^]*?<!-- \/operator -->/;
const UNNAMED =
  "Whoever runs this server has not entered a name here. Ask the person who gave you this address, or your practice.";

/** Null when the app was built without the page. */
export function makeContactPage(appDir: string, operator: Operator): string | null {
  const file = join(appDir, "contact.html");
  if (!existsSync(file)) return null;
  const page = readFileSync(file, "utf8");
  return PLACE.test(page) ? page.replace(PLACE, () => operatorHtml(operator)) : null;
}

function operatorHtml({ name, address, contact }: Operator): string {
  const rows = [
    ["Name", name === null ? null : escapeHtml(name)],
    ["Address", address === null ? null : escapeHtml(address)],
    ["To be reached at", contact === null ? null : contactLink(contact)],
  ].filter(([, value]) => value !== null);
  if (rows.length === 0) return `<p>${UNNAMED}</p>`;
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
