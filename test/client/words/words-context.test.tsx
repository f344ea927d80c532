import { render, screen } from "@solidjs/testing-library";
import { createEffect, createSignal } from "solid-js";
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

test("a record that changes and says the same word has nothing said anew", () => {
  const [practice, setPractice] = createSignal<{ word: PersonWord }>({ word: "client" });
  let times = 0;
  function Listener(): null {
    const words = useWords();
    createEffect(() => {
      words.t("clients.title");
      words.formats();
      times += 1;
    });
    return null;
  }
  render(() => (
    <WordsProvider language={english} personWord={practice().word}>
      <Listener />
    </WordsProvider>
  ));
  setPractice({ word: "client" });
  expect(times).toBe(1);
  setPractice({ word: "patient" });
  expect(times).toBeGreaterThan(1);
});

test("there are no words outside a provider", () => {
  expect(() => render(() => <Title />)).toThrow(TypeError);
});
