import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TEXT_LANGUAGES, TEXT_NAMES, textAddress, type TextName } from "./addresses.ts";

/**
 * The pages that the build writes: the public texts in every language, and two documents of the project that they lead to, as they stand and in
 * English.
 */
export interface TextPage {
  /** Such as `/privacy/de`; the file is the same with `.html`. */
  readonly address: string;
  readonly name: TextName;
  readonly language: string;
  readonly source: string;
  /** A document of the project, shown as it stands. */
  readonly document: boolean;
  /** For texts that somebody agrees to or relies on. */
  readonly issue: Issue | null;
  /** The same text in each language, this one included; one entry when there is no other. */
  readonly languages: readonly { readonly language: string; readonly address: string }[];
}

/** Which issue of a text this is. */
export interface Issue {
  readonly version: string;
  /** ISO, e.g. 2026-11-25. */
  readonly date: string;
}

const HERE = import.meta.dirname;
export const DOCS = join(HERE, "../../docs");

/** Documents of the project that are pages of their own. */
export const DOCUMENTS = [
  { file: "THREAT-MODEL.md", address: "/security/threat-model", name: "security" },
  { file: "SELF-HOSTING.md", address: "/hosting/handbook", name: "hosting" },
] as const satisfies readonly { file: string; address: string; name: TextName }[];

export function readTextPages(): TextPage[] {
  const texts = TEXT_NAMES.flatMap((name) =>
    languagesOf(name).map(({ language, address }) => {
      const { issue, source } = readSource(join(HERE, language, `${name}.md`));
      return { address, name, language, source, document: false, issue, languages: languagesOf(name) };
    }),
  );
  const documents = DOCUMENTS.map(({ file, address, name }) => ({
    address,
    name,
    language: "en",
    source: readFileSync(join(DOCS, file), "utf8"),
    document: true,
    issue: null,
    languages: [{ language: "en", address }],
  }));
  return [...texts, ...documents];
}

function languagesOf(name: TextName): TextPage["languages"] {
  return TEXT_LANGUAGES.map((language) => ({ language, address: textAddress(name, language) }));
}

const ISSUE = /^---\nversion: (\S+)\ndate: (\d{4}-\d{2}-\d{2})\n---\n/;

function readSource(file: string): { issue: Issue | null; source: string } {
  const text = readFileSync(file, "utf8");
  const [head, version, date] = ISSUE.exec(text) ?? [];
  if (head === undefined || version === undefined || date === undefined) return { issue: null, source: text };
  return { issue: { version, date }, source: text.slice(head.length) };
}
