import { fireEvent, render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { createSignal } from "solid-js";
import { expect, test, vi } from "vitest";
import { Checkbox } from "../../../client/ui/checkbox.tsx";
import { CopyField } from "../../../client/ui/copy-field.tsx";
import { PassphraseField } from "../../../client/ui/passphrase-field.tsx";
import { RadioGroup } from "../../../client/ui/radio-group.tsx";
import { SearchField } from "../../../client/ui/search-field.tsx";
import { TextField } from "../../../client/ui/text-field.tsx";

test("a refused value stays, and the reason is tied to the field", async () => {
  const [value, setValue] = createSignal("");
  const [error, setError] = createSignal<string>();
  render(() => (
    <TextField label="Email" hint="For letters." value={value()} onInput={setValue} error={error()} />
  ));
  const field = screen.getByRole("textbox", { name: "Email" });
  await userEvent.type(field, "jonas@");
  expect(field).toHaveAccessibleDescription("For letters.");
  setError("This does not look like an email address.");
  expect(field).toHaveValue("jonas@");
  expect(field).toHaveFocus();
  expect(field).toBeInvalid();
  expect(field).toHaveAccessibleDescription("This does not look like an email address. For letters.");
  setError(undefined);
  expect(field).toBeValid();
});

test("a field is required unless it carries the word for optional", () => {
  render(() => (
    <>
      <TextField label="Code" value="" onInput={() => undefined} />
      <TextField label="Pronouns" optional="optional" value="" onInput={() => undefined} />
    </>
  ));
  expect(screen.getByRole("textbox", { name: "Code" })).toBeRequired();
  expect(screen.getByRole("textbox", { name: "Pronouns" })).not.toBeRequired();
});

test("several rows make a textarea that reports what is typed", async () => {
  const [value, setValue] = createSignal("");
  render(() => <TextField label="Access needs" rows={3} value={value()} onInput={setValue} />);
  const field = screen.getByRole("textbox", { name: "Access needs" });
  expect(field.tagName).toBe("TEXTAREA");
  await userEvent.type(field, "Stairs{Enter}Hearing");
  expect(value()).toBe("Stairs\nHearing");
});

test("a value from elsewhere replaces what is shown", () => {
  const [value, setValue] = createSignal("one");
  render(() => <TextField label="Name" value={value()} onInput={setValue} />);
  setValue("two");
  expect(screen.getByRole("textbox")).toHaveValue("two");
});

const PASSPHRASE_WORDS = { show: "Show", hide: "Hide", capsLock: "Caps Lock is on.", strength: "Strength" };

test("a passphrase is hidden until asked for, and what was typed survives showing it", async () => {
  const [value, setValue] = createSignal("");
  render(() => (
    <PassphraseField
      label="Passphrase"
      purpose="current"
      words={PASSPHRASE_WORDS}
      value={value()}
      onInput={setValue}
    />
  ));
  const field = screen.getByLabelText("Passphrase");
  expect(field).toHaveAttribute("type", "password");
  expect(field).toHaveAttribute("autocomplete", "current-password");
  await userEvent.type(field, "river candle");
  await userEvent.click(screen.getByRole("button", { name: "Show" }));
  expect(field).toHaveAttribute("type", "text");
  expect(field).toHaveValue("river candle");
  await userEvent.click(screen.getByRole("button", { name: "Hide" }));
  expect(field).toHaveAttribute("type", "password");
});

test("a passphrase field says when Caps Lock is on, and stops when it is off", () => {
  render(() => (
    <PassphraseField
      label="Passphrase"
      purpose="current"
      words={PASSPHRASE_WORDS}
      value=""
      onInput={() => undefined}
    />
  ));
  const field = screen.getByLabelText("Passphrase");
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
  fireEvent.keyDown(field, { key: "A", modifierCapsLock: true });
  expect(screen.getByRole("status")).toHaveTextContent("Caps Lock is on.");
  // Going away from the sentence with the focus would move the button that is being pressed.
  fireEvent.blur(field);
  expect(screen.getByRole("status")).toHaveTextContent("Caps Lock is on.");
  fireEvent.keyUp(field, { key: "a" });
  expect(screen.getByRole("status").textContent).toBe("");
});

test("strength is a meter with words, and describes the field", () => {
  render(() => (
    <PassphraseField
      label="Passphrase"
      purpose="new"
      words={PASSPHRASE_WORDS}
      value="x"
      onInput={() => undefined}
      strength={{ score: 2, words: "Not yet strong enough." }}
    />
  ));
  const meter = screen.getByRole("meter", { name: "Strength" });
  expect(meter).toHaveAttribute("aria-valuenow", "2");
  expect(meter).toHaveAttribute("aria-valuetext", "Not yet strong enough.");
  expect(screen.getByLabelText("Passphrase")).toHaveAccessibleDescription("Not yet strong enough.");
  expect(screen.getByLabelText("Passphrase")).toHaveAttribute("autocomplete", "new-password");
});

test("a checkbox is named by its label and described by its sentence and error", async () => {
  const [checked, setChecked] = createSignal(false);
  render(() => (
    <Checkbox
      label="May text"
      description="Only first names."
      error="Ask first."
      checked={checked()}
      onChange={setChecked}
    />
  ));
  const box = screen.getByRole("checkbox", { name: "May text" });
  expect(box).toHaveAccessibleDescription("Only first names. Ask first.");
  await userEvent.click(screen.getByText("May text"));
  expect(checked()).toBe(true);
});

test("a role is chosen with the keyboard, and each option is described", async () => {
  const [role, setRole] = createSignal<"owner" | "desk">();
  render(() => (
    <RadioGroup
      label="Role"
      value={role()}
      onChange={setRole}
      options={[
        { value: "owner", label: "Owner", description: "Reads everything." },
        { value: "desk", label: "Front desk", description: "Notes stay closed." },
      ]}
    />
  ));
  expect(screen.getByRole("group", { name: "Role" })).toBeInTheDocument();
  expect(screen.getByRole("radio", { name: "Front desk" })).toHaveAccessibleDescription("Notes stay closed.");
  await userEvent.tab();
  await userEvent.keyboard(" ");
  expect(role()).toBe("owner");
  await userEvent.keyboard("{ArrowDown}");
  expect(role()).toBe("desk");
});

test("Escape empties a search first and only then reaches what is around it", async () => {
  const [text, setText] = createSignal("");
  let escapes = 0;
  render(() => (
    <div role="presentation" onKeyDown={(event) => event.key === "Escape" && (escapes += 1)}>
      <SearchField label="Search clients" clearLabel="Clear" value={text()} onInput={setText} />
    </div>
  ));
  const field = screen.getByRole("searchbox", { name: "Search clients" });
  await userEvent.type(field, "okafor");
  await userEvent.keyboard("{Escape}");
  expect([text(), escapes]).toEqual(["", 0]);
  await userEvent.keyboard("{Escape}");
  expect(escapes).toBe(1);
});

const COPY_WORDS = { copy: "Copy", copied: "Copied", failed: "Copy it with the keyboard." };

test("copying announces the result", async () => {
  const user = userEvent.setup();
  render(() => <CopyField label="Link" value="https://x/join#1" words={COPY_WORDS} />);
  await user.click(screen.getByRole("button", { name: "Copy" }));
  expect(await navigator.clipboard.readText()).toBe("https://x/join#1");
  expect(screen.getByRole("status")).toHaveTextContent("Copied");
});

test("where the clipboard is refused, the text is selected and the way out is said", async () => {
  const user = userEvent.setup();
  const refused = vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("refused"));
  render(() => <CopyField label="Link" value="https://x/join#1" words={COPY_WORDS} />);
  await user.click(screen.getByRole("button", { name: "Copy" }));
  const field = screen.getByRole<HTMLInputElement>("textbox", { name: "Link" });
  expect(field).toHaveAccessibleDescription("Copy it with the keyboard.");
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length]);
  refused.mockRestore();
});
