/**
 * Greek, in the polite plural. The practice is «γραφείο»: a psychologist's rooms are no «ιατρείο». A person in care
 * is «άτομο» in sentences; labels take the practice's word in the case that they need: `clientOf` and `clientsOf`
 * are genitives, `clientsTo` is the accusative.
 */
import { clientWords } from "./el/clients.ts";
import { commonWords } from "./el/common.ts";
import { demoWords } from "./el/demo.ts";
import { deviceWords } from "./el/device.ts";
import { editorWords } from "./el/editor.ts";
import { entryWords } from "./el/entry.ts";
import { listWords } from "./el/lists.ts";
import { importWords } from "./el/import.ts";
import { noteWords } from "./el/notes.ts";
import { pageWords } from "./el/pages.ts";
import { publicWords } from "./el/public.ts";
import { safetyWords } from "./el/safety.ts";
import { teamWords } from "./el/team.ts";
import { todayWords } from "./el/today.ts";
import { troubleWords } from "./el/trouble.ts";
import type { Language } from "./words.ts";

export const greek: Language = {
  tag: "el",
  name: "Ελληνικά",
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
    client: {
      client: "θεραπευόμενος",
      clients: "θεραπευόμενοι",
      Client: "Θεραπευόμενος",
      Clients: "Θεραπευόμενοι",
      clientOf: "θεραπευόμενου",
      clientsOf: "θεραπευομένων",
      clientsTo: "θεραπευόμενους",
    },
    patient: {
      client: "ασθενής",
      clients: "ασθενείς",
      Client: "Ασθενής",
      Clients: "Ασθενείς",
      clientOf: "ασθενούς",
      clientsOf: "ασθενών",
      clientsTo: "ασθενείς",
    },
  },
};
