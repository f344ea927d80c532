import { render, screen } from "@solidjs/testing-library";
import { createSignal, type JSX, Show } from "solid-js";
import { beforeEach, expect, test } from "vitest";
import { createPagePlace, PageMemory } from "../../../../client/areas/frame/page-focus.ts";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";

beforeEach(() => document.body.focus());

function Page(props: { title: string }): JSX.Element {
  const place = createPagePlace(() => props.title);
  return (
    <h1 tabIndex={-1} ref={(element) => place.focus(element)}>
      {props.title}
    </h1>
  );
}

function showPages() {
  const [page, setPage] = createSignal("Clients");
  render(() => (
    <WordsProvider language={english} personWord="client">
      <PageMemory.Provider value={{ visited: false }}>
        <a href="/team">Team</a>
        <Show when={page()} keyed>
          {(title) => <Page title={title} />}
        </Show>
      </PageMemory.Provider>
    </WordsProvider>
  ));
  return setPage;
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test("the first page of a visit leaves focus at the top", async () => {
  showPages();
  await settle();
  expect(document.body).toHaveFocus();
  expect(document.title).toBe("Clients · Claros");
});

test("every later page takes focus to its heading and names its kind in the title", async () => {
  const setPage = showPages();
  screen.getByRole("link").focus();
  setPage("Team");
  await settle();
  expect(screen.getByRole("heading", { name: "Team" })).toHaveFocus();
  expect(document.title).toBe("Team · Claros");
});

test("whoever has gone elsewhere meanwhile is not called back", async () => {
  const setPage = showPages();
  setPage("Team");
  screen.getByRole("link").focus();
  await settle();
  expect(screen.getByRole("link")).toHaveFocus();
});
