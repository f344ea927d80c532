/** The notes of one person in the demo: a first one, and what followed at their pace. */
import { noteTemplate, type NoteTemplate, noteTemplates } from "../note-templates.ts";
import type { DemoTexts, DemoTheme } from "./demo-texts.ts";
import type { Dice } from "./dice.ts";

const DAY_MS = 86_400_000;

export interface DemoNote {
  readonly at: string;
  readonly author: number;
  readonly template: NoteTemplate;
  /** One for each of the template's sections; a template without sections has one. */
  readonly sections: readonly (readonly string[])[];
}

export interface Course {
  readonly began: number;
  readonly ended: number;
  readonly clinician: number;
  readonly theme: DemoTheme;
  readonly texts: DemoTexts;
}

export function notesOf({ began, ended, clinician, theme, texts }: Course, dice: Dice): DemoNote[] {
  const notes: DemoNote[] = [];
  const pace = dice.of([7, 14, 14, 21]);
  const used = noteTemplate(dice.of(["soap", "dap", "birp", "free"])) ?? noteTemplates[0];
  const hour = dice.between(8, 17);
  for (let day = began; day < ended; day += pace * DAY_MS) {
    const isFirst = day === began;
    const template = isFirst ? noteTemplate("intake") : used;
    if (template === null || template === undefined || (!isFirst && dice.between(1, 8) === 1)) continue;
    const at = new Date(day + hour * 3_600_000).toISOString();
    const words = isFirst ? firstWords(theme, texts, dice) : laterWords(theme, dice);
    notes.push({ at, author: clinician, template, sections: sectionsOf(template, words) });
  }
  return notes;
}

type Words = (section: string) => readonly string[];

function sectionsOf({ sections }: NoteTemplate, words: Words): DemoNote["sections"] {
  const keys = sections.length === 0 ? ["free"] : sections.map(({ key }) => key);
  return keys.map((key) => [words(key).join(" ")]);
}

function firstWords(theme: DemoTheme, { intake }: DemoTexts, dice: Dice): Words {
  const { reason, context, impression } = theme;
  const byKey: Readonly<Record<string, readonly string[]>> = {
    reason: [reason],
    history: dice.some(intake.history, 1),
    context: [context],
    strengths: dice.some(intake.strengths, 2),
    risk: dice.some(intake.risk, 1),
    impression: [impression],
    agreement: dice.some(intake.agreement, 2),
  };
  return (section) => (byKey[section] ?? []).map((line) => dice.fill(line));
}

/** A sentence is in a note once: what one section took is not there for the next. */
function laterWords(theme: DemoTheme, dice: Dice): Words {
  const said = dice.some(theme.said, 2);
  const seen = dice.some(theme.seen, 1);
  const did = dice.some(theme.did, 1);
  const understood = dice.some(theme.understood, 2);
  const next = dice.some(theme.next, 2);
  const byKey: Readonly<Record<string, readonly string[]>> = {
    subjective: said,
    objective: seen,
    data: [...said, ...seen],
    behaviour: said,
    intervention: did,
    response: [...seen, ...understood.slice(1)],
    assessment: understood,
    plan: next,
    free: [...said, ...did, ...understood.slice(1), ...next.slice(1)],
  };
  return (section) => (byKey[section] ?? []).map((line) => dice.fill(line));
}
