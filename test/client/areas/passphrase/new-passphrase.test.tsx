import { render, screen, waitFor } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { createSignal, Show } from "solid-js";
import { afterEach, expect, test } from "vitest";
import {
  createNewPassphrase,
  type NewPassphrase,
  NewPassphraseFields,
} from "../../../../client/areas/passphrase/new-passphrase.tsx";
import { makeJudge } from "../../../../client/lent/strength-meter.ts";
import { SCORE_NEEDED, type StrengthMeter } from "../../../../client/state/passphrase-strength.ts";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";

const STRONG = "copper lantern orchard violin";

const judge = makeJudge();
let meters: { isOpen: boolean }[] = [];
afterEach(() => {
  meters = [];
});

/** The real word lists, in this thread. */
function makeMeter(): StrengthMeter {
  const meter = { isOpen: true };
  meters.push(meter);
  return {
    measure: (passphrase, own) => Promise.resolve(judge({ passphrase, own })),
    close: () => (meter.isOpen = false),
  };
}

const makeNone = (): StrengthMeter => ({
  measure: () => Promise.reject(new Error("no word lists")),
  close: () => undefined,
});

interface Shown {
  passphrase: NewPassphrase;
  first: HTMLElement;
  second: HTMLElement;
  setName(name: string): void;
  leave(): void;
}

function showFields(make: () => StrengthMeter = makeMeter): Shown {
  let passphrase: NewPassphrase | undefined;
  const [name, setName] = createSignal("Ada Berg");
  const [isHere, setHere] = createSignal(true);
  const Form = () => {
    passphrase = createNewPassphrase(() => [name()], make);
    return <NewPassphraseFields passphrase={passphrase} />;
  };
  render(() => (
    <WordsProvider language={english} personWord="client">
      <Show when={isHere()}>
        <Form />
      </Show>
    </WordsProvider>
  ));
  if (!passphrase) throw new Error("not rendered");
  return {
    passphrase,
    first: screen.getByLabelText("Passphrase"),
    second: screen.getByLabelText("The same passphrase again"),
    setName: (text) => void setName(text),
    leave: () => void setHere(false),
  };
}

test("a strong passphrase typed twice is taken", async () => {
  const { passphrase, first, second } = showFields();
  await userEvent.type(first, STRONG);
  await userEvent.type(second, STRONG);
  await waitFor(() => expect(screen.getByRole("meter")).toHaveAttribute("aria-valuenow", "4"));
  expect(await passphrase.accept()).toBe(STRONG);
  expect(passphrase.problem()).toBeNull();
});

test("a weak one is refused with a reason, and focus goes to it", async () => {
  const { passphrase, first, second } = showFields();
  await userEvent.type(first, "ada berg 1");
  await userEvent.type(second, "ada berg 1");
  expect(await passphrase.accept()).toBeNull();
  expect(first).toHaveFocus();
  expect(first).toHaveAccessibleDescription(/could be guessed by someone who has this device/);
});

test("two different ones are refused at the second field", async () => {
  const { passphrase, first, second } = showFields();
  await userEvent.type(first, STRONG);
  await userEvent.type(second, `${STRONG}s`);
  expect(await passphrase.accept()).toBeNull();
  expect(second).toHaveFocus();
  expect(second).toHaveAccessibleDescription(/differ/);
});

test("an empty one is refused", async () => {
  const { passphrase, first } = showFields();
  expect(await passphrase.accept()).toBeNull();
  expect(first).toHaveAccessibleDescription(/fill this in/);
});

test("one that is typed on while it is judged is judged again before it is taken", async () => {
  const { passphrase } = showFields();
  passphrase.setText(STRONG);
  passphrase.setAgain("ada");
  const accepted = passphrase.accept();
  passphrase.setText("ada");
  expect(await accepted).toBeNull();
  expect(passphrase.problem()).toBe("weak");
});

test("one that is made of a name is judged anew when the name comes after it", async () => {
  const { passphrase, first, setName } = showFields();
  await userEvent.type(first, "quintessa nakamura");
  await waitFor(() => expect(passphrase.score()).toBeGreaterThanOrEqual(SCORE_NEEDED));
  setName("Quintessa Nakamura");
  await waitFor(() => expect(passphrase.score()).toBeLessThan(SCORE_NEEDED));
});

test("without word lists a long one is taken and a short one is not", async () => {
  const { passphrase } = showFields(makeNone);
  passphrase.setText("kzr-6bq");
  passphrase.setAgain("kzr-6bq");
  expect(await passphrase.accept()).toBeNull();
  passphrase.setText(STRONG);
  passphrase.setAgain(STRONG);
  expect(await passphrase.accept()).toBe(STRONG);
});

test("word lists are there from the first character until the passphrase is taken", async () => {
  const { passphrase, first, second } = showFields();
  expect(meters).toEqual([]);
  await userEvent.type(first, STRONG);
  expect(meters).toEqual([{ isOpen: true }]);
  await passphrase.accept();
  expect(meters, "the second field is still empty").toEqual([{ isOpen: true }]);
  await userEvent.type(second, STRONG);
  await passphrase.accept();
  expect(meters).toEqual([{ isOpen: false }]);
});

test("word lists go with the form", async () => {
  const { first, leave } = showFields();
  await userEvent.type(first, "ada");
  leave();
  expect(meters).toEqual([{ isOpen: false }]);
});
