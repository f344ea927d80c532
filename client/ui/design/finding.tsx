import Heading from "lucide-solid/icons/heading-2";
import List from "lucide-solid/icons/list";
import Quote from "lucide-solid/icons/quote";
import { createSignal, For, type JSX } from "solid-js";
import { Badge } from "../badge.tsx";
import { ListboxOption } from "../listbox-option.tsx";
import listStyles from "../listbox.module.css";
import { Section } from "../layout.tsx";
import { Sentence, SentenceChoice } from "../sentence-choice.tsx";
import type { Sort } from "../table.tsx";
import { VirtualTable } from "../virtual-table.tsx";

type Person = { id: string; name: string; code: string; status: string };

const FIRST = ["Amara", "Boris", "Clara", "Dimitris", "Esther"] as const;
const LAST = [
  "Okafor",
  "Wirth",
  "Fernández",
  "Papadopoulou",
  "Achterberg-Wiesenthal",
  "Ida",
  "Núñez",
] as const;

const EVERYBODY: readonly Person[] = FIRST.flatMap((first) =>
  LAST.map((last, at) => ({
    id: `${first}-${last}`,
    name: `${first} ${last}`,
    code: `${first[0]}${last[0]}-${String(at + 1).padStart(3, "0")}`,
    status: at % 3 === 0 ? "Paused" : "Active",
  })),
);

/** The way to one among many: a list of any length, the sentence that narrows it, the choices behind a slash. */
export function Finding(): JSX.Element {
  return (
    <>
      <LongList />
      <Section title="Behind a slash">
        <SlashChoices />
      </Section>
    </>
  );
}

function LongList(): JSX.Element {
  const [status, setStatus] = createSignal("any");
  const [sort, setSort] = createSignal<Sort>({ column: "name", direction: "ascending" });
  const shown = (): readonly Person[] => {
    const { column, direction } = sort();
    const key = column === "code" ? "code" : "name";
    const rows = EVERYBODY.filter((person) => status() === "any" || person.status === status());
    const sorted = rows.toSorted((one, other) => one[key].localeCompare(other[key]));
    return direction === "ascending" ? sorted : sorted.toReversed();
  };
  return (
    <Section title="A long list and its sentence">
      <Sentence>
        <span>Show</span>
        <SentenceChoice
          label="Whose state"
          options={[
            { value: "any", label: "everybody" },
            { value: "Active", label: "who comes now" },
            { value: "Paused", label: "who is pausing" },
            { value: "Ended", label: "who has ended" },
          ]}
          value={status()}
          chosen={status() !== "any"}
          onChange={setStatus}
        />
        <SentenceChoice
          label="Whose clients"
          options={[{ value: "mine", label: "of mine" }]}
          value="mine"
          chosen
          onChange={() => undefined}
        />
        <SentenceChoice
          label="Notes"
          options={[{ value: "any", label: "with or without notes" }]}
          value="any"
          disabled
          onChange={() => undefined}
        />
      </Sentence>
      <VirtualTable
        caption="Everybody"
        letters
        rows={shown()}
        rowKey={(row) => row.id}
        sort={sort()}
        onSort={setSort}
        name={{ header: "Name", sortable: true, text: (row) => row.name, href: (row) => `#${row.id}` }}
        columns={[
          { id: "code", header: "Code", sortable: true, width: "narrow", cell: (row) => row.code },
          {
            id: "status",
            header: "Status",
            width: "medium",
            cell: (row) => <Badge tone={row.status === "Active" ? "accent" : "neutral"}>{row.status}</Badge>,
          },
          { id: "team", header: "Care team", wideOnly: true, width: "wide", cell: () => "Ada Berg" },
          { id: "note", header: "Last note", wideOnly: "roomy", width: "medium", cell: () => "3 weeks ago" },
          {
            id: "changed",
            header: "Last change",
            align: "end",
            wideOnly: "desk",
            width: "medium",
            cell: () => "yesterday",
          },
        ]}
      />
    </Section>
  );
}

const CHOICES = [
  { id: "heading", label: "Heading", icon: Heading, keys: "Ctrl Alt 2" },
  { id: "bullets", label: "List", icon: List, keys: "Ctrl Shift 8" },
  { id: "quote", label: "Quotation", icon: Quote },
] as const;

function SlashChoices(): JSX.Element {
  const [active, setActive] = createSignal("bullets");
  return (
    <div class={listStyles.content} role="listbox" aria-label="Insert" tabIndex={0}>
      <For each={CHOICES}>
        {(choice) => (
          <ListboxOption
            {...choice}
            id={`design-${choice.id}`}
            isActive={active() === choice.id}
            onChoose={() => setActive(choice.id)}
          />
        )}
      </For>
    </div>
  );
}
