import { describe, expect, test } from "vitest";
import { en } from "../../../client/words/en.ts";
import {
  languageEntry,
  languages,
  localeFor,
  preferredTag,
  spokenLanguages,
} from "../../../client/words/languages.ts";
import { disguise } from "../../../client/words/pseudo.ts";
import { type Language, makeTranslator } from "../../../client/words/words.ts";

const ENDING = /#(zero|one|two|few|many|other)$/u;
const english: Readonly<Record<string, string>> = en;
const bases = new Set(Object.keys(en).map((key) => key.replace(ENDING, "")));
const plurals = [...bases].filter((base) => `${base}#other` in en);

/** Counts are of clients, changes, seconds: nothing reaches a million. */
const COUNTS = [0, 1, 2, 3, 4, 5, 6, 10, 11, 20, 21, 100, 101, 1_000, 2_000, 10_000, 999_999, 0.5, 1.5];

const placeholders = (sentence: string): string[] =>
  [...new Set([...sentence.matchAll(/\{\{ (\w+) \}\}/gu)].map((match) => match[1] ?? ""))].toSorted();

/** What a language says otherwise than English does, or does not say at all. */
function faultsOf({ tag, dictionary, terms }: Language): string[] {
  const said: Readonly<Record<string, string>> = dictionary;
  const rules = new Intl.PluralRules(tag);
  const forms = new Set(COUNTS.map((count) => rules.select(count)));
  const filled = (sentence: string): string[] => {
    const always = new Set([...Object.keys(terms.client), "count"]);
    return placeholders(sentence).filter((name) => !always.has(name));
  };
  const missing = [...bases].filter((base) => !(base in said) && !(`${base}#other` in said));
  const extra = Object.keys(said).filter((key) => !bases.has(key.replace(ENDING, "")));
  const formless = plurals.flatMap((base) =>
    [...forms].map((form) => `${base}#${form}`).filter((key) => !(key in said)),
  );
  const countless = plurals.map((base) => `${base}#other`).filter((key) => !says(said[key], "count"));
  const unfilled = Object.entries(said).filter(([key, sentence]) => {
    const original = english[key] ?? english[key.replace(ENDING, "#other")] ?? "";
    return filled(sentence).join() !== filled(original).join();
  });
  const unknown = Object.values(said).flatMap((sentence) =>
    [...sentence.matchAll(/\{\{?[^{}]*\}?\}/gu)]
      .map(([found]) => found)
      .filter((found) => !/^\{\{ \w+ \}\}$/u.test(found)),
  );
  const silent = Object.entries(said).filter(
    ([, sentence]) => sentence.trim() === "" || /\s\s|\s$/u.test(sentence),
  );
  return [
    ...missing.map((key) => `missing ${key}`),
    ...extra.map((key) => `extra ${key}`),
    ...formless.map((key) => `no form ${key}`),
    ...countless.map((key) => `no count in ${key}`),
    ...unfilled.map(([key]) => `other parameters in ${key}`),
    ...unknown.map((found) => `broken placeholder ${found}`),
    ...silent.map(([key]) => `empty or loose ${key}`),
  ];
}

const says = (sentence: string | undefined, name: string): boolean =>
  placeholders(sentence ?? "").includes(name);

