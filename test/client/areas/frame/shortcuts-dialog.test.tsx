import { render, screen } from "@solidjs/testing-library";
import { beforeAll, expect, test, vi } from "vitest";
import { ShortcutsDialog } from "../../../../client/areas/frame/shortcuts-dialog.tsx";
import { english } from "../../../../client/words/english.ts";
import { german } from "../../../../client/words/german.ts";
import { spanish } from "../../../../client/words/spanish.ts";
import type { Language } from "../../../../client/words/words.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { standInForModalDialogs } from "../../ui/jsdom-dialog.ts";

beforeAll(standInForModalDialogs);

/** All keys that the page shows. */
function shownKeys(userAgent: string, language: Language = english): readonly string[] {
  vi.stubGlobal("navigator", { userAgent });
  render(() => (
    <WordsProvider language={language} personWord="client">
      <ShortcutsDialog open commands={[]} onClose={() => undefined} />
    </WordsProvider>
  ));
  vi.unstubAllGlobals();
  return [...screen.getByRole("dialog").querySelectorAll("kbd")].map(({ textContent }) => textContent);
}

test("every key is called what stands on it on an Apple keyboard", () => {
  const keys = shownKeys("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)");
  expect(keys).toEqual(expect.arrayContaining(["⌘", "⌥", "⇧", "F10"]));
  expect(keys.filter((key) => ["Alt", "Ctrl", "Shift", "Mod"].includes(key))).toEqual([]);
});

test("what the menu behind a slash does by key stands here too, and the key for links says when it is one", () => {
  shownKeys("Mozilla/5.0 (Windows NT 10.0; Win64; x64)");
  const terms = screen.getAllByRole("term").map(({ textContent }) => textContent);
  expect(terms).toEqual(expect.arrayContaining(["Title", "Quotation", "Link the selected text"]));
});

test("and on the others", () => {
  const keys = shownKeys("Mozilla/5.0 (Windows NT 10.0; Win64; x64)");
  expect(keys).toEqual(expect.arrayContaining(["Ctrl", "Alt", "Shift", "F10"]));
  expect(keys.join("")).not.toMatch(/[⌘⌥⇧]/u);
});

test.each([
  ["Deutsch", german, ["Strg", "Umschalt", "Alt"], ["Ctrl", "Shift"]],
  ["Español", spanish, ["Ctrl", "Mayús", "Alt"], ["Strg", "Shift"]],
])("keys are called what stands on a keyboard of the language: %s", (_, language, printed, foreign) => {
  const keys = shownKeys("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", language);
  expect(keys).toEqual(expect.arrayContaining(printed));
  expect(keys.filter((key) => foreign.includes(key))).toEqual([]);
});
