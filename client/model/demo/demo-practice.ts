/**
 * The demo practice as plain data: three clinicians, forty people in care, two years of notes. The same seed and day give the same
 * practice, so that a test and a person see one thing.
 */
import type { PatientStatus } from "../patient-status.ts";
import { noteTemplate, type NoteTemplate, noteTemplates } from "../note-templates.ts";
import { demoColleagues, firstNames, lastNames, nicknames, pronouns, streets } from "./people.ts";
import { type DemoTheme, demoThemes } from "./themes.ts";

export interface DemoNote {
  readonly at: string;
  readonly author: number;
  readonly template: NoteTemplate;
  /** One for each of the template's sections; a template without sections has one. */
  readonly sections: readonly (readonly string[])[];
}

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

export function makeDemoPractice(input: { seed: number; todayMs: number }): DemoPractice {
  const dice = makeDice(input.seed);
  const today = Math.floor(input.todayMs / DAY_MS) * DAY_MS;
  return {
    name: "Lindenhof Practice",
    colleagues: demoColleagues,
    patients: Array.from({ length: PATIENTS }, (_, at) => makePatient(at, today, dice)),
  };
}

function makePatient(at: number, today: number, dice: Dice): DemoPatient {
  const first = firstNames[at] ?? "Kim";
  const last = lastNames[(at * 7) % lastNames.length] ?? "Gray";
  const theme = dice.of(demoThemes);
  const clinician = at % 8 === 0 ? 0 : 1 + (at % 2);
  const status = statusOf(at);
  const days = clinician === 0 ? OWN_DAYS : dice.between(60, TWO_YEARS_DAYS);
  const began = today - days * DAY_MS;
  const ended = status === "discharged" ? began + dice.between(40, days - 14) * DAY_MS : today;
  return {
    code: `${dice.of(CODE_LETTERS)}${dice.of(CODE_LETTERS)}-${101 + at * 13}`,
    legalName: `${first} ${last}`,
    preferredName: nicknames[first] ?? null,
    pronouns: dice.of(pronouns),
    dateOfBirth: dayOf(today - dice.between(18 * 365, 71 * 365) * DAY_MS),
    address: `${dice.between(1, 98)} ${dice.of(streets)}`,
    referral: dice.fill(theme.referral),
    phone: `01632 960${String(100 + at * 7).slice(-3)}`,
    email: `${plain(first)}.${plain(last)}@example.org`,
    clinician,
    life: lifeOf(status, began, ended),
    notes: ["enquiry", "waiting"].includes(status) ? [] : notesOf({ began, ended, clinician, theme }, dice),
  };
}

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

interface Course {
  readonly began: number;
  readonly ended: number;
  readonly clinician: number;
  readonly theme: DemoTheme;
}

function notesOf({ began, ended, clinician, theme }: Course, dice: Dice): DemoNote[] {
  const notes: DemoNote[] = [];
  const pace = dice.of([7, 14, 14, 21]);
  const used = noteTemplate(dice.of(["soap", "dap", "birp", "free"])) ?? noteTemplates[0];
  const hour = dice.between(8, 17);
  for (let day = began; day < ended; day += pace * DAY_MS) {
    const isFirst = day === began;
    const template = isFirst ? noteTemplate("intake") : used;
    if (template === null || template === undefined || (!isFirst && dice.between(1, 8) === 1)) continue;
    const at = new Date(day + hour * 3_600_000).toISOString();
    notes.push({ at, author: clinician, template, sections: sectionsOf(template, theme, dice) });
  }
  return notes;
}

function sectionsOf(template: NoteTemplate, theme: DemoTheme, dice: Dice): readonly (readonly string[])[] {
  const pick = (pool: readonly string[], count: number): string[] =>
    dice.some(pool, count).map((line) => dice.fill(line));
  if (template.sections.length === 0) {
    return [
      [pick(theme.said, 2).join(" "), pick(theme.understood, 1).join(" "), pick(theme.next, 1).join(" ")],
    ];
  }
  return template.sections.map(({ key }) => {
    if (["plan", "agreement"].includes(key)) return [pick(theme.next, 2).join(" ")];
    if (["assessment", "response", "impression", "risk"].includes(key))
      return [pick(theme.understood, 2).join(" ")];
    if (["objective", "intervention"].includes(key)) return [pick(theme.seen, 1).join(" ")];
    return [pick(theme.said, 2).join(" "), pick(theme.seen, 1).join(" ")];
  });
}

interface Dice {
  between(lowest: number, highest: number): number;
  of<T>(pool: readonly T[]): T;
  some<T>(pool: readonly T[], count: number): T[];
  fill(line: string): string;
}

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] as const;

/** Mulberry32, by Tommy Ettinger (public domain): small, seeded, and good enough to deal out sentences. */
function makeDice(seed: number): Dice {
  let state = seed >>> 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (lowest: number, highest: number): number =>
    lowest + Math.floor(random() * Math.max(1, highest - lowest + 1));
  const of = <T>(pool: readonly T[]): T => pool[between(0, pool.length - 1)] as T;
  return {
    between,
    of,
    some: (pool, count) => {
      const start = between(0, pool.length - 1);
      return Array.from({ length: count }, (_, step) => pool[(start + step * 2 + 1) % pool.length]).flatMap(
        (one) => (one === undefined ? [] : [one]),
      );
    },
    fill: (line) => line.replaceAll("{n}", () => String(between(2, 5))).replaceAll("{day}", () => of(DAYS)),
  };
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const plain = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replaceAll("ı", "i")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
