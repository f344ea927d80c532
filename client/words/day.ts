/**
 * The calendar day, anew when it is over: a page that is open overnight must not go on saying "today" of yesterday. Decided by the wall
 * clock and not by one long timer, which a laptop that sleeps would hold up.
 */
import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";

export type DaySource = { now: () => number; timeZone?: string | undefined };

const LOOK_EVERY_MS = 60_000;

/** Needs an owner. Where nothing is mounted, because a page is only written down, the day stays. */
export function createDay({ now, timeZone }: DaySource): Accessor<string> {
  const dates = new Intl.DateTimeFormat("en-CA", timeZone === undefined ? {} : { timeZone });
  const [day, setDay] = createSignal(dates.format(now()));
  const look = (): void => void setDay(dates.format(now()));
  onMount(() => {
    const timer = setInterval(look, LOOK_EVERY_MS);
    onCleanup(() => clearInterval(timer));
    document.addEventListener("visibilitychange", look);
    onCleanup(() => document.removeEventListener("visibilitychange", look));
  });
  return day;
}
