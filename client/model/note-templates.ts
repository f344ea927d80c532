/**
 * Note templates as data. Titles and prompts are keys resolved in the member's language when a note is made;
 * the English text is kept beside each key, so a template reads the same without any dictionary. A changed
 * template gets a new version: notes remember which one they were written with.
 */
import type * as Y from "yjs";
import { headingNode, paragraphNode } from "./note-schema.ts";
import type { NoteType } from "./note-types.ts";

export interface TemplateSection {
  key: string;
  titleKey: string;
  title: string;
  promptKey: string;
  prompt: string;
}
export interface NoteTemplate {
  key: string;
  version: number;
  titleKey: string;
  title: string;
  noteType: NoteType;
  sections: readonly TemplateSection[];
}
/** Gives the text for a key, or the English text when there is none. */
export type Resolve = (key: string, english: string) => string;

type SectionText = readonly [key: string, title: string, prompt: string];

function template(key: string, title: string, sections: readonly SectionText[]): NoteTemplate {
  return {
    key,
    version: 1,
    titleKey: `template.${key}.title`,
    title,
    noteType: key === "intake" ? "intake" : "session",
    sections: sections.map(([section, heading, prompt]) => ({
      key: section,
      titleKey: `template.${key}.${section}.title`,
      title: heading,
      promptKey: `template.${key}.${section}.prompt`,
      prompt,
    })),
  };
}

const plan: SectionText = ["plan", "Plan", "Next steps, tasks between sessions, next appointment"];

export const noteTemplates: readonly NoteTemplate[] = [
  template("free", "Free note", []),
  template("soap", "SOAP", [
    ["subjective", "Subjective", "What the client said: concerns, changes, own words"],
    ["objective", "Objective", "What you observed: presentation, mood, measures"],
    ["assessment", "Assessment", "Your understanding: progress, risk, working hypotheses"],
    plan,
  ]),
  template("dap", "DAP", [
    ["data", "Data", "What was said and observed in the session"],
    ["assessment", "Assessment", "What it means: progress, risk, working hypotheses"],
    plan,
  ]),
  template("birp", "BIRP", [
    ["behaviour", "Behaviour", "What the client presented, said and did"],
    ["intervention", "Intervention", "What you did and why"],
    ["response", "Response", "How the client responded"],
    plan,
  ]),
  template("girp", "GIRP", [
    ["goal", "Goal", "Which goals this session worked on"],
    ["intervention", "Intervention", "What you did and why"],
    ["response", "Response", "How the client responded, progress towards the goal"],
    plan,
  ]),
  template("intake", "Intake", [
    ["reason", "Reason for coming", "What brings the client now, in their own words"],
    ["history", "History", "Course of the difficulty, earlier help, medication"],
    ["context", "Life context", "Family, relationships, work, health, culture"],
    ["strengths", "Strengths and supports", "What helps, who helps"],
    ["risk", "Risk", "What was asked, what was answered, what was agreed"],
    ["impression", "First impression", "Formulation so far, open questions"],
    ["agreement", "Agreement", "Goals, frequency, consent and limits of confidentiality discussed"],
  ]),
];

/** The template with this key, or `null`. */
export const noteTemplate = (key: string): NoteTemplate | null =>
  noteTemplates.find((candidate) => candidate.key === key) ?? null;

/**
 * Writes the template's headings, each followed by an empty paragraph, into an empty fragment. The prompt is
 * kept on the heading and shown by the editor while the section is empty, so it is never part of the text.
 */
export function fillBody(body: Y.XmlFragment, { key, sections }: NoteTemplate, resolve: Resolve): void {
  if (body.length > 0) throw new TypeError("body is not empty");
  const nodes = sections.flatMap((section) => [
    headingNode(resolve(section.titleKey, section.title), {
      level: 2,
      section: `${key}.${section.key}`,
      prompt: resolve(section.promptKey, section.prompt),
    }),
    paragraphNode(),
  ]);
  body.insert(0, nodes.length > 0 ? nodes : [paragraphNode()]);
}
