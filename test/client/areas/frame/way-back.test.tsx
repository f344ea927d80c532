/** Pages that are left and come back to, in a window whose pages are as tall as the test says. */
import { A, Router, type RouteSectionProps, useSearchParams } from "@solidjs/router";
import { render, screen } from "@solidjs/testing-library";
import { createMemo, createSignal, type JSX, onCleanup, Show, untrack } from "solid-js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createLeft,
  createRoutedWayBack,
  createStandingPage,
  createWayBack,
  useWayBack,
  WayBackContext,
} from "../../../../client/areas/frame/create-way-back.ts";

const room = { tall: 10_000, scrollY: 0 };
const scrollBy = (y: number): void => {
  room.scrollY = Math.max(0, Math.min(y, room.tall));
  window.dispatchEvent(new Event("scroll"));
};
/** What goes with the page makes it shorter; the window tells of that only when all of it has gone. */
const shrink = (): void => void (room.scrollY = 0);

beforeEach(() => {
  Object.assign(room, { tall: 10_000, scrollY: 0 });
  vi.spyOn(window, "scrollY", "get").mockImplementation(() => room.scrollY);
  window.scrollTo = ((first: number | ScrollToOptions, second?: number) =>
    scrollBy(typeof first === "number" ? (second ?? 0) : (first.top ?? 0))) as typeof window.scrollTo;
  window.history.pushState(null, "", "/list");
});
afterEach(() => vi.restoreAllMocks());

/** Who has unlocked; nobody while it is locked. */
const [whose, setWhose] = createSignal<string | null>("anna");

function Root(props: RouteSectionProps): JSX.Element {
  createRoutedWayBack();
  return (
    <Show when={whose()} keyed fallback={<p>locked</p>}>
      {(by) => <Inside by={by}>{props.children}</Inside>}
    </Show>
  );
}

function Inside(props: { by: string; children: JSX.Element }): JSX.Element {
  const wayBack = useWayBack();
  wayBack.unlock(untrack(() => props.by));
  onCleanup(() => wayBack.lock());
  return props.children;
}

function List(): JSX.Element {
  createStandingPage();
  createMemo(() => onCleanup(shrink));
  const [text, setText] = createSignal(
    createLeft("words", "list", (): string | undefined => text() || undefined) ?? "",
  );
  const [order, setOrder] = createSignal<string>(
    createLeft("parts", "list", (): string => order()) ?? "name",
  );
  return (
    <>
      <h1>List</h1>
      <input aria-label="Search" value={text()} onInput={({ target }) => setText(target.value)} />
      <button onClick={() => setOrder("age")}>by {order()}</button>
      <A href="/person">Person</A>
      <A href="/list">Again</A>
    </>
  );
}

function Person(): JSX.Element {
  createStandingPage();
  createMemo(() => onCleanup(shrink));
  const [asked, ask] = useSearchParams();
  return (
    <>
      <h1>Person, {asked["part"] ?? "notes"}</h1>
      <button onClick={() => ask({ part: "timeline" }, { replace: true })}>Timeline</button>
      <A href="/list">List</A>
    </>
  );
}

async function open(): Promise<void> {
  setWhose("anna");
  render(() => (
    <WayBackContext.Provider value={createWayBack()}>
      <Router root={Root}>
        {[
          { path: "/list", component: List },
          { path: "/person", component: Person },
        ]}
      </Router>
    </WayBackContext.Provider>
  ));
  await screen.findByRole("heading", { name: "List" });
}

async function follow(link: string, to: RegExp): Promise<void> {
  screen.getByRole("link", { name: link }).click();
  await screen.findByRole("heading", { name: to });
  // The address changes at the end of the change of page.
  await vi.waitFor(() => expect(window.location.pathname).toBe(`/${to.source.toLowerCase()}`));
}

async function go(way: "back" | "forward", to: RegExp): Promise<void> {
  window.history[way]();
  await screen.findByRole("heading", { name: to });
}

