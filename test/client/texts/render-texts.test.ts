import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TEXT_LANGUAGES, TEXT_NAMES, textAddress } from "../../../client/texts/addresses.ts";
import type { RenderedText } from "../../../client/texts/render-markdown.ts";
import { readTexts, renderTexts } from "../../../client/texts/render-texts.ts";
import { answerInDevelopment, stylesOfTexts } from "../../../client/texts-plugin.ts";
import { spokenLanguages } from "../../../client/words/languages.ts";
import type { LogFields } from "../../../sync-server/log.ts";

const ROOT = join(import.meta.dirname, "../../..");
const FILES = { css: "/assets/texts.css", icon: "/assets/icon.svg" };
const texts = readTexts();
const pages = renderTexts(FILES);
/** A language's own name in the list of languages, or that what follows is in English. */
const IN_OTHER_LANGUAGE =
  /^(?:English|Deutsch|Español|Ελληνικά)$|\((?:auf Englisch|en inglés|στα αγγλικά)\)(?:<\/span>)?$/;
/** Addresses of the app that a text may lead to. */
const ROUTES = ["/welcome"];
const anchorsByAddress = new Map(texts.map(({ page, text }) => [page.address, text.anchors]));
const htmlOf = (address: string): string =>
  pages.find(({ fileName }) => `/${fileName}` === `${address}.html`)?.html ?? "";
const textOf = (address: string) => {
  const found = texts.find(({ page }) => page.address === address);
  if (found === undefined) throw new Error(`no text at ${address}`);
  return found;
};

/** Where a text leads, whatever the language: to which text, and to which of its places, counted, because their names are translated. */
const destinationsOf = ({ links }: RenderedText) =>
  links.map((link) => {
    const [path = "", anchor] = link.split("#");
    const { page, text } = textOf(path);
    if (page.document) return link;
    return [page.name, anchor === undefined ? null : text.anchors.indexOf(anchor)];
  });
const partsOf = ({ headings }: RenderedText) => headings.filter(({ depth }) => depth === 2);

test("there is a page for every text in every language that the app speaks, and for the two documents", () => {
  expect(TEXT_LANGUAGES).toEqual(spokenLanguages.map(({ tag }) => tag));
  const addresses = TEXT_NAMES.flatMap((name) =>
    TEXT_LANGUAGES.map((language) => textAddress(name, language)),
  );
  expect(new Set(addresses).size).toBe(TEXT_NAMES.length * TEXT_LANGUAGES.length);
  expect(pages.map(({ fileName }) => fileName)).toEqual(
    [...addresses, "/security/threat-model", "/hosting/handbook"].map(
      (address) => `${address.slice(1)}.html`,
    ),
  );
});

