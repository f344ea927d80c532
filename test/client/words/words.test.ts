import { describe, expect, test } from "vitest";
import { faultCodes } from "../../../client/engine/fault.ts";
import type { QuarantineReason } from "../../../client/engine/api.ts";
import { noteTemplates } from "../../../client/model/note-templates.ts";
import { noteTypes } from "../../../client/model/note-types.ts";
import { patientStatuses } from "../../../client/model/patient-status.ts";
import { en, enTerms } from "../../../client/words/en.ts";
import { english } from "../../../client/words/english.ts";
import {
  type Language,
  type PersonWord,
  type Translator,
  makeTranslator,
} from "../../../client/words/words.ts";

const speak = (personWord: PersonWord = "client", language: Language = english): Translator =>
  makeTranslator({ language: () => language, personWord: () => personWord });

/** A dictionary of another language as the mechanism sees it: English with three plural forms. */
const threeForms: Language = {
  tag: "pl",
  name: "Polski",
  direction: "ltr",
  unread: true,
  terms: enTerms,
  dictionary: {
    ...en,
    "clients.count#one": "{{ count }} osoba",
    "clients.count#few": "{{ count }} osoby",
    "clients.count#many": "{{ count }} osób",
    "clients.count#other": "{{ count }} osoby",
  },
};

describe("a sentence", () => {
  test("is filled from its parameters", () => {
    expect(speak().t("team.unnamed")).toBe("Has not given a name yet");
    expect(speak().t("request.member", { name: "Ada" })).toBe("Ada asks to join");
  });

  test("keeps a name as it is, whatever signs it contains", () => {
    expect(speak().t("request.member", { name: "$& {{ Clients }} $1" })).toContain("$& {{ Clients }} $1");
  });

  test("uses the practice's word for the people in its care", () => {
    expect(speak("client").t("clients.add")).toBe("New client");
    expect(speak("patient").t("clients.add")).toBe("New patient");
    expect(speak("patient").t("clients.title")).toBe("Patients");
  });

  test("chooses its plural by the language's rules and writes numbers its way", () => {
    expect(speak().t("clients.count", { count: 1 })).toBe("1 client");
    expect(speak().t("clients.count", { count: 0 })).toBe("0 clients");
    expect(speak().t("clients.count", { count: 2000 })).toBe("2,000 clients");
    const forms = [1, 3, 5].map((count) => speak("client", threeForms).t("clients.count", { count }));
    expect(forms).toEqual(["1 osoba", "3 osoby", "5 osób"]);
  });

  test("that does not exist is a misuse, and from data the given text", () => {
    const missing = { ...english, dictionary: {} as Language["dictionary"] };
    expect(() => speak("client", missing).t("action.save")).toThrow(RangeError);
    expect(speak().resolve("template.own.title", "My template")).toBe("My template");
    expect(speak("patient").resolve("template.soap.subjective.prompt", "x")).toMatch(
      /^What the patient said/,
    );
  });
});

describe("English", () => {
  test("is calm: no exclamation marks, no jargon, no double spaces", () => {
    const jargon =
      /!|\b(crypto|encrypt|decrypt|cipher|hash|epoch|blob|payload|token|sync|relay|login|logout)/iu;
    const loud = Object.entries(en).filter(([, text]) => jargon.test(text) || /\s\s|\s$/u.test(text));
    expect(loud).toEqual([]);
  });

  test("says client or patient only through the practice's word", () => {
    const fixed = Object.entries(en).filter(([, text]) => /\b(client|patient)s?\b(?! \}\})/iu.test(text));
    expect(fixed).toEqual([]);
  });

  test("has a sentence for every fault, status, note type, template and reason", () => {
    const reasons: Record<QuarantineReason, true> = {
      malformed: true,
      "other-practice": true,
      "unknown-device": true,
      "beyond-cut": true,
      "bad-signature": true,
      "broken-chain": true,
      gap: true,
      fork: true,
      "not-allowed": true,
      "stale-epoch": true,
      "wrong-log-head": true,
      "no-key": true,
      "does-not-open": true,
      "gate-format": true,
      "gate-foreign-client": true,
      "gate-gap": true,
      "gate-too-large": true,
      "gate-too-deep": true,
      "gate-roots": true,
      "damaged-on-disk": true,
      "false-snapshot": true,
    };
    const keys = [
      ...faultCodes.map((code) => `fault.${code}`),
      ...Object.keys(reasons).map((reason) => `quarantine.reason.${reason}`),
      ...patientStatuses.flatMap((status) => [`status.${status}`, `status.${status}Text`]),
      ...noteTypes.map((type) => `noteType.${type}`),
      ...noteTemplates.flatMap((template) => [
        template.titleKey,
        ...template.sections.flatMap((section) => [section.titleKey, section.promptKey]),
      ]),
    ];
    expect(keys.filter((key) => !(key in en))).toEqual([]);
  });

  test("gives each fault what is safe or what to do, in at least a full sentence", () => {
    for (const code of faultCodes) expect(en[`fault.${code}`], code).toMatch(/\..*|\.$/u);
  });
});
