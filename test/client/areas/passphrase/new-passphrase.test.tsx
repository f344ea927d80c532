import { render, screen, waitFor } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import {
  createNewPassphrase,
  type NewPassphrase,
  NewPassphraseFields,
} from "../../../../client/areas/passphrase/new-passphrase.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";

const STRONG = "copper lantern orchard violin";

function showFields(): { passphrase: NewPassphrase; first: HTMLElement; second: HTMLElement } {
  let passphrase: NewPassphrase | undefined;
  render(() => {
    passphrase = createNewPassphrase(() => ["Ada Berg"]);
    return (
      <WordsProvider language={english} personWord="client">
        <NewPassphraseFields passphrase={passphrase} />
      </WordsProvider>
    );
  });
  if (!passphrase) throw new Error("not rendered");
  return {
    passphrase,
    first: screen.getByLabelText("Passphrase"),
    second: screen.getByLabelText("The same passphrase again"),
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
