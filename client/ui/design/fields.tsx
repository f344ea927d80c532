import { type JSX, createSignal } from "solid-js";
import { Checkbox } from "../checkbox.tsx";
import { Combobox } from "../combobox.tsx";
import { CopyField } from "../copy-field.tsx";
import { Columns, Section, Stack } from "../layout.tsx";
import { PassphraseField, type Strength } from "../passphrase-field.tsx";
import { RadioGroup } from "../radio-group.tsx";
import { SearchField } from "../search-field.tsx";
import { Select } from "../select.tsx";
import { TextField } from "../text-field.tsx";
import { DaysAndTimes } from "./days-and-times.tsx";

const ROLES = [
  {
    value: "owner",
    label: "Owner",
    description: "Invites and removes people, and reads every record except private notes.",
  },
  {
    value: "clinician",
    label: "Clinician",
    description: "Reads and writes the files and notes of the clients assigned to them.",
  },
  {
    value: "desk",
    label: "Front desk",
    description: "Opens files, contacts and calendars. Notes stay closed.",
  },
] as const;

/** Every control that takes something in, with its states. */
export function Fields(): JSX.Element {
  const [name, setName] = createSignal("Jonas Wirth");
  const [email, setEmail] = createSignal("jonas@");
  const [text, setText] = createSignal("");
  const [agreed, setAgreed] = createSignal(true);
  return (
    <Section title="Fields" text="Labels above, help below, errors in words. What was typed always stays.">
      <Columns>
        <TextField label="Legal name" value={name()} onInput={setName} />
        <TextField
          label="Email"
          type="email"
          optional="optional"
          value={email()}
          onInput={setEmail}
          error="This does not look like an email address."
        />
        <TextField
          label="Code"
          hint="A short name for lists and calendars."
          value="JW-014"
          onInput={setText}
        />
        <TextField
          label="Who is spoken to first when nobody can be reached under any of the numbers below"
          value="Praxis am Park"
          onInput={setText}
          disabled
        />
      </Columns>
      <Stack measure>
        <TextField label="Access needs" optional="optional" rows={3} value={text()} onInput={setText} />
        <Passphrases />
        <DaysAndTimes />
        <Choices />
        <Checkbox
          label="May leave a voicemail"
          description="Only after asking who is there."
          checked={agreed()}
          onChange={setAgreed}
        />
        <Checkbox
          label="I compared all words"
          checked={false}
          onChange={setAgreed}
          error="Compare the words first."
        />
        <CopyField
          label="Invitation link"
          hint="Send it directly to that person."
          value="https://claros.example/join#1.kf83hs"
          words={{ copy: "Copy", copied: "Copied", failed: "Copy it with the keyboard." }}
        />
      </Stack>
    </Section>
  );
}

function Passphrases(): JSX.Element {
  const [current, setCurrent] = createSignal("");
  const [next, setNext] = createSignal("river candle");
  const strength = (): Strength =>
    next().length > 20
      ? { score: 4, words: "Very strong." }
      : { score: 2, words: "Not yet strong enough. One more word would do it." };
  const words = {
    show: "Show passphrase",
    hide: "Hide passphrase",
    capsLock: "Caps Lock is on.",
    strength: "Strength",
  };
  return (
    <>
      <PassphraseField
        label="Passphrase"
        purpose="current"
        value={current()}
        onInput={setCurrent}
        words={words}
        error="This passphrase does not open this device."
      />
      <PassphraseField
        label="New passphrase"
        purpose="new"
        value={next()}
        onInput={setNext}
        words={words}
        hint="Four or five unrelated words are strong and easy to type."
        strength={strength()}
      />
    </>
  );
}

function Choices(): JSX.Element {
  const [role, setRole] = createSignal<(typeof ROLES)[number]["value"]>("clinician");
  const [status, setStatus] = createSignal<string>();
  const [person, setPerson] = createSignal<string | undefined>("b");
  const [search, setSearch] = createSignal("");
  return (
    <>
      <RadioGroup label="Role" options={ROLES} value={role()} onChange={setRole} />
      <Select
        label="Status"
        placeholder="Choose"
        hint="Archiving deletes nothing."
        value={status()}
        onChange={setStatus}
        options={[
          { value: "enquiry", label: "Enquiry", description: "Has asked, nothing agreed yet." },
          { value: "active", label: "Active", description: "In care now." },
          { value: "paused", label: "Paused", description: "In care, with a break agreed." },
        ]}
      />
      <Combobox
        label="Clinician"
        optional="optional"
        value={person()}
        onChange={setPerson}
        fold={(name) => name.toLowerCase()}
        words={{ open: "Show all", none: "Nobody by that name." }}
        options={[
          { value: "a", label: "Ada Müller" },
          { value: "b", label: "Benedikt Sørensen" },
          { value: "c", label: "Chloé Dubois" },
        ]}
      />
      <SearchField
        label="Search clients"
        clearLabel="Clear search"
        value={search()}
        onInput={setSearch}
        keys={["/"]}
      />
    </>
  );
}
