/**
 * German, with „Sie“. People are `Klient:in` only as a label without an article and `Klient:innen` in the plural,
 * which takes every case unchanged; sentences about one of them say „Person“ or „Akte“.
 */
import { clientWords } from "./de/clients.ts";
import { commonWords } from "./de/common.ts";
import { demoWords } from "./de/demo.ts";
import { deviceWords } from "./de/device.ts";
import { editorWords } from "./de/editor.ts";
import { entryWords } from "./de/entry.ts";
import { listWords } from "./de/lists.ts";
import { importWords } from "./de/import.ts";
import { noteWords } from "./de/notes.ts";
import { pageWords } from "./de/pages.ts";
import { publicWords } from "./de/public.ts";
import { safetyWords } from "./de/safety.ts";
import { teamWords } from "./de/team.ts";
import { todayWords } from "./de/today.ts";
import { troubleWords } from "./de/trouble.ts";
import type { Language } from "./words.ts";

export const german: Language = {
  tag: "de",
  name: "Deutsch",
  direction: "ltr",
  unread: true,
  dictionary: {
    ...commonWords,
    ...entryWords,
    ...clientWords,
    ...listWords,
    ...importWords,
    ...noteWords,
    ...editorWords,
    ...teamWords,
    ...safetyWords,
    ...todayWords,
    ...demoWords,
    ...deviceWords,
    ...troubleWords,
    ...pageWords,
    ...publicWords,
  },
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
