import { type JSX, createSignal } from "solid-js";
import { Checkbox } from "../checkbox.tsx";
import { Combobox } from "../combobox.tsx";
import type { CalendarText } from "../calendar.tsx";
import { CopyField } from "../copy-field.tsx";
import type { Reading, Writing } from "../create-typed-text.ts";
import { DateField } from "../date-field.tsx";
import { Columns, Section, Stack } from "../layout.tsx";
import { PassphraseField, type Strength } from "../passphrase-field.tsx";
import { RadioGroup } from "../radio-group.tsx";
import { SearchField } from "../search-field.tsx";
import { Select } from "../select.tsx";
import { TextField } from "../text-field.tsx";
import { TimeField } from "../time-field.tsx";

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

/** Reads one way of writing only; the app's is in its words. */
const readAs =
  (pattern: RegExp) =>
  (text: string): Reading => {
    if (text === "") return { at: "empty" };
    return pattern.test(text) ? { at: "read", value: text, isWhole: true } : { at: "unclear" };
  };
const said = (options: Intl.DateTimeFormatOptions) => (day: string) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options }).format(Date.parse(day));
const DAYS: Writing & { inWords(day: string): string } = {
  read: readAs(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)$/u),
  write: (day) => day,
  inWords: said({ dateStyle: "full" }),
};
const TIMES: Writing & { readonly hasHalves: boolean } = {
  read: readAs(/^(?:[01]\d|2[0-3]):[0-5]\d$/u),
  write: (time) => time,
  hasHalves: false,
};
const CALENDAR: CalendarText = {
  inWords: said({ dateStyle: "full" }),
  month: said({ month: "long", year: "numeric" }),
  weekday: (day) => ({ short: said({ weekday: "short" })(day), long: said({ weekday: "long" })(day) }),
  today: () => "2026-03-04",
  firstWeekday: 1,
  words: {
    open: "Choose in the calendar",
    calendar: "Calendar",
    previousMonth: "Previous month",
    nextMonth: "Next month",
    today: "Today",
  },
};

function DaysAndTimes(): JSX.Element {
  const [day, setDay] = createSignal("2026-03-12");
  const [born, setBorn] = createSignal("");
  const [half, setHalf] = createSignal("3. Ap");
  const [time, setTime] = createSignal("14:30");
  return (
    <Columns>
      <DateField
        label="Date of the session"
        value={day()}
        onInput={setDay}
        days={DAYS}
        pattern="YYYY-MM-DD"
        calendar={CALENDAR}
      />
      <TimeField label="Begins at" value={time()} onInput={setTime} times={TIMES} pattern="Like 14:30" />
      <DateField
        label="Date of birth"
        optional="optional"
        value={born()}
        onInput={setBorn}
        days={DAYS}
        pattern="YYYY-MM-DD"
      />
      <DateField
        label="First contact"
        value={half()}
        onInput={setHalf}
        days={DAYS}
        pattern="YYYY-MM-DD"
        calendar={CALENDAR}
        error="Please write the date as YYYY-MM-DD, for example 2026-12-31."
      />
    </Columns>
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
