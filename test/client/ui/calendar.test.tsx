import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { addDays, addMonths, daysIntoWeek, weeksAround } from "../../../client/ui/calendar-days.ts";
import { Calendar, type CalendarText } from "../../../client/ui/calendar.tsx";
import { makeDayText } from "../../../client/words/day-text.ts";

const days = makeDayText({ locale: "en-GB", today: () => "2026-11-30", years: "nearest" });
const text = (firstWeekday = 1): CalendarText => ({
  inWords: (day) => days.inWords(day),
  month: (day) => days.month(day),
  weekday: (day) => days.weekday(day),
  today: () => "2026-11-30",
  firstWeekday,
  words: {
    open: "Choose",
    calendar: "Calendar",
    previousMonth: "Previous month",
    nextMonth: "Next month",
    today: "Today",
  },
});

function show(value: string | null, firstWeekday?: number) {
  const chosen = vi.fn<(day: string) => void>();
  render(() => <Calendar value={value} onChoose={chosen} text={text(firstWeekday)} />);
  return chosen;
}
const focused = (): string | undefined => (document.activeElement as HTMLElement).dataset["day"];

test.each([
  ["{ArrowRight}", "2026-03-05"],
  ["{ArrowLeft}", "2026-03-03"],
  ["{ArrowUp}", "2026-02-25"],
  ["{ArrowDown}", "2026-03-11"],
  ["{Home}", "2026-03-02"],
  ["{End}", "2026-03-08"],
  ["{PageUp}", "2026-02-04"],
  ["{PageDown}", "2026-04-04"],
  ["{Shift>}{PageUp}{/Shift}", "2025-03-04"],
  ["{Shift>}{PageDown}{/Shift}", "2027-03-04"],
])("%s leads from Wednesday, 4 March 2026 to %s, and Enter chooses it", async (keys, day) => {
  const chosen = show("2026-03-04");
  expect(focused()).toBe("2026-03-04");
  await userEvent.keyboard(keys);
  expect(focused()).toBe(day);
  expect(screen.getByText(days.month(day))).toBeInTheDocument();
  await userEvent.keyboard("{Enter}");
  expect(chosen.mock.calls).toEqual([[day]]);
});

test("where the week begins with Sunday, so do its columns, Home and End", async () => {
  show("2026-03-04", 7);
  expect(screen.getAllByRole("columnheader").map((head) => head.textContent)).toEqual(
    "Sun Mon Tue Wed Thu Fri Sat".split(" "),
  );
  await userEvent.keyboard("{Home}");
  expect(focused()).toBe("2026-03-01");
  await userEvent.keyboard("{End}");
  expect(focused()).toBe("2026-03-07");
});

test("from right to left the arrows follow the eye", async () => {
  document.documentElement.dir = "rtl";
  document.documentElement.style.direction = "rtl";
  try {
    show("2026-03-04");
    await userEvent.keyboard("{ArrowLeft}");
    expect(focused()).toBe("2026-03-05");
  } finally {
    document.documentElement.removeAttribute("dir");
    document.documentElement.style.direction = "";
  }
});

test("one day is in the tab order, today and the chosen day are told apart, and every day says its date", async () => {
  show("2026-11-12");
  const grid = screen.getByRole("grid", { name: "November 2026" });
  expect(grid.querySelectorAll("[tabindex='0']")).toHaveLength(1);
  expect(grid.querySelectorAll("button")).toHaveLength(42);
  expect(screen.getByRole("button", { current: "date" })).toHaveAccessibleName("Monday, 30 November 2026");
  const selected = grid.querySelectorAll("[aria-selected='true']");
  expect([...selected].map((cell) => cell.textContent)).toEqual(["12"]);
});

test("the buttons turn the month and keep the focus, and the month is read out", async () => {
  const chosen = show(null);
  await userEvent.click(screen.getByRole("button", { name: "Next month" }));
  const month = screen.getByText("December 2026");
  expect(month).toHaveAttribute("aria-live", "polite");
  expect(screen.getByRole("button", { name: "Next month" })).toHaveFocus();
  await userEvent.click(screen.getByRole("button", { name: "Previous month" }));
  await userEvent.click(screen.getByRole("button", { name: "Today" }));
  expect(chosen.mock.calls).toEqual([["2026-11-30"]]);
});

test("steps end where a month does, and lose no day in spring or autumn", () => {
  expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
  expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
  expect(addMonths("2026-01-15", -1)).toBe("2025-12-15");
  expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
});

test("a month has six weeks around it, whatever the week begins with", () => {
  for (const first of [1, 6, 7]) {
    for (let month = 0; month < 48; month += 1) {
      const day = addMonths("2026-01-01", month);
      const weeks = weeksAround(day, first);
      expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
      expect(weeks.map(([start = ""]) => daysIntoWeek(start, first))).toEqual([0, 0, 0, 0, 0, 0]);
      expect(weeks[0]).toContain(day);
      expect(weeks.flat()).toContain(addDays(addMonths(day, 1), -1));
    }
  }
});
