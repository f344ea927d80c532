/** Steps through the calendar. A day is `2026-03-04`; nothing here knows a time zone, so no hour is ever lost. */
const DAY_MS = 86_400_000;

const atOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const addDays = (day: string, count: number): string => dayOf(atOf(day) + count * DAY_MS);

/** The same day of another month, or the last one where that month is shorter. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + count, Math.min(dayOfMonth, lastDay)));
}

/** How many days the week of this one has behind it; weeks begin with 1 for Monday to 7 for Sunday. */
export const daysIntoWeek = (day: string, firstWeekday: number): number =>
  (new Date(atOf(day)).getUTCDay() - (firstWeekday % 7) + 7) % 7;

/** The six weeks around a month, always as many, so that nothing below them moves. */
export function weeksAround(day: string, firstWeekday: number): readonly (readonly string[])[] {
  const first = `${day.slice(0, 7)}-01`;
  const start = addDays(first, -daysIntoWeek(first, firstWeekday));
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_each, weekday) => addDays(start, week * 7 + weekday)),
  );
}
