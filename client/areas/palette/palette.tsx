import { useLocation, useNavigate } from "@solidjs/router";
import { createMemo, createSignal, type JSX } from "solid-js";
import { usePractice } from "../../state/practice.tsx";
import { usePrivacy } from "../../state/privacy.tsx";
import type { SummaryOf } from "../../state/summaries.ts";
import { PersonIcon } from "../../ui/app-icons.ts";
import { CommandBox, type CommandGroup, type CommandItem } from "../../ui/command-box.tsx";
import { useWords } from "../../words/words-context.tsx";
import type { Command } from "../frame/commands.tsx";
import { shownKeys } from "../frame/keys.ts";
import { createPatientName } from "../frame/patient-name.ts";
import { makeFinder } from "./find-commands.ts";

type PaletteProps = {
  commands: readonly Command[];
  /** Whose pages were open last, newest first. */
  recent: readonly string[];
  onClose: () => void;
};

const PEOPLE = 8;

type Person = CommandItem & { readonly patient: string; readonly also: string };

/** The same object for the same row, until names are hidden or shown, so that it need not be folded again. */
function createPersonOf(): (row: SummaryOf<"patient-file">) => Person {
  const privacy = usePrivacy();
  const patientName = createPatientName();
  const personByRow = createMemo(() => {
    patientName({});
    return new WeakMap<SummaryOf<"patient-file">, Person>();
  });
  const personOf = (row: SummaryOf<"patient-file">): Person => {
    const people = personByRow();
    const person = people.get(row) ?? {
      id: `client-${row.patient ?? ""}`,
      patient: row.patient ?? "",
      label: patientName(row.fields),
      also: patientName.sought(row.fields),
      // While names are hidden the code stands in their place.
      detail: privacy.isOn() ? undefined : (row.fields.code ?? undefined),
      icon: PersonIcon,
    };
    people.set(row, person);
    return person;
  };
  return personOf;
}

/**
 * Every action and every person one may see, behind one field. Nothing typed here is kept. It comes with the shell, not when it is asked for:
 * whoever presses its key goes on typing at once, and no letter may fall into a wait.
 */
export function Palette(props: PaletteProps): JSX.Element {
  const practice = usePractice();
  const privacy = usePrivacy();
  const navigate = useNavigate();
  const location = useLocation();
  const { t } = useWords();
  const [text, setText] = createSignal("");
  const isSeeking = (): boolean => text().trim() !== "";
  const personOf = createPersonOf();
  const findBest = makeFinder();
  const people = createMemo(() => practice.patients.items().map(personOf));
  /** Enter takes the first, and nobody goes to where they are. */
  const recentPeople = (): readonly Person[] =>
    props.recent.flatMap((patient) => {
      if (location.pathname === `/clients/${patient}`) return [];
      const row = practice.patientRow(patient);
      return row === undefined ? [] : [personOf(row)];
    });
  const foundPeople = createMemo(() => (isSeeking() ? findBest(people(), text(), PEOPLE) : recentPeople()));
  const foundCommands = createMemo(() =>
    findBest(
      props.commands.filter(({ id, onlySought }) => id !== "palette" && (isSeeking() || !onlySought)),
      text(),
      50,
    ),
  );
  const groups = (): readonly CommandGroup[] => [
    {
      label: isSeeking() ? t("nav.clients") : t("palette.recent"),
      items: foundPeople().slice(0, PEOPLE),
    },
    { label: t("palette.page"), items: itemsOf("page") },
    { label: t("palette.do"), items: itemsOf("do") },
    { label: t("palette.go"), items: itemsOf("go") },
  ];
  const itemsOf = (group: Command["group"]): CommandItem[] =>
    foundCommands()
      .filter((command) => command.group === group)
      .map(({ id, label, icon, press }) => ({
        id,
        label,
        icon,
        keys: press && shownKeys(press, (key) => t(`key.${key}`)),
      }));
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
      veiled={privacy.isOn()}
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
