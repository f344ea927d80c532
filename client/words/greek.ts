/**
 * Greek, in the polite plural. The practice is «γραφείο»: a psychologist's rooms are no «ιατρείο». A person in care
 * is «άτομο» in sentences; labels take the practice's word in the case that they need: `clientOf` and `clientsOf`
 * are genitives, `clientsTo` is the accusative.
 */
import { dictionaryOf } from "./dictionary-of.ts";
import * as areas from "./el/all.ts";
import type { Language } from "./words.ts";

export const greek: Language = {
  tag: "el",
  name: "Ελληνικά",
  direction: "ltr",
  unread: true,
  dictionary: dictionaryOf(areas),
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
