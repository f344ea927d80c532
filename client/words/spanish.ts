/**
 * Spanish for every country, with «usted» mostly left unsaid. `Cliente` and `paciente` are the same for all
 * genders, so no article or adjective that would have to choose one stands beside them.
 */
import { dictionaryOf } from "./dictionary-of.ts";
import * as areas from "./es/all.ts";
import type { Language } from "./words.ts";

export const spanish: Language = {
  tag: "es",
  name: "Español",
  direction: "ltr",
  unread: true,
  dictionary: dictionaryOf(areas),
  terms: {
    client: { client: "cliente", clients: "clientes", Client: "Cliente", Clients: "Clientes" },
    patient: { client: "paciente", clients: "pacientes", Client: "Paciente", Clients: "Pacientes" },
  },
};
