import { render, screen } from "@solidjs/testing-library";
import type { JSX } from "solid-js";
import { expect, test } from "vitest";
import { EntryPage } from "../../../../client/areas/frame/entry-page.tsx";
import { english } from "../../../../client/words/english.ts";
import { SpokenLanguageProvider } from "../../../../client/state/spoken-language.tsx";

const speaksEnglish = { language: () => english, locale: () => "en", speak: async () => true };

test("what stands on an entry page is made once", () => {
  let made = 0;
  const Part = (): JSX.Element => {
    made += 1;
    return <p>part</p>;
  };
  render(() => (
    <SpokenLanguageProvider spoken={speaksEnglish} root={document.documentElement}>
      <EntryPage title="Removed">
        <Part />
      </EntryPage>
    </SpokenLanguageProvider>
  ));
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Removed");
  expect(made).toBe(1);
});
