/**
 * What the public texts say about this version, held against its sources. A feature that comes makes its line here fail: then the texts change, in
 * every language, with a new version and date.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readTexts } from "../../../client/texts/render-texts.ts";

const ROOT = join(import.meta.dirname, "../../..");
const texts = new Map(readTexts().map(({ page, text }) => [page.address, plain(text.html)]));

function plain(html: string): string {
  return html.replace(/<[^>]*>/g, "").replace(/\s+/g, " ");
}

function sourcesIn(folder: string): { readonly path: string; readonly text: string }[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: file.slice(ROOT.length + 1), text: readFileSync(file, "utf8") }));
}

const pages = sourcesIn("client/areas");

interface Absence {
  readonly says: RegExp;
  readonly at: string;
  /** In the name of a page or in its source: the feature has come. */
  readonly name?: RegExp;
  readonly source?: RegExp;
}

const ABSENCES: readonly Absence[] = [
  { says: /This version keeps no [^.]*private process notes/, at: "/privacy", source: /process-note\.ts/ },
  { says: /This version keeps no [^.]*appointments/, at: "/privacy", name: /appointment|calendar/ },
  { says: /This version keeps no [^.]*goals/, at: "/privacy", name: /\bgoals?\b/ },
  { says: /This version keeps no [^.]*attention flags/, at: "/privacy", name: /\bflags?\b/ },
  { says: /This version keeps no [^.]*assessments/, at: "/privacy", name: /alliance|assessment/ },
  { says: /This version keeps no [^.]*billing records/, at: "/privacy", name: /invoice|billing|payment/ },
  { says: /This version keeps no [^.]*reports/, at: "/privacy", name: /\b(?:reports?|letters?)\b/ },
  { says: /connects to no calendar, invoicing or AI service/, at: "/privacy", name: /\bai\b|ical|\bics\b/ },
  { says: /nothing is removed piece by piece/, at: "/privacy", name: /erase|erasure|dispos/ },
  { says: /Notes cannot be signed yet/, at: "/terms", source: /\bsignNote\b|noteStatus.*"sign"/ },
  { says: /no measures/, at: "/terms", name: /measure|questionnaire|instrument/ },
  { says: /no place for private process notes/, at: "/terms", source: /process-note\.ts/ },
  { says: /notes cannot be signed at all/, at: "/security", source: /\bsignNote\b/ },
  { says: /page to write them on is not built/, at: "/security", source: /process-note\.ts/ },
];

describe("what the texts say is not there is not there:", () => {
  test.each(ABSENCES.map((absence) => [`${absence.at} ${absence.says.source}`, absence] as const))(
    "%s",
    (_what, { says, at, name, source }) => {
      expect(texts.get(at)).toMatch(says);
      const found = pages.filter(
        ({ path, text }) => name?.test(path.slice(path.lastIndexOf("/") + 1)) || source?.test(text),
      );
      expect(found.map(({ path }) => path)).toEqual([]);
    },
  );

  test("and such a page would be noticed", () => {
    expect(ABSENCES.some(({ name }) => name?.test("appointment-page.tsx"))).toBe(true);
    expect(pages.some(({ text }) => /note-schema\.ts|note\.ts/.test(text))).toBe(true);
  });
});

test("no part of Claros sets or reads a cookie", () => {
  expect(texts.get("/privacy")).toMatch(/There are no cookies/);
  const sources = [...sourcesIn("client"), ...sourcesIn("sync-server")];
  const touching = sources.filter(({ text }) =>
    /document\.cookie|cookieStore|["']set-cookie["']/i.test(text),
  );
  expect(sources.length).toBeGreaterThan(100);
  expect(touching.map(({ path }) => path)).toEqual([]);
});

test("of what the browser keeps beside its databases the policy names all: one word, that there is a practice", () => {
  const says = {
    "/privacy": "that there is a practice here",
    "/privacy/de": "dass es hier eine Praxis gibt",
    "/privacy/es": "que aquí hay una consulta",
    "/privacy/el": "ότι εδώ υπάρχει γραφείο",
  };
  for (const [address, words] of Object.entries(says)) expect(texts.get(address)).toContain(words);
  const keeping = sourcesIn("client").filter(({ text }) => /\b(?:local|session)Storage\b/.test(text));
  expect(keeping.map(({ path }) => path).toSorted()).toEqual([
    "client/boot/first-visit.ts",
    "client/boot/returning.ts",
  ]);
  const named = keeping.flatMap(({ text }) => text.match(/"claros-[\w-]+"/g) ?? []);
  expect(new Set(named)).toEqual(new Set(['"claros-returning"']));
});

test("the server keeps no address, no arrival time and nothing that the policy does not name", () => {
  const schema = readFileSync(join(ROOT, "sync-server/store/sqlite-schema.ts"), "utf8");
  const tables = [...schema.matchAll(/CREATE TABLE (\w+)/g)].map((match) => match[1]);
  // log: who belongs; chains, entries, places, snapshots: sealed records; joins: requests; usage: bytes a day.
  expect(tables).toEqual(["meta", "log", "chains", "entries", "places", "snapshots", "joins", "usage"]);
  expect(schema).not.toMatch(/\baddress\b|\bip\b|\btime\b|_at\b/i);
});
