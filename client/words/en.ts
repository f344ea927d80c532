/**
 * English. The other languages have the same keys. The tone: calm, exact, short; what happened, what is safe,
 * what to do. A plain word wherever there is one: "server" for the relay, "key" only where a person holds one.
 */
import { dictionaryOf } from "./dictionary-of.ts";
import * as areas from "./en/all.ts";

export const en = dictionaryOf(areas);

export const enTerms = {
  client: { client: "client", clients: "clients", Client: "Client", Clients: "Clients" },
  patient: { client: "patient", clients: "patients", Client: "Patient", Clients: "Patients" },
} as const;
