/**
 * The demo practice as plain data: three clinicians, forty people in care, two years of notes. The same seed and day give the same
 * practice, so that a test and a person see one thing.
 */
import type { PatientStatus } from "../patient-status.ts";
import { demoLogo } from "./demo-logo.ts";
import { type DemoNote, notesOf } from "./demo-notes.ts";
import type { DemoTexts, DemoTheme } from "./demo-texts.ts";
import { type Dice, makeDice } from "./dice.ts";
import { demoColleagues, firstNames, lastNames, nicknames, streets } from "./people.ts";

export interface DemoPatient {
  readonly code: string;
  readonly legalName: string;
  readonly preferredName: string | null;
  readonly pronouns: string;
  readonly dateOfBirth: string;
  readonly address: string;
  readonly referral: string;
  readonly phone: string;
  readonly email: string;
  readonly clinician: number;
  /** From the first contact on, each a step that the rules allow. */
  readonly life: readonly { readonly at: string; readonly status: PatientStatus }[];
  readonly notes: readonly DemoNote[];
}

export interface DemoPractice {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  /** A data address. */
  readonly logo: string;
  readonly colleagues: readonly { readonly name: string; readonly title: string }[];
  readonly patients: readonly DemoPatient[];
}

const DAY_MS = 86_400_000;
/** Codes say nothing about a name; letters that read like digits are left out. */
const CODE_LETTERS = [..."ABCDEFGHJKLMNPRSTUVWXYZ"];
const PATIENTS = 40;
const TWO_YEARS_DAYS = 728;
/** The person who looks at the demo began lately: what waits for them fits on a screen. */
const OWN_DAYS = 35;
/** Some of theirs have not been here for a while, which a view of the list then finds. */
const AWAY_DAYS = 41;
const MINUTE_MS = 60_000;

export interface DemoWish {
  readonly seed: number;
  readonly todayMs: number;
  readonly texts: DemoTexts;
}

export function makeDemoPractice({ seed, todayMs, texts }: DemoWish): DemoPractice {
  const dealing: Dealing = {
    dice: makeDice(seed, texts.days),
    today: Math.floor(todayMs / DAY_MS) * DAY_MS,
    texts,
  };
  return {
    name: texts.practiceName,
    address: texts.address,
    phone: texts.phone,
    logo: demoLogo,
    colleagues: demoColleagues.map((name, at) => ({ name, title: texts.titles[at] ?? "" })),
    patients: Array.from({ length: PATIENTS }, (_, at) => makePatient(at, dealing)),
  };
}

interface Dealing {
  readonly dice: Dice;
  readonly today: number;
  readonly texts: DemoTexts;
}

function makePatient(at: number, { dice, today, texts }: Dealing): DemoPatient {
  const first = firstNames[at] ?? "Kim";
  const last = lastNames[(at * 7) % lastNames.length] ?? "Gray";
  const theme = dice.of(texts.themes);
  const clinician = at % 8 === 0 ? 0 : 1 + (at % 2);
  const status = statusOf(at);
  const away = clinician === 0 && at % 16 === 0 && at > 0 ? AWAY_DAYS + (at % 7) : 0;
  const days = clinician === 0 ? OWN_DAYS + away : dice.between(60, TWO_YEARS_DAYS);
  const began = today - days * DAY_MS;
  const ended =
    status === "discharged" ? began + dice.between(40, days - 14) * DAY_MS : today - away * DAY_MS;
  return {
    code: `${dice.of(CODE_LETTERS)}${dice.of(CODE_LETTERS)}-${101 + at * 13}`,
    legalName: `${first} ${last}`,
    preferredName: nicknames[first] ?? null,
    pronouns: dice.of(texts.pronouns),
    dateOfBirth: dayOf(today - ageDays(theme, dice) * DAY_MS),
    address: `${dice.between(1, 98)} ${dice.of(streets)}`,
    referral: dice.fill(theme.referral),
    phone: `01632 960${String(100 + at * 7).slice(-3)}`,
    email: `${plain(first)}.${plain(last)}@example.org`,
    clinician,
    // No two files are opened at one moment, as those of an import are.
    life: lifeOf(status, began + at * MINUTE_MS, ended + at * MINUTE_MS),
    notes: ["enquiry", "waiting"].includes(status)
      ? []
      : notesOf({ began, ended, clinician, theme, texts }, dice),
  };
}

/** Whoever goes to school is seventeen. */
const ageDays = ({ key }: DemoTheme, dice: Dice): number =>
  key === "school" ? dice.between(17 * 365 + 30, 18 * 365 - 30) : dice.between(19 * 365, 71 * 365);

function statusOf(at: number): PatientStatus {
  if (at % 13 === 5) return "enquiry";
  if (at % 13 === 9) return "waiting";
  if (at % 11 === 7) return "discharged";
  return at % 14 === 3 ? "paused" : "active";
}

function lifeOf(status: PatientStatus, began: number, ended: number): DemoPatient["life"] {
  const at = (ms: number): string => new Date(ms + 9 * 3_600_000).toISOString();
  const life: { at: string; status: PatientStatus }[] = [{ at: at(began - 12 * DAY_MS), status: "enquiry" }];
  if (status === "enquiry") return life;
  if (status === "waiting") return [...life, { at: at(began - 8 * DAY_MS), status }];
  life.push({ at: at(began - DAY_MS), status: "active" });
  if (status !== "active") life.push({ at: at(ended - DAY_MS), status });
  return life;
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const plain = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replaceAll("ı", "i")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
