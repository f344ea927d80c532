/**
 * English. The other languages have the same keys. The tone: calm, exact, short; what happened, what is safe,
 * what to do. A plain word wherever there is one: "server" for the relay, "key" only where a person holds one.
 */
import { clientWords } from "./en/clients.ts";
import { commonWords } from "./en/common.ts";
import { demoWords } from "./en/demo.ts";
import { deviceWords } from "./en/device.ts";
import { editorWords } from "./en/editor.ts";
import { entryWords } from "./en/entry.ts";
import { listWords } from "./en/lists.ts";
import { importWords } from "./en/import.ts";
import { noteWords } from "./en/notes.ts";
import { pageWords } from "./en/pages.ts";
import { publicWords } from "./en/public.ts";
import { safetyWords } from "./en/safety.ts";
import { teamWords } from "./en/team.ts";
import { todayWords } from "./en/today.ts";
import { troubleWords } from "./en/trouble.ts";

export const en = {
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
} as const;

export const enTerms = {
  client: { client: "client", clients: "clients", Client: "Client", Clients: "Clients" },
  patient: { client: "patient", clients: "patients", Client: "Patient", Clients: "Patients" },
} as const;
