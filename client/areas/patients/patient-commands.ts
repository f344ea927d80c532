import { type NoteTemplate, noteTemplates } from "../../model/note-templates.ts";
import { NoteIcon, NotesToFinishIcon, PersonIcon, TeamIcon, TodayIcon } from "../../ui/app-icons.ts";
import { useWords } from "../../words/words-context.tsx";
import { createPageCommands } from "../frame/commands.tsx";

/** The parts of a person's page. */
const parts = ["notes", "file", "timeline", "team"] as const;
export type Part = (typeof parts)[number];

/** The part that an address asks for. */
export const asPart = (text: unknown): Part | undefined => parts.find((part) => part === text);

export interface PatientActs {
  readonly mayWrite: () => boolean;
  readonly write: (template: NoteTemplate) => void;
  readonly show: (part: Part) => void;
}

/** What can be done on a person's page, on whichever part of it somebody is. Needs an owner. */
export function createPatientCommands(acts: PatientActs): void {
  const { t, resolve } = useWords();
  const notes = () =>
    noteTemplates.map((template) => ({
      id: `new-note-${template.key}`,
      group: "page" as const,
      icon: NoteIcon,
      label: t("palette.newNote", { template: resolve(template.titleKey, template.title) }),
      also: t("also.newNote"),
      run: () => acts.write(template),
    }));
  const part = { group: "page" as const, onlySought: true };
  createPageCommands(() => [
    ...(acts.mayWrite() ? notes() : []),
    {
      ...part,
      id: "part-notes",
      icon: NotesToFinishIcon,
      label: t("client.notes"),
      also: t("also.notes"),
      run: () => acts.show("notes"),
    },
    {
      ...part,
      id: "part-file",
      icon: PersonIcon,
      label: t("client.file"),
      also: t("also.file"),
      run: () => acts.show("file"),
    },
    {
      ...part,
      id: "part-timeline",
      icon: TodayIcon,
      label: t("timeline.title"),
      also: t("also.timeline"),
      run: () => acts.show("timeline"),
    },
    {
      ...part,
      id: "part-team",
      icon: TeamIcon,
      label: t("client.careTeam"),
      also: t("also.careTeam"),
      run: () => acts.show("team"),
    },
  ]);
}
