import Lock from "lucide-solid/icons/lock";
import UserRound from "lucide-solid/icons/user-round";
import Users from "lucide-solid/icons/users";
import { createSignal, type JSX, Show } from "solid-js";
import picture from "./emblem.svg";
import { Button } from "../button.tsx";
import { CommandBox, type CommandGroup } from "../command-box.tsx";
import { Emblem } from "../emblem.tsx";
import { Row, Section, Stack } from "../layout.tsx";
import { Ribbon } from "../ribbon.tsx";
import { SearchButton } from "../search-button.tsx";
import { StepList } from "../step-list.tsx";

const ALL: readonly CommandGroup[] = [
  {
    label: "Opened last",
    items: [{ id: "p1", label: "Amara Okafor", detail: "AO-021", icon: UserRound }],
  },
  {
    label: "Do",
    items: [
      { id: "lock", label: "Lock now", icon: Lock, keys: ["Ctrl", "Shift", "L"] },
      { id: "team", label: "Go to the team", icon: Users, keys: ["G", "M"] },
    ],
  },
];

/** Where one is and how to get elsewhere: the field for everything, first steps, the line above a demo. */
export function Orientation(): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  return (
    <Section title="Orientation">
      <Stack>
        <Row>
          <SearchButton label="Search or do something" keys={["Ctrl", "K"]} onPress={() => setOpen(true)} />
          <Emblem source={picture} />
          <Emblem source={picture} size="large" />
        </Row>
        <Ribbon action={<Button kind="quiet">Remove the demo</Button>}>
          Demo practice: everybody in it is made up, and it is on this device only.
        </Ribbon>
        <StepList
          label="First steps"
          doneLabel="Done"
          steps={[
            { title: "Print your recovery kit", text: "", isDone: true },
            {
              title: "Invite a colleague",
              text: "They get what their role may read, and not a page more.",
              isDone: false,
              action: () => <Button>Invite</Button>,
            },
            { title: "Write a first note", text: "It is saved as you type.", isDone: false },
          ]}
        />
      </Stack>
      <Show when={isOpen()}>
        <Searching onClose={() => setOpen(false)} />
      </Show>
    </Section>
  );
}

function Searching(props: { onClose: () => void }): JSX.Element {
  const [text, setText] = createSignal("");
  const groups = (): CommandGroup[] =>
    ALL.map(({ label, items }) => ({
      label,
      items: items.filter((item) => item.label.toLowerCase().includes(text().toLowerCase())),
    }));
  return (
    <CommandBox
      label="Search clients and actions"
      text={text()}
      onText={setText}
      groups={groups()}
      onChoose={() => props.onClose()}
      onClose={() => props.onClose()}
      words={{
        none: "Nothing matches.",
        count: (count) => `${count} matches`,
        hint: "↑ ↓ to move · Enter to choose · Esc to close",
      }}
    />
  );
}
