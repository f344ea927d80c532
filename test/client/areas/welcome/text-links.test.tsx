import { render, screen } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { ServerPicture } from "../../../../client/areas/welcome/server-picture.tsx";
import { TextLinks } from "../../../../client/areas/welcome/text-links.tsx";
import { TEXT_NAMES } from "../../../../client/texts/addresses.ts";
import { english } from "../../../../client/words/english.ts";
import { german } from "../../../../client/words/german.ts";
import { greek } from "../../../../client/words/greek.ts";
import { mirrored } from "../../../../client/words/pseudo.ts";
import { spanish } from "../../../../client/words/spanish.ts";
import type { Language } from "../../../../client/words/words.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";

const show = (part: () => ReturnType<typeof TextLinks>, language: Language = english) =>
  render(() => (
    <WordsProvider language={language} personWord="patient">
      {part()}
    </WordsProvider>
  ));

test("leads to every public text, past the router", () => {
  show(() => <TextLinks />);
  const links = screen.getAllByRole("link");
  expect(links.map((link) => link.getAttribute("href"))).toEqual(TEXT_NAMES.map((name) => `/${name}`));
  for (const link of links) {
    expect(link).toHaveAttribute("rel", "external");
    expect(link).not.toHaveAttribute("target");
  }
});

test.each([german, spanish, greek])("leads to each text in $name", (language) => {
  show(() => <TextLinks />, language);
  const hrefs = screen.getAllByRole("link").map((link) => link.getAttribute("href"));
  expect(hrefs).toEqual(TEXT_NAMES.map((name) => `/${name}/${language.tag}`));
});

test("a language that has no texts leads to the English ones", () => {
  show(() => <TextLinks />, mirrored);
  const hrefs = screen.getAllByRole("link").map((link) => link.getAttribute("href"));
  expect(hrefs).toEqual(TEXT_NAMES.map((name) => `/${name}`));
});

test("while a practice is open the texts open beside it", () => {
  show(() => <TextLinks newTab />);
  for (const link of screen.getAllByRole("link")) expect(link).toHaveAttribute("target", "_blank");
});

test("the picture says in words what it draws, with the practice's word for people in care", () => {
  show(() => <ServerPicture />);
  expect(screen.getAllByRole("img").map((image) => image.getAttribute("aria-label"))).toEqual([
    "A note that can be read.",
    "Three sealed pieces: each has a number and a size, and its content is unreadable.",
    "A note that can be read.",
  ]);
  expect(screen.getByText("numbers that stand for people, devices and patients")).toBeVisible();
  expect(screen.getByText("It cannot see")).toBeVisible();
});