describe.each(texts.map(({ page, text }) => [page.address, page, text] as const))(
  "%s",
  (address, page, text) => {
    const html = htmlOf(address);

    test("is a whole page in its language, without script, inline style or anything from elsewhere", () => {
      expect(html).toMatch(/^<!doctype html>\n<html lang="\w+" dir="ltr">/);
      expect(html).toContain(`<html lang="${page.language}"`);
      expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:|<iframe|<img|<form/i);
      const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map((match) => match[1] ?? "");
      expect(addresses.filter((each) => !/^(?:\/(?!\/)|#)/.test(each))).toEqual([]);
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html).not.toMatch(/undefined|\{\{|\[object/);
    });

    test("leads only to places that exist", () => {
      const hrefs = [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)].map((match) => match[1] ?? "");
      const dead = hrefs.filter((href) => {
        const [path = "", anchor] = href.split("#");
        const target = path === "" ? address : path;
        if (ROUTES.includes(target)) return anchor !== undefined;
        const anchors = anchorsByAddress.get(target);
        return (
          anchors === undefined || (anchor !== undefined && anchor !== "text" && !anchors.includes(anchor))
        );
      });
      expect(dead).toEqual([]);
    });

    test("stays in its language: what leads to another says so, and nothing else is English", () => {
      const anchors = [...html.matchAll(/<a ([^>]*?)href="([^"]*)"([^>]*)>([^]*?)<\/a>/g)];
      const wrong = anchors.filter(([, before = "", href = "", after = "", words = ""]) => {
        const target = texts.find((each) => each.page.address === href.split("#", 1)[0])?.page;
        if (target === undefined || target.language === page.language) return false;
        const isMarked = `${before}${after}`.includes(`hreflang="${target.language}"`);
        return !isMarked || !IN_OTHER_LANGUAGE.test(words);
      });
      expect(anchors.length).toBeGreaterThan(TEXT_NAMES.length);
      expect(wrong.map(([link]) => link)).toEqual([]);
    });

    test("has each address once", () => {
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
      expect(new Set(ids).size).toBe(ids.length);
      expect(text.anchors.every((anchor) => ids.includes(anchor))).toBe(true);
    });

    test("keeps to the tone: no exclamation mark and no emoji outside code", () => {
      const words = html.replace(/<pre[^]*?<\/pre>|<code>[^]*?<\/code>|<!doctype html>|<!--[^]*?-->/g, "");
      expect(words.match(/!|\p{Extended_Pictographic}/gu)).toBeNull();
    });
  },
);

describe("translations", () => {
  const translated = texts.filter(({ page }) => page.language !== "en");

  test("say that nobody has read them who grew up with the language, and that the English text holds", () => {
    const sayings = {
      de: /Muttersprache Deutsch.* gilt der englische/,
      es: /lengua materna.* vale el inglés/,
      el: /μητρική γλώσσα.* ισχύει το αγγλικό/,
    };
    for (const { page } of translated) {
      const said = /<p class="issue">([^<]*)<\/p>/.exec(htmlOf(page.address))?.[1];
      expect(said, page.address).toMatch(sayings[page.language as keyof typeof sayings]);
    }
    expect(translated).toHaveLength(TEXT_NAMES.length * (TEXT_LANGUAGES.length - 1));
  });

  test("are the same issue, have the same parts and lead to the same places in every language", () => {
    for (const { page, text } of translated) {
      const english = textOf(`/${page.name}`);
      const shape = ({ html }: RenderedText) => html.match(/<(?:h2|h3|li|p|pre|strong)\b/g);
      expect(page.issue, page.address).toEqual(english.page.issue);
      expect(shape(text), page.address).toEqual(shape(english.text));
      expect(destinationsOf(text), page.address).toEqual(destinationsOf(english.text));
    }
  });

  test("are translations: no paragraph or point is the English one", () => {
    const sentences = ({ html }: RenderedText) =>
      [...html.matchAll(/<(?:h2|h3|li|p)\b[^>]*>([^]*?)<\/(?:h2|h3|li|p)>/g)].map(([, words = ""]) =>
        words.replace(/<[^>]*>/g, "").trim(),
      );
    for (const { page, text } of translated) {
      const english = new Set(sentences(textOf(`/${page.name}`).text));
      expect(
        sentences(text).filter((each) => english.has(each)),
        page.address,
      ).toEqual([]);
    }
  });
});

describe("legal texts", () => {
  const legal = texts.filter(({ page }) => page.name === "privacy" || page.name === "terms");

  test("say version, date, and which language binds; translations say that nobody has read them", () => {
    for (const { page } of legal) {
      const html = htmlOf(page.address);
      expect(page.issue?.date, page.address).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      if (page.language === "en") {
        expect(html).toMatch(/Version \d+, \d{1,2} \w+ \d{4}\. The English text is the binding one\./);
      } else {
        expect(html.match(/class="issue">[^<]*/)?.[0].length, page.address).toBeGreaterThan(150);
      }
    }
  });

  test("the privacy policy has the sections that it always had, in their order", () => {
    expect(partsOf(textOf("/privacy").text).map(({ title }) => title)).toEqual([
      "Who this policy covers",
      "Information we process",
      "Why we process information",
      "Sensitive health and clinical information",
      "Sharing and processors",
      "International transfers",
      "Retention and deletion",
      "Your rights and choices",
      "Security",
      "Contact",
    ]);
  });

  test("what the privacy policy says about the log is every field that the log can have", () => {
    // The type makes this list complete: a new field of the log does not compile until the policy has a phrase for it.
    const phraseByField: Record<keyof Required<LogFields> | "time" | "event" | "level", string> = {
      time: "the time, the event and its level",
      event: "the time, the event and its level",
      level: "the time, the event and its level",
      connection: "the number of a connection",
      practice: "the first eight digits of the number of a practice or device",
      device: "the first eight digits of the number of a practice or device",
      code: "a result code or a reason",
      reason: "a result code or a reason",
      size: "a size as a power of two",
      count: "a count",
      ms: "a duration in milliseconds",
    };
    const { html } = textOf("/privacy").text;
    const log = /<h3 id="what-the-server-writes-into-its-log">[^]*?<\/ul>/.exec(html)?.[0] ?? "";
    for (const phrase of Object.values(phraseByField)) expect(log).toContain(phrase);
    expect(log.match(/<li>/g)).toHaveLength(new Set(Object.values(phraseByField)).size - 2);
  });
});

describe("the security page", () => {
  const links = textOf("/security").text.links;
  const model = textOf("/security/threat-model");

  test("leads to every promise of the threat model, and to everything that it does not promise", () => {
    const promises = model.text.anchors.filter((anchor) => anchor.startsWith("promise-"));
    expect(promises.length).toBeGreaterThanOrEqual(12);
    const notPromised = /<h3 id="not-promised">[^]*?<\/ul>/.exec(model.text.html)?.[0] ?? "";
    const limits = [...notPromised.matchAll(/<li id="([^"]+)"/g)].map((match) => match[1] ?? "");
    expect(limits.length).toBeGreaterThanOrEqual(11);
    const missing = [...promises, ...limits].filter(
      (anchor) => !links.includes(`/security/threat-model#${anchor}`),
    );
    expect(missing).toEqual([]);
  });
});

test("the style sheet is the app's own tokens, with fonts where the build put them", () => {
  const css = stylesOfTexts((file) => `/assets/${file}`);
  expect(css).toMatch(/^@layer reset, tokens, base, components, areas, utilities;/);
  expect(css).toContain('url("/assets/inter-latin-wght-normal.woff2")');
  expect(css).not.toMatch(/@fontsource|https?:|\/\*/);
  const own = readFileSync(join(ROOT, "client/texts/texts.css"), "utf8");
  expect(own).not.toMatch(/#[\da-f]{3,8}\b|rgb|oklch|--(?:white|paper|ink|night|pine|stone|mist)/i);
});

test("in development the pages stand at the same addresses, and nothing else is taken from the app", () => {
  expect(answerInDevelopment("/privacy/de?x=1")?.text).toContain("Datenschutzerklärung");
  expect(answerInDevelopment("/contact/")?.type).toBe("text/html");
  expect(answerInDevelopment("/texts.css")?.text).toContain("@layer reset");
  for (const url of ["/", "/welcome", "/privacy/xx", "/main.tsx", "/texts/texts.css"]) {
    expect(answerInDevelopment(url), url).toBeNull();
  }
});
