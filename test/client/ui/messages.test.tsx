import { fireEvent, render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { createSignal } from "solid-js";
import { afterEach, expect, test, vi } from "vitest";
import { Notice } from "../../../client/ui/notice.tsx";
import { SaveState, type SaveSituation } from "../../../client/ui/save-state.tsx";
import { type Announcer, Toasts, useAnnouncer } from "../../../client/ui/toasts.tsx";

afterEach(() => vi.useRealTimers());

function renderToasts(): Announcer {
  let announcer: Announcer | undefined;
  function Grab(): undefined {
    announcer = useAnnouncer();
  }
  render(() => (
    <Toasts words={{ dismiss: "Dismiss", more: (count) => `${count} more` }}>
      <Grab />
    </Toasts>
  ));
  if (!announcer) throw new Error("no announcer");
  return announcer;
}

test("both live regions exist before anything is said", () => {
  renderToasts();
  expect(screen.getByRole("alert")).toBeEmptyDOMElement();
  expect(screen.getByRole("status")).toBeInTheDocument();
});

test("a polite message goes by itself; an urgent one stays until dismissed", () => {
  vi.useFakeTimers();
  const announcer = renderToasts();
  announcer.polite("The file is open.");
  announcer.urgent("The disk is full.");
  expect(screen.getByRole("status")).toHaveTextContent("The file is open.");
  expect(screen.getByRole("alert")).toHaveTextContent("The disk is full.");
  vi.advanceTimersByTime(10_000);
  expect(screen.getByRole("status")).not.toHaveTextContent("The file is open.");
  expect(screen.getByRole("alert")).toHaveTextContent("The disk is full.");
  fireEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(screen.getByRole("alert")).toBeEmptyDOMElement();
});

test("an urgent message goes when what it is about is over, and takes no other with it", () => {
  const announcer = renderToasts();
  const end = announcer.urgent("Nothing was pasted.");
  announcer.urgent("The disk is full.");
  end();
  expect(screen.getByRole("alert")).toHaveTextContent(/^The disk is full\.$/);
  announcer.urgent("Nothing was pasted.");
  end();
  expect(screen.getByRole("alert"), "said anew").toHaveTextContent("Nothing was pasted.");
});

test("a message with focus inside does not go away under the hand", () => {
  vi.useFakeTimers();
  const announcer = renderToasts();
  announcer.polite("The file is open.");
  screen.getByRole("button", { name: "Dismiss" }).focus();
  vi.advanceTimersByTime(20_000);
  expect(screen.getByRole("status")).toHaveTextContent("The file is open.");
  (document.activeElement as HTMLElement).blur();
  vi.advanceTimersByTime(10_000);
  expect(screen.getByRole("status")).not.toHaveTextContent("The file is open.");
});

test("the same message twice is shown once", () => {
  const announcer = renderToasts();
  announcer.urgent("The disk is full.");
  announcer.urgent("The disk is full.");
  expect(screen.getAllByText("The disk is full.")).toHaveLength(1);
});

test("of several the newest is seen; a press shows the others, and they go together again with what was asked for", async () => {
  const announcer = renderToasts();
  announcer.urgent("The disk is full.");
  expect(screen.queryByRole("button", { name: /more/u })).toBeNull();
  announcer.urgent("The server refused.");
  announcer.urgent("The code is wrong.");
  expect(screen.getByText("The code is wrong.")).toBeVisible();
  expect(screen.getByText("The disk is full.")).not.toBeVisible();
  expect(screen.getByText("The server refused.")).not.toBeVisible();
  expect(screen.getAllByRole("button", { name: "Dismiss" })).toHaveLength(1);
  const more = screen.getByRole("button", { name: "2 more", expanded: false });
  await userEvent.click(more);
  expect(more).toHaveAttribute("aria-expanded", "true");
  expect(screen.getByText("The disk is full.")).toBeVisible();
  const [dismissOldest] = screen.getAllByRole("button", { name: "Dismiss" });
  if (dismissOldest !== undefined) await userEvent.click(dismissOldest);
  expect(screen.queryByText("The disk is full.")).toBeNull();
  expect(screen.getByText("The server refused.")).not.toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(screen.getByText("The server refused."), "the next comes forward").toBeVisible();
  expect(screen.queryByRole("button", { name: /more/u })).toBeNull();
});

test("what went well does not stand before what must be known", () => {
  const announcer = renderToasts();
  announcer.urgent("The disk is full.");
  announcer.polite("The file is open.");
  expect(screen.getByText("The disk is full.")).toBeVisible();
  expect(screen.getByText("The file is open.")).toBeVisible();
});

test("there is no announcer outside", () => {
  expect(() => render(() => <>{useAnnouncer() ? "" : ""}</>)).toThrow(TypeError);
});

test("a notice interrupts only when it answers something just done", () => {
  render(() => (
    <>
      <Notice tone="danger">Standing</Notice>
      <Notice tone="danger" announce>
        Answering
      </Notice>
    </>
  ));
  expect(screen.getAllByRole("alert").map((node) => node.textContent)).toEqual(["Answering"]);
});

const words = (situation: SaveSituation): { label: string; explanation: string } => ({
  label: situation.at === "offline" ? `Offline, ${situation.waiting} waiting` : situation.at,
  explanation: `What ${situation.at} means`,
});

test("the state of saving explains itself when asked, and Escape closes the explanation", async () => {
  render(() => <SaveState situation={{ at: "offline", waiting: 3 }} words={words} />);
  const button = screen.getByRole("button", { name: "Offline, 3 waiting" });
  expect(button).toHaveAttribute("aria-expanded", "false");
  await userEvent.click(button);
  expect(button).toHaveAttribute("aria-expanded", "true");
  expect(screen.getByText("What offline means")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByText("What offline means")).not.toBeInTheDocument();
});

test("ordinary saving is not announced; a refusal is", () => {
  const [situation, setSituation] = createSignal<SaveSituation>({ at: "saving" });
  render(() => <SaveState situation={situation()} words={words} />);
  const status = screen.getByRole("status");
  setSituation({ at: "on-device" });
  setSituation({ at: "backed-up" });
  expect(status).toHaveTextContent("");
  expect(status.textContent).toBe("");
  setSituation({ at: "refused", reason: "quota" });
  expect(status).toHaveTextContent("What refused means");
});

test("the time of the last save stands behind the words; on a narrow screen a part of them is shown, and read out is always the whole", async () => {
  const [time, setTime] = createSignal("14:02");
  render(() => (
    <SaveState
      situation={{ at: "on-device" }}
      words={() => ({
        label: "Saved on this device",
        short: "Saved",
        time: time(),
        explanation: "Safe here",
      })}
    />
  ));
  const button = screen.getByRole("button");
  expect(button).toHaveAccessibleName("Saved on this device 14:02");
  expect(screen.getByText("Saved", { exact: true })).toHaveAttribute("aria-hidden", "true");
  const changes: MutationRecord[] = [];
  const watch = new MutationObserver((records) => changes.push(...records));
  watch.observe(document.body, { childList: true, characterData: true, subtree: true });
  setTime("14:02");
  setTime("14:03");
  expect(button).toHaveAccessibleName("Saved on this device 14:03");
  changes.push(...watch.takeRecords());
  watch.disconnect();
  expect(
    changes.map(({ target }) => target.textContent?.trim()),
    "nothing but the time is drawn anew",
  ).toEqual(["14:03"]);
  expect(screen.getByRole("status").textContent, "a minute is no news").toBe("");
});
