import { render, screen } from "@solidjs/testing-library";
import { beforeAll, expect, test, vi } from "vitest";
import { ShortcutsDialog } from "../../../../client/areas/frame/shortcuts-dialog.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { standInForModalDialogs } from "../../ui/jsdom-dialog.ts";

beforeAll(standInForModalDialogs);

/** All keys that the page shows. */
function shownKeys(userAgent: string): readonly string[] {
  vi.stubGlobal("navigator", { userAgent });
  render(() => (
    <WordsProvider language={english} personWord="client">
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
