/** What a column of a file can become, and what columns are usually called, in the languages that the app speaks. */
import { foldText } from "../../model/fold-text.ts";

export const importFields = [
  "code",
  "legalName",
  "firstName",
  "lastName",
  "preferredName",
  "pronouns",
  "dateOfBirth",
  "status",
  "phone",
  "email",
  "address",
  "language",
  "accessNeeds",
  "referral",
  "emergencyName",
  "emergencyPhone",
] as const;
export type ImportField = (typeof importFields)[number];
/** `null`: the column is left out. */
export type ColumnTarget = ImportField | null;

/** Several columns may become one of these; what they hold is put together. */
export const GATHERING: ReadonlySet<ImportField> = new Set(["phone", "email", "address"]);

/** Written as `fold` leaves them. Where two fields could be meant, the one that stands first here is. */
const NAMES: Readonly<Record<ImportField, readonly string[]>> = {
  emergencyName: [
    ...["emergencycontact", "emergencyname", "emergencycontactname", "notfallkontakt", "notfallname"],
    ...["contactodeemergencia", "επαφηεκτακτηςαναγκης"],
  ],
  emergencyPhone: [
    ...["emergencyphone", "emergencycontactphone", "notfalltelefon", "notfallnummer"],
    ...["telefonodeemergencia", "τηλεφωνοεκτακτηςαναγκης"],
  ],
  code: [
    ...["code", "clientcode", "clientid", "patientid", "id", "number", "filenumber", "reference", "mrn"],
    ...["kurzel", "kennung", "nummer", "aktenzeichen", "patientennummer", "klientennummer", "nr"],
    ...["codigo", "numero", "expediente", "κωδικος", "αριθμος", "αριθμοςφακελου"],
  ],
  firstName: [
    ...["firstname", "givenname", "forename", "first", "vorname", "nombre", "nombredepila", "ονομα"],
  ],
  lastName: [
    ...["lastname", "surname", "familyname", "last", "nachname", "familienname", "zuname"],
    ...["apellido", "apellidos", "επωνυμο", "επιθετο"],
  ],
  preferredName: [
    ...["preferredname", "preferred", "nickname", "knownas", "rufname", "spitzname"],
    ...["nombrepreferido", "apodo", "ονομαπροτιμησης", "υποκοριστικο"],
  ],
  legalName: [
    ...["name", "fullname", "legalname", "clientname", "patientname", "client", "patient"],
    ...["vollername", "amtlichername", "klient", "klientin", "patientin"],
    ...["nombrecompleto", "nombreyapellidos", "nombrelegal", "cliente", "paciente", "ονοματεπωνυμο"],
  ],
  pronouns: ["pronouns", "pronoun", "pronomen", "pronombres", "pronombre", "αντωνυμιες"],
  dateOfBirth: [
    ...[
      "dateofbirth",
      "birthdate",
      "birthday",
      "dob",
      "born",
      "geburtsdatum",
      "geburtstag",
      "gebdatum",
      "geb",
    ],
    ...["fechadenacimiento", "fechanacimiento", "nacimiento", "ημερομηνιαγεννησης", "γεννηση"],
  ],
  status: ["status", "clientstatus", "zustand", "estado", "κατασταση"],
  phone: [
    ...[
      "phone",
      "phonenumber",
      "mobile",
      "mobilephone",
      "cell",
      "cellphone",
      "telephone",
      "tel",
      "homephone",
    ],
    ...["telefon", "telefonnummer", "handy", "mobil", "mobiltelefon", "festnetz"],
    ...["telefono", "movil", "telefonomovil", "τηλεφωνο", "κινητο", "σταθερο"],
  ],
  email: [
    "email",
    "emailaddress",
    "mail",
    "emailadresse",
    "correo",
    "correoelectronico",
    "ηλεκτρονικηδιευθυνση",
  ],
  address: [
    ...["address", "street", "streetaddress", "addressline1", "addressline2", "city", "town", "suburb"],
    ...["postcode", "postalcode", "zip", "zipcode", "state", "province", "county", "country"],
    ...["adresse", "anschrift", "strasse", "plz", "postleitzahl", "ort", "stadt", "wohnort", "land"],
    ...["direccion", "calle", "ciudad", "codigopostal", "cp", "poblacion", "provincia", "pais"],
    ...["διευθυνση", "οδος", "πολη", "τκ", "ταχυδρομικοςκωδικας", "χωρα"],
  ],
  language: ["language", "preferredlanguage", "sprache", "muttersprache", "idioma", "lengua", "γλωσσα"],
  accessNeeds: ["accessneeds", "accessibility", "besonderebedurfnisse", "necesidades", "αναγκεςπροσβασης"],
  referral: [
    ...["referral", "referredby", "referrer", "referralsource", "uberwiesenvon", "uberweisung", "zuweiser"],
    ...["derivadopor", "derivacion", "remitente", "παραπομπη", "παραπομπηαπο"],
  ],
};

/** Letters and digits alone: "E-Mail" and "email", "Straße" and "strasse" are the same. */
const fold = (header: string): string => foldText(header).replace(/[^\p{Letter}\p{Number}]/gu, "");

const FIELD_BY_NAME: ReadonlyMap<string, ImportField> = new Map(
  (Object.keys(NAMES) as ImportField[])
    .toReversed()
    .flatMap((field) => NAMES[field].map((name): [string, ImportField] => [fold(name), field])),
);

/** What each column is likely to be. A field is given once, but for those that gather. */
export function guessColumns(headers: readonly string[]): readonly ColumnTarget[] {
  const given = new Set<ImportField>();
  return headers.map((header) => {
    const field = FIELD_BY_NAME.get(fold(header)) ?? null;
    if (field === null || (given.has(field) && !GATHERING.has(field))) return null;
    given.add(field);
    return field;
  });
}

/** The first row names the columns when at least one of its cells is such a name. */
export const isHeader = (cells: readonly string[]): boolean =>
  guessColumns(cells).some((field) => field !== null);
