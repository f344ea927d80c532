/**
 * The calendar day, anew when it is over: a page that is open overnight must not go on saying "today" of yesterday. Decided by the wall
 * clock and not by one long timer, which a laptop that sleeps would hold up.
 */
import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";

export type DaySource = { now: () => number; timeZone?: string | undefined };

const LOOK_EVERY_MS = 60_000;

/** Needs an owner. Where nothing is mounted, because a page is only written down, the day stays. */
export function createDay({ now, timeZone }: DaySource): Accessor<string> {
  const today = makeToday(timeZone);
  const [day, setDay] = createSignal(today(now()));
  const look = (): void => void setDay(today(now()));
  onMount(() => {
    const timer = setInterval(look, LOOK_EVERY_MS);
    onCleanup(() => clearInterval(timer));
    document.addEventListener("visibilitychange", look);
    onCleanup(() => document.removeEventListener("visibilitychange", look));
  });
  return day;
}

/** A name for the day of an instant; in the device's own zone without a formatter, which the first screen need not make. */
function makeToday(timeZone: string | undefined): (atMs: number) => string {
  if (timeZone === undefined) return (atMs) => new Date(atMs).toDateString();
  const dates = new Intl.DateTimeFormat("en-CA", { timeZone });
  return (atMs) => dates.format(atMs);
}