const isAt = (scrollY: number): Promise<void> => vi.waitFor(() => expect(room.scrollY).toBe(scrollY));
/** Long enough for what would be scrolled. */
async function frames(): Promise<void> {
  for (let frame = 0; frame < 30; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

test("Back and Forward find each page where it was left; a link leads to the top", async () => {
  await open();
  scrollBy(700);
  await follow("Person", /Person/);
  await isAt(0);
  scrollBy(300);
  await go("back", /List/);
  await isAt(700);
  document.body.dispatchEvent(new Event("wheel", { bubbles: true }));
  scrollBy(900);
  await go("forward", /Person/);
  await isAt(300);
  await follow("List", /List/);
  await frames();
  expect(room.scrollY, "this visit of the list is another one").toBe(0);
  await go("back", /Person/);
  await isAt(300);
  await go("back", /List/);
  await isAt(900);
});

test("a page that grows is scrolled as soon as it is tall enough", async () => {
  await open();
  scrollBy(700);
  await follow("Person", /Person/);
  room.tall = 100;
  await go("back", /List/);
  await frames();
  expect(room.scrollY).toBeLessThanOrEqual(100);
  room.tall = 5_000;
  await isAt(700);
});

test.each(["keydown", "pointerdown", "wheel", "touchmove"])(
  "whoever does something before that, such as %s, is left where they are",
  async (deed) => {
    await open();
    scrollBy(700);
    await follow("Person", /Person/);
    room.tall = 100;
    await go("back", /List/);
    await isAt(100);
    document.body.dispatchEvent(new Event(deed, { bubbles: true }));
    scrollBy(40);
    room.tall = 5_000;
    await frames();
    expect(room.scrollY).toBe(40);
  },
);

test("whoever pulls the scrollbar meanwhile is left where they are", async () => {
  await open();
  scrollBy(700);
  await follow("Person", /Person/);
  room.tall = 100;
  await go("back", /List/);
  await isAt(100);
  await frames();
  for (let pull = 0; pull < 20; pull++) {
    scrollBy(90 - pull);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  scrollBy(40);
  room.tall = 5_000;
  await frames();
  expect(room.scrollY).toBe(40);
});

test("a focus that moves the page once does not keep it from its place", async () => {
  await open();
  scrollBy(700);
  await follow("Person", /Person/);
  await go("back", /List/);
  await isAt(700);
  scrollBy(580);
  await isAt(700);
});

test("what was typed and chosen is found by Back and by Forward, and is in neither address nor history", async () => {
  await open();
  const search = (): HTMLInputElement => screen.getByRole("textbox", { name: "Search" });
  const type = (text: string): void => {
    search().value = text;
    search().dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  type("Lindt");
  screen.getByRole("button", { name: "by name" }).click();
  await follow("Person", /Person/);
  expect(window.location.href + JSON.stringify(window.history.state)).not.toContain("Lindt");
  await go("back", /List/);
  expect(search()).toHaveValue("Lindt");
  expect(screen.getByRole("button", { name: "by age" })).toBeInTheDocument();
  type("Linden");
  await go("forward", /Person/);
  await go("back", /List/);
  expect(search()).toHaveValue("Linden");
  await go("forward", /Person/);
  await follow("List", /List/);
  expect(search(), "a link begins anew").toHaveValue("");
});

test("a part of a page is in the address, and Back goes to the page before", async () => {
  await open();
  await follow("Person", /Person/);
  screen.getByRole("button", { name: "Timeline" }).click();
  await screen.findByRole("heading", { name: "Person, timeline" });
  await vi.waitFor(() => expect(window.location.search).toBe("?part=timeline"));
  scrollBy(300);
  await go("back", /List/);
  await isAt(0);
  await go("forward", /Person, timeline/);
  await isAt(300);
});

test("a link to the page that is shown adds nothing to go back through", async () => {
  await open();
  await follow("Person", /Person/);
  await go("back", /List/);
  await frames();
  const before = window.history.state as unknown;
  screen.getByRole("link", { name: "Again" }).click();
  await frames();
  expect(window.history.state).toEqual(before);
  await go("forward", /Person/);
});

test("after unlocking the page stands where it was left, without the words that were typed", async () => {
  await open();
  screen.getByRole("button", { name: "by name" }).click();
  scrollBy(700);
  setWhose(null);
  scrollBy(0);
  await screen.findByText("locked");
  setWhose("anna");
  await isAt(700);
  expect(screen.getByRole("button", { name: "by age" })).toBeInTheDocument();

  const search = screen.getByRole<HTMLInputElement>("textbox", { name: "Search" });
  search.value = "Lindt";
  search.dispatchEvent(new InputEvent("input", { bubbles: true }));
  setWhose(null);
  scrollBy(0);
  setWhose("anna");
  await frames();
  expect(screen.getByRole("textbox", { name: "Search" })).toHaveValue("");
  expect(room.scrollY, "the whole list is another one than what was found").toBe(0);
});

test("going elsewhere on the locked screen does not move the place that was left", async () => {
  await open();
  await follow("Person", /Person/);
  scrollBy(300);
  setWhose(null);
  scrollBy(0);
  window.history.back();
  await vi.waitFor(() => expect(window.location.pathname).toBe("/list"));
  await frames();
  window.history.forward();
  await vi.waitFor(() => expect(window.location.pathname).toBe("/person"));
  setWhose("anna");
  await isAt(300);
});

test("another person who unlocks begins at the top, with nothing that was chosen", async () => {
  await open();
  screen.getByRole("button", { name: "by name" }).click();
  scrollBy(700);
  setWhose(null);
  scrollBy(0);
  setWhose("ben");
  await frames();
  expect(room.scrollY).toBe(0);
  expect(screen.getByRole("button", { name: "by name" })).toBeInTheDocument();
});
