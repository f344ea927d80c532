import UserRound from "lucide-solid/icons/user-round";
import { For, type JSX, createSignal } from "solid-js";
import { Avatar } from "../avatar.tsx";
import { Badge } from "../badge.tsx";
import { Button } from "../button.tsx";
import { DescriptionList } from "../description-list.tsx";
import { EmptyState } from "../empty-state.tsx";
import { Disclosure, Row, Section, Stack } from "../layout.tsx";
import { List, ListRow } from "../list.tsx";
import { Notice } from "../notice.tsx";
import { ProgressBar } from "../progress-bar.tsx";
import { SaveState, type SaveSituation, type SaveWords } from "../save-state.tsx";
import { type Sort, Table } from "../table.tsx";
import { Tabs } from "../tabs.tsx";
import { Waiting } from "../waiting.tsx";

type Person = { id: string; name: string; code: string; status: string; last: string };

const PEOPLE: readonly Person[] = [
  { id: "p1", name: "Amara Okafor", code: "AO-021", status: "Active", last: "yesterday" },
  { id: "p2", name: "Jonas Wirth", code: "JW-014", status: "Waiting", last: "3 weeks ago" },
  { id: "p3", name: "Lucía Fernández", code: "LF-007", status: "Paused", last: "last month" },
];

const SITUATIONS: readonly SaveSituation[] = [
  { at: "opening" },
  { at: "saving" },
  { at: "on-device" },
  { at: "backed-up" },
  { at: "offline", waiting: 3 },
  { at: "not-permitted" },
  { at: "refused", reason: "The space is used up." },
  { at: "storage", kind: "full" },
];

const SAVE_WORDS: Record<SaveSituation["at"], SaveWords> = {
  opening: { label: "Opening", explanation: "Being read from this device." },
  saving: { label: "Saving", explanation: "Being written to this device." },
  "on-device": { label: "Saved on this device", explanation: "Safe here, even if the browser closes." },
  "backed-up": { label: "Backed up", explanation: "Saved here and kept, locked, on the server." },
  offline: { label: "Offline, 3 changes waiting", explanation: "Sent by itself when there is a connection." },
  "not-permitted": { label: "Not sent: not permitted", explanation: "Kept on this device. Ask an owner." },
  refused: { label: "Not sent", explanation: "The server did not take this change. Nothing is lost." },
  storage: { label: "Not saved: disk full", explanation: "Your text is still on the screen." },
};

/** What is read: lists, tables, notices, states. */
export function Content(): JSX.Element {
  return (
    <>
      <Section title="Where the last keystroke is">
        <Row>
          <For each={SITUATIONS}>
            {(situation) => <SaveState situation={situation} words={(now) => SAVE_WORDS[now.at]} />}
          </For>
        </Row>
      </Section>
      <Section title="Notices">
        <Stack gap="small" measure>
          <Notice tone="info">You are offline. Everything is saved on this device and sent later.</Notice>
          <Notice tone="attention" title="No recovery kit yet" action={<Button>Make the kit</Button>}>
            If this device breaks, your records are lost.
          </Notice>
          <Notice tone="danger" title="This device’s disk is full">
            The last change could not be saved. Your text is still on the screen.
          </Notice>
        </Stack>
      </Section>
      <People />
      <Section title="Waiting">
        <Stack measure>
          <ProgressBar label="Receiving records" value={0.4} detail="1,200 of 3,000" />
          <ProgressBar label="Changing the locks" />
          <Waiting>Opening</Waiting>
          <EmptyState title="No clients yet" action={<Button kind="primary">New client</Button>}>
            Each client has a file with contacts and a place for notes.
          </EmptyState>
          <Disclosure summary="What the server sees">
            Numbers instead of names, the size of locked pieces, times, and network addresses.
          </Disclosure>
        </Stack>
      </Section>
    </>
  );
}

function People(): JSX.Element {
  const [sort, setSort] = createSignal<Sort>({ column: "name", direction: "ascending" });
  const [tab, setTab] = createSignal("list");
  const rows = (): readonly Person[] => (sort().direction === "ascending" ? PEOPLE : PEOPLE.toReversed());
  const table = (): JSX.Element => (
    <Table
      caption="Clients"
      captionHidden
      rows={rows()}
      sort={sort()}
      onSort={setSort}
      columns={[
        {
          id: "name",
          header: "Name",
          namesRow: true,
          sortable: true,
          cell: (row) => <a href="#main">{row.name}</a>,
        },
        { id: "code", header: "Code", sortable: true, cell: (row) => row.code },
        { id: "status", header: "Status", cell: (row) => <Badge>{row.status}</Badge> },
        { id: "last", header: "Last note", align: "end", wideOnly: true, cell: (row) => row.last },
      ]}
    />
  );
  const list = (): JSX.Element => (
    <List label="Clients">
      <For each={PEOPLE}>
        {(person) => (
          <ListRow
            href="#main"
            title={person.name}
            detail={person.code}
            start={<Avatar name={person.name} id={person.id} />}
            end={<Badge tone={person.status === "Active" ? "accent" : "neutral"}>{person.status}</Badge>}
          />
        )}
      </For>
    </List>
  );
  const facts = (): JSX.Element => (
    <DescriptionList
      facts={[
        { term: "Legal name", detail: "Amara Okafor" },
        { term: "Date of birth", detail: "4 March 1991 (35)" },
        { term: "Phone", detail: "+49 30 901820, may leave a voicemail" },
      ]}
    />
  );
  return (
    <Section
      title="People"
      actions={
        <Button kind="quiet" icon={UserRound}>
          New client
        </Button>
      }
    >
      <Tabs
        label="Ways to show people"
        value={tab()}
        onChange={setTab}
        tabs={[
          { id: "list", label: "List", content: list },
          { id: "facts", label: "Facts", content: facts },
        ]}
      />
      {table()}
      <Row>
        <Badge>Draft</Badge>
        <Badge tone="accent">Active</Badge>
        <Badge tone="attention">Restricted</Badge>
        <Badge tone="danger">Entered in error</Badge>
        <For each={["a", "b", "c", "d", "e", "f"]}>{(id) => <Avatar name="Ada Berg" id={id} />}</For>
      </Row>
    </Section>
  );
}
