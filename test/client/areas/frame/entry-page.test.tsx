import { render, screen } from "@solidjs/testing-library";
import type { JSX } from "solid-js";
import { expect, test } from "vitest";
import { EntryPage } from "../../../../client/areas/frame/entry-page.tsx";
import { english } from "../../../../client/words/languages.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";

test("what stands on an entry page is made once", () => {
  let made = 0;
  const Part = (): JSX.Element => {
    made += 1;
    return <p>part</p>;
  };
  render(() => (
    <WordsProvider language={english} personWord="client">
      <EntryPage title="Removed">
        <Part />
      </EntryPage>
    </WordsProvider>
  ));
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Removed");
  expect(made).toBe(1);
});
