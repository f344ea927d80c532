/**
 * Spanish for every country, with «usted» mostly left unsaid. `Cliente` and `paciente` are the same for all
 * genders, so no article or adjective that would have to choose one stands beside them.
 */
import { clientWords } from "./es/clients.ts";
import { commonWords } from "./es/common.ts";
import { demoWords } from "./es/demo.ts";
import { deviceWords } from "./es/device.ts";
import { editorWords } from "./es/editor.ts";
import { entryWords } from "./es/entry.ts";
import { listWords } from "./es/lists.ts";
import { importWords } from "./es/import.ts";
import { noteWords } from "./es/notes.ts";
import { pageWords } from "./es/pages.ts";
import { publicWords } from "./es/public.ts";
import { safetyWords } from "./es/safety.ts";
import { teamWords } from "./es/team.ts";
import { todayWords } from "./es/today.ts";
import { troubleWords } from "./es/trouble.ts";
import type { Language } from "./words.ts";

export const spanish: Language = {
  tag: "es",
  name: "Español",
  direction: "ltr",
  unread: true,
  dictionary: {
    ...commonWords,
    ...demoWords,
    ...deviceWords,
    ...entryWords,
    ...clientWords,
    ...listWords,
    ...importWords,
    ...noteWords,
    ...editorWords,
    ...teamWords,
    ...safetyWords,
    ...todayWords,
    ...troubleWords,
    ...pageWords,
    ...publicWords,
  },
  terms: {
    client: { client: "cliente", clients: "clientes", Client: "Cliente", Clients: "Clientes" },
    patient: { client: "paciente", clients: "pacientes", Client: "Paciente", Clients: "Pacientes" },
  },
};
