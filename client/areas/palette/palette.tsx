import { useNavigate } from "@solidjs/router";
import { createMemo, createSignal, type JSX } from "solid-js";
import { usePractice } from "../../state/practice.tsx";
import { PersonIcon } from "../../ui/app-icons.ts";
import { CommandBox, type CommandGroup, type CommandItem } from "../../ui/command-box.tsx";
import { useWords } from "../../words/words-context.tsx";
import type { Command } from "../frame/commands.tsx";
import { shownKeys } from "../frame/keys.ts";
import { createPatientName } from "../frame/patient-name.ts";
import { findBest } from "./find-commands.ts";

type PaletteProps = {
  commands: readonly Command[];
  /** Whose pages were open last, newest first. */
  recent: readonly string[];
  onClose: () => void;
};

const PEOPLE = 8;

/**
 * Every action and every person one may see, behind one field. Nothing typed here is kept. It comes with the shell, not when it is asked for:
 * whoever presses its key goes on typing at once, and no letter may fall into a wait.
 */
export function Palette(props: PaletteProps): JSX.Element {
  const practice = usePractice();
  const navigate = useNavigate();
  const patientName = createPatientName();
  const { t } = useWords();
  const [text, setText] = createSignal("");
  const people = createMemo(() =>
    practice.patients.items().map((row) => ({
      id: `client-${row.patient ?? ""}`,
      patient: row.patient ?? "",
      label: patientName(row.fields),
      also: patientName.sought(row.fields),
      detail: row.fields.code ?? undefined,
      icon: PersonIcon,
    })),
  );
  const foundPeople = createMemo(() =>
    text().trim() === ""
      ? props.recent.flatMap((patient) => people().find((person) => person.patient === patient) ?? [])
      : findBest(people(), text(), PEOPLE),
  );
  const foundCommands = createMemo(() =>
    findBest(
      props.commands.filter(({ id }) => id !== "palette"),
      text(),
      50,
    ),
  );
  const groups = (): readonly CommandGroup[] => [
    {
      label: text().trim() === "" ? t("palette.recent") : t("nav.clients"),
      items: foundPeople().slice(0, PEOPLE),
    },
    { label: t("palette.page"), items: itemsOf("page") },
    { label: t("palette.do"), items: itemsOf("do") },
    { label: t("palette.go"), items: itemsOf("go") },
  ];
  const itemsOf = (group: Command["group"]): CommandItem[] =>
    foundCommands()
      .filter((command) => command.group === group)
      .map(({ id, label, icon, press }) => ({ id, label, icon, keys: press && shownKeys(press) }));
  const choose = (id: string): void => {
    const person = foundPeople().find((candidate) => candidate.id === id);
    const command = foundCommands().find((candidate) => candidate.id === id);
    props.onClose();
    if (person) navigate(`/clients/${person.patient}`);
    else command?.run();
  };
  return (
    <CommandBox
      label={t("palette.title")}
      text={text()}
      onText={setText}
      groups={groups()}
      onChoose={choose}
      onClose={() => props.onClose()}
      words={{
        none: t("palette.none"),
        count: (count) => t("palette.count", { count }),
        hint: t("palette.hint"),
      }}
    />
  );
}
