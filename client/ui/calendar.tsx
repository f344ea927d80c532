import ChevronLeft from "lucide-solid/icons/chevron-left";
import ChevronRight from "lucide-solid/icons/chevron-right";
import { createMemo, createSignal, createUniqueId, For, type JSX, onMount, untrack } from "solid-js";
import { Button } from "./button.tsx";
import { addDays, addMonths, daysIntoWeek, weeksAround } from "./calendar-days.ts";
import styles from "./calendar.module.css";
import { IconButton } from "./icon-button.tsx";

/** How days are said, and what the calendar says itself. */
export interface CalendarText {
  inWords(day: string): string;
  month(day: string): string;
  weekday(day: string): { readonly short: string; readonly long: string };
  today(): string;
  /** 1 is Monday, 7 is Sunday. */
  readonly firstWeekday: number;
  readonly words: Readonly<Record<"open" | "calendar" | "previousMonth" | "nextMonth" | "today", string>>;
}

type CalendarProps = {
  /** The chosen day, or `null`. */
  value: string | null;
  onChoose: (day: string) => void;
  text: CalendarText;
};

/**
 * A month to choose a day from, by the keys of the grid in the ARIA Authoring Practices: arrows by day and week, Home and End within the
 * week, Page Up and Page Down by month and with Shift by year. One day is in the tab order, and it has the focus when the month opens.
 */
export function Calendar(props: CalendarProps): JSX.Element {
  const title = createUniqueId();
  const [at, setAt] = createSignal(untrack(() => props.value ?? props.text.today()));
  // The days stand still as long as the month is the same one.
  const month = createMemo(() => at().slice(0, 7));
  const weeks = createMemo(() => weeksAround(`${month()}-01`, props.text.firstWeekday));
  let grid: HTMLTableElement | undefined;

  const focusDay = (): void => {
    grid?.querySelector<HTMLElement>(`[data-day="${untrack(at)}"]`)?.focus({ preventScroll: true });
  };
  onMount(focusDay);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = dayByKey(event, at(), {
      firstWeekday: props.text.firstWeekday,
      isMirrored: grid !== undefined && getComputedStyle(grid).direction === "rtl",
    });
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    focusDay();
  };
  return (
    <div class={styles.calendar}>
      <div class={styles.head}>
        <span class={styles.turn}>
          <IconButton
            label={props.text.words.previousMonth}
            icon={ChevronLeft}
            onPress={() => setAt(addMonths(at(), -1))}
          />
        </span>
        <p id={title} class={styles.month} aria-live="polite">
          {props.text.month(at())}
        </p>
        <span class={styles.turn}>
          <IconButton
            label={props.text.words.nextMonth}
            icon={ChevronRight}
            onPress={() => setAt(addMonths(at(), 1))}
          />
        </span>
      </div>
      <table
        ref={(element) => (grid = element)}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the pattern's own markup
        role="grid"
        class={styles.grid}
        aria-labelledby={title}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <For each={weeks()[0]}>
              {(day) => (
                <th scope="col" abbr={props.text.weekday(day).long}>
                  {props.text.weekday(day).short}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={weeks()}>
            {(week) => (
              <tr>
                <For each={week}>
                  {(day) => (
                    <td aria-selected={day === props.value}>
                      <button
                        type="button"
                        class={styles.day}
                        data-day={day}
                        data-other={day.startsWith(month()) ? undefined : ""}
                        aria-label={props.text.inWords(day)}
                        aria-current={day === props.text.today() ? "date" : undefined}
                        tabindex={day === at() ? 0 : -1}
                        onClick={() => props.onChoose(day)}
                      >
                        {Number(day.slice(8))}
                      </button>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Button onPress={() => props.onChoose(props.text.today())}>{props.text.words.today}</Button>
    </div>
  );
}

interface Grid {
  readonly firstWeekday: number;
  /** The week runs from right to left. */
  readonly isMirrored: boolean;
}

/** Where a key leads from this day; `null` for every other key. */
function dayByKey(event: KeyboardEvent, day: string, grid: Grid): string | null {
  const sideways = grid.isMirrored ? -1 : 1;
  const intoWeek = daysIntoWeek(day, grid.firstWeekday);
  switch (event.key) {
    case "ArrowLeft":
      return addDays(day, -sideways);
    case "ArrowRight":
      return addDays(day, sideways);
    case "ArrowUp":
      return addDays(day, -7);
    case "ArrowDown":
      return addDays(day, 7);
    case "Home":
      return addDays(day, -intoWeek);
    case "End":
      return addDays(day, 6 - intoWeek);
    case "PageUp":
      return addMonths(day, event.shiftKey ? -12 : -1);
    case "PageDown":
      return addMonths(day, event.shiftKey ? 12 : 1);
    default:
      return null;
  }
}