describe.each(languages.map((entry) => [entry.tag, entry] as const))("%s", (tag, entry) => {
  test("says everything that English says, with the same parameters and every plural form", async () => {
    expect(faultsOf(await entry.load())).toEqual([]);
  });

  test("has a sentence for each count, with the count written its way", async () => {
    const language = await entry.load();
    const { t } = makeTranslator({ language: () => language, personWord: () => "client" });
    const say = t as (key: string, parameters: { count: number }) => string;
    const numbers = new Intl.NumberFormat(tag);
    for (const base of plurals) {
      for (const count of [0, 1, 2, 5, 1.5]) {
        const sentence = say(base, { count });
        expect(sentence, base).not.toMatch(/\{\{|undefined|NaN/u);
        if (count !== 1) expect(sentence, base).toContain(numbers.format(count));
      }
    }
  });

  test("fills each form of the word for a person in care, for clients and for patients", async () => {
    const { terms, dictionary } = await entry.load();
    expect(Object.keys(terms.patient).toSorted()).toEqual(Object.keys(terms.client).toSorted());
    const used = new Set(Object.values(dictionary).flatMap(placeholders));
    for (const name of Object.keys(terms.client)) {
      if (!["client", "Client", "clients", "Clients"].includes(name)) expect(used, name).toContain(name);
    }
  });

  test("is known by its tag and its own name", async () => {
    const language = await entry.load();
    expect([language.tag, language.name]).toEqual([tag, entry.name]);
    expect(languageEntry(tag)).toBe(entry);
  });
});

describe("a language that lags behind English is noticed when", () => {
  const lagging = async (change: Readonly<Record<string, string | undefined>>): Promise<string[]> => {
    const language = await languages[0]?.load();
    if (language === undefined) throw new Error("no language");
    const dictionary = Object.fromEntries(
      Object.entries({ ...language.dictionary, ...change }).filter(([, sentence]) => sentence !== undefined),
    );
    return faultsOf({ ...language, dictionary: dictionary as Language["dictionary"] });
  };

  test("a sentence is missing", async () => {
    expect(await lagging({ "action.save": undefined })).toEqual(["missing action.save"]);
  });
  test("a sentence is left that English no longer has", async () => {
    expect(await lagging({ "action.vanish": "Vanish" })).toContain("extra action.vanish");
  });
  test("a plural form is missing", async () => {
    expect(await lagging({ "clients.count#one": undefined })).toEqual(["no form clients.count#one"]);
  });
  test("a plural does not say how many", async () => {
    expect(await lagging({ "clients.count#other": "some notes" })).toEqual([
      "no count in clients.count#other",
    ]);
  });
  test("a parameter has another name", async () => {
    expect(await lagging({ "request.member": "{{ nombre }} asks" })).toEqual([
      "other parameters in request.member",
    ]);
  });
  test("a placeholder is mistyped", async () => {
    expect(await lagging({ "clients.add": "New {{client}}" })).toEqual(["broken placeholder {{client}}"]);
  });
  test("a sentence is empty", async () => {
    expect(await lagging({ "action.save": "" })).toEqual(["empty or loose action.save"]);
  });
});

describe("without a choice", () => {
  test("the first language of the browser that Claros speaks is taken, else English", () => {
    expect(preferredTag(["fr-CA", "en-AU"])).toBe("en");
    expect(preferredTag(["zh-Hant-TW"])).toBe("en");
    expect(preferredTag([])).toBe("en");
    for (const { tag } of spokenLanguages) expect(preferredTag(["fr", `${tag}-CH`, "en"])).toBe(tag);
  });

  test("nobody is given a pseudo-language", () => {
    expect(preferredTag(["en-XA"])).toBe("en");
    expect(spokenLanguages.map(({ tag }) => tag)).not.toContain("en-XA");
  });
});

describe("dates and numbers are written", () => {
  test("as in the person's own region where the device prefers one of this language", () => {
    expect(localeFor("de", ["en-US", "de-AT"])).toBe("de-AT");
    expect(localeFor("en", ["de-DE", "en-IE"])).toBe("en-IE");
  });
  test("as at home where it does not, and in English as where the device is", () => {
    expect(localeFor("de", ["en-US"])).toBe("de");
    expect(localeFor("en", ["de-DE"])).toBe("en-DE");
    expect(localeFor("en", ["zh-Hant-TW"])).toBe("en-TW");
    expect(localeFor("en", ["eo"])).toBe("en");
  });
});

describe("the pseudo-language", () => {
  test("leaves no plain letter but those of placeholders, and is 40 % longer", () => {
    const sentence = "Delete it although {{ count }} changes are nowhere else";
    const disguised = disguise(sentence);
    expect(disguised.replace("{{ count }}", "")).not.toMatch(/[a-z]/iu);
    expect(disguised).toContain("{{ count }}");
    expect(disguised.length).toBeGreaterThanOrEqual(Math.ceil(sentence.length * 1.4));
  });
});
