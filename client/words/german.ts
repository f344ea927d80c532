/**
 * German, with „Sie“. People are `Klient:in` only as a label without an article and `Klient:innen` in the plural,
 * which takes every case unchanged; sentences about one of them say „Person“ or „Akte“.
 */
import { dictionaryOf } from "./dictionary-of.ts";
import * as areas from "./de/all.ts";
import type { Language } from "./words.ts";

export const german: Language = {
  tag: "de",
  name: "Deutsch",
  direction: "ltr",
  unread: true,
  dictionary: dictionaryOf(areas),
  terms: {
    client: { client: "Klient:in", clients: "Klient:innen", Client: "Klient:in", Clients: "Klient:innen" },
    patient: {
      client: "Patient:in",
      clients: "Patient:innen",
      Client: "Patient:in",
      Clients: "Patient:innen",
    },
  },
};
