import { render, screen } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { expect, test } from "vitest";
import { english } from "../../../client/words/english.ts";
import { WordsProvider, useWords } from "../../../client/words/words-context.tsx";
import type { PersonWord } from "../../../client/words/words.ts";

function Title(): ReturnType<typeof WordsProvider> {
  const words = useWords();
  return <h1>{words.t("clients.title")}</h1>;
}

test("a change of the word for a person shows at once", () => {
  const [personWord, setPersonWord] = createSignal<PersonWord>("client");
  render(() => (
    <WordsProvider language={english} personWord={personWord()}>
      <Title />
    </WordsProvider>
  ));
  expect(screen.getByRole("heading")).toHaveTextContent("Clients");
  setPersonWord("patient");
  expect(screen.getByRole("heading")).toHaveTextContent("Patients");
});

test("there are no words outside a provider", () => {
  expect(() => render(() => <Title />)).toThrow(TypeError);
});
