import { createMemoryHistory, MemoryRouter, Navigate, type RouteSectionProps } from "@solidjs/router";
import { render, screen } from "@solidjs/testing-library";
import { type Component, createSignal, ErrorBoundary, type JSX, Match, Switch } from "solid-js";
import { expect, test, vi } from "vitest";
import { latePage } from "../../../../client/areas/frame/late-page.tsx";
import { SpokenLanguageProvider } from "../../../../client/state/spoken-language.tsx";
import { english } from "../../../../client/words/english.ts";

const speaksEnglish = { language: () => english, locale: () => "en", speak: async () => true };

/** Code that arrives when the test says so. */
function arriving() {
  const waiting: { resolve(module: { default: Component }): void; reject(error: Error): void }[] = [];
  const load = vi.fn(
    () =>
      new Promise<{ default: Component }>((resolve, reject) => {
        waiting.push({ resolve, reject });
      }),
  );
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
  return {
    page: latePage(load),
    load,
    async arrive(): Promise<void> {
      waiting.shift()?.resolve({ default: () => <p>the page</p> });
      await settled();
    },
    async fail(): Promise<void> {
      waiting.shift()?.reject(new Error("no network"));
      await settled();
    },
  };
}

function show(view: () => JSX.Element) {
  return render(() => (
    <SpokenLanguageProvider spoken={speaksEnglish} root={document.documentElement}>
      {view()}
    </SpokenLanguageProvider>
  ));
}

test("what is locked while a page is being fetched leaves the screen at once, and stays away", async () => {
  const { page, arrive } = arriving();
  const [isOpen, setOpen] = createSignal(false);
  const Door = (props: RouteSectionProps): JSX.Element => (
    <Switch fallback={<p>locked</p>}>
      <Match when={isOpen()}>
        <p>names of clients</p>
        {props.children}
      </Match>
    </Switch>
  );
  const history = createMemoryHistory();
  history.set({ value: "/" });
  show(() => (
    <MemoryRouter history={history}>
      {[
        {
          path: "",
          component: Door,
          children: [
            { path: "/", component: () => <Navigate href="/today" /> },
            { path: "/today", component: page },
          ],
        },
      ]}
    </MemoryRouter>
  ));
  setOpen(true);
  await vi.waitUntil(() => history.get() === "/today");
  expect(screen.getByText("names of clients")).toBeInTheDocument();
  setOpen(false);
  expect(screen.queryByText("names of clients")).toBeNull();
  await arrive();
  expect(screen.queryByText("names of clients")).toBeNull();
  expect(screen.getByText("locked")).toBeInTheDocument();
});

test("says what is being waited for, and comes at once when it was there before", async () => {
  const { page: Page, load, arrive } = arriving();
  const first = show(() => <Page />);
  expect(screen.getByRole("status")).toHaveTextContent("Opening");
  await arrive();
  expect(screen.getByText("the page")).toBeInTheDocument();
  first.unmount();
  show(() => <Page />);
  expect(screen.getByText("the page")).toBeInTheDocument();
  expect(load).toHaveBeenCalledTimes(1);
});

test("what cannot be fetched stops that page only, and is fetched again the next time", async () => {
  const { page: Page, load, fail, arrive } = arriving();
  const guarded = () => (
    <ErrorBoundary fallback={(error: Error) => <p>{error.message}</p>}>
      <Page />
    </ErrorBoundary>
  );
  const first = show(guarded);
  await fail();
  expect(screen.getByText("no network")).toBeInTheDocument();
  first.unmount();
  show(guarded);
  await arrive();
  expect(screen.getByText("the page")).toBeInTheDocument();
  expect(load).toHaveBeenCalledTimes(2);
});
