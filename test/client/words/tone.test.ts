import { describe, expect, test } from "vitest";
import { en } from "../../../client/words/en.ts";
import { spokenLanguages } from "../../../client/words/languages.ts";

/** What no sentence may say: shouting, familiar address, and words that only engineers use. */
const UNWELCOME: Readonly<Record<string, RegExp>> = {
  en: /!/u,
  de: /!|\b(?:du|dein\w*|dir|dich|euch|euer\w*|krypto\w*|verschlüssel\w*|hash\w*|token\w*|sync\w*|login|logout)\b/iu,
  es: /[!¡]|(?<!\p{L})(?:tú|tu|tus|ti|contigo|puedes|tienes|quieres|debes|cifra\w*|hash|token|sincroniz\w*)(?!\p{L})/iu,
  el: /!|(?<!\p{L})(?:εσύ|σου|μπορείς|έχεις|θέλεις|κρυπτογρ\p{L}*|συγχρον\p{L}*)(?!\p{L})/iu,
};

/** Words that say client or patient without asking the practice. */
const FIXED: Readonly<Record<string, RegExp>> = {
  en: /\b(?:client|patient)s?\b(?! \}\})/iu,
  de: /(?:klient|patient)(?:\w|:)*/iu,
  es: /(?<!\{ )\b(?:cliente|paciente)s?\b/iu,
  el: /(?:θεραπευ[όο]μεν|ασθεν|πελάτ)\p{L}*/iu,
};

const withoutPlaceholders = (sentence: string): string => sentence.replace(/\{\{ \w+ \}\}/gu, "");

/** Names and signs that are the same in every language. */
const SAME_EVERYWHERE =
  /^(?:app\.(?:name|title)|print\.letter|template\.(?:soap|dap|birp|girp)\.title)$|^[^\p{L}]*$/u;

const SHORTENED = [
  ["save.onDeviceShort", "save.onDevice"],
  ["save.refused", "save.notPermitted"],
  ["save.waitingShort", "save.waiting#one"],
  ["save.waitingShort", "save.waiting#other"],
] as const;

describe.each(spokenLanguages.map((entry) => [entry.tag, entry] as const))("%s", (tag, entry) => {
  test("is calm, polite and plain", async () => {
    const { dictionary } = await entry.load();
    const found = Object.entries(dictionary).filter(([, text]) => UNWELCOME[tag]?.test(text) ?? true);
    expect(found).toEqual([]);
  });

  test("says client or patient only through the practice's word", async () => {
    const { dictionary } = await entry.load();
    const found = Object.entries(dictionary).filter(
      ([, text]) => FIXED[tag]?.test(withoutPlaceholders(text)) ?? true,
    );
    expect(found).toEqual([]);
  });

  test("leaves no sentence of several words in English", async () => {
    if (tag === "en") return;
    const english: Readonly<Record<string, string>> = en;
    const { dictionary } = await entry.load();
    const left = Object.entries(dictionary).filter(([key, text]) => {
      const words = withoutPlaceholders(text).match(/\p{L}+/gu) ?? [];
      return english[key] === text && words.length > 1 && !SAME_EVERYWHERE.test(key);
    });
    expect(left).toEqual([]);
  });

  test("shows on a narrow screen of where the text is saved a part of what is read out", async () => {
    const { dictionary } = await entry.load();
    for (const [short, whole] of SHORTENED) {
      expect(dictionary[whole].toLowerCase(), whole).toContain(
        dictionary[short].replace(/\{\{.*\}\}/u, "").toLowerCase(),
      );
      expect(dictionary[short].length, short).toBeLessThan(dictionary[whole].length);
    }
  });

  test("uses its own marks of quotation and no straight ones", async () => {
    const { dictionary } = await entry.load();
    expect(Object.entries(dictionary).filter(([, text]) => /["]|(?<=\p{L})'(?=\p{L})/u.test(text))).toEqual(
      [],
    );
  });
});

describe("a sentence that is out of tune is noticed when", () => {
  test.each([
    ["de", "Gib deine Passphrase ein."],
    ["de", "Fertig!"],
    ["es", "Escribe tu nombre."],
    ["es", "¡Listo!"],
    ["el", "Γράψε το όνομά σου."],
    ["el", "Τα δεδομένα κρυπτογραφούνται."],
  ])("in %s it says “%s”", (tag, sentence) => {
    expect(sentence).toMatch(UNWELCOME[tag] ?? /$^/u);
  });

  test.each([
    ["de", "Neue Patientin"],
    ["es", "Nuevo paciente"],
    ["el", "Νέος ασθενής"],
  ])("in %s it fixes the word for a person: “%s”", (tag, sentence) => {
    expect(sentence).toMatch(FIXED[tag] ?? /$^/u);
  });
});
