import { Popover } from "@kobalte/core/popover";
import CalendarDays from "lucide-solid/icons/calendar-days";
import { createSignal, type JSX, Show } from "solid-js";
import { Calendar, type CalendarText } from "./calendar.tsx";
import { addDays } from "./calendar-days.ts";
import calendarStyles from "./calendar.module.css";
import { createTypedText, type TypedText, type Writing } from "./create-typed-text.ts";
import { Field, type FieldText } from "./field.tsx";
import fieldStyles from "./field.module.css";
import buttonStyles from "./icon-button.module.css";
import { useOverlayHost } from "./overlay-host.ts";
import { TypedInput } from "./typed-input.tsx";

type DateFieldProps = Omit<FieldText, "hint"> & {
  /** A day such as `2026-03-04`, or what was typed of one. */
  value: string;
  onInput: (value: string) => void;
  days: Writing & { inWords(day: string): string };
  /** How a date is written here; stands below until one is understood. */
  pattern: string;
  /** A calendar to choose from, for days near this one; then the arrow keys step, too. */
  calendar?: CalendarText | undefined;
  readOnly?: boolean | undefined;
  aside?: JSX.Element;
  ref?: ((element: HTMLInputElement) => void) | undefined;
};

/**
 * A day, typed as people of the region type it. What was understood stands below in words and is read out; a text that is no day stays,
 * and what is wrong with it is said when the field is left.
 */
export function DateField(props: DateFieldProps): JSX.Element {
  const typed = createTypedText({
    value: () => props.value,
    onInput: (value) => props.onInput(value),
    writing: () => props.days,
  });
  const error = (): string | undefined => (typed.isSettled() ? props.error : undefined);
  const hint = (): string | undefined => {
    const day = typed.understood();
    if (day !== null) return props.days.inWords(day);
    return props.readOnly || error() !== undefined ? undefined : props.pattern;
  };
  const calendar = (): CalendarText | undefined => (props.readOnly ? undefined : props.calendar);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const day = typed.understood();
    if (step === undefined || day === null || event.altKey || calendar() === undefined) return;
    event.preventDefault();
    typed.choose(addDays(day, step));
  };
  return (
    <Field
      label={props.label}
      optional={props.optional}
      error={error()}
      hint={hint()}
      hintChanges
      aside={props.aside}
    >
      {(ids) => (
        <WithCalendar text={calendar()} typed={typed}>
          <TypedInput
            ids={ids}
            typed={typed}
            inputMode="numeric"
            isWrong={error() !== undefined}
            isRequired={props.optional === undefined}
            readOnly={props.readOnly}
            onKeyDown={onKeyDown}
            ref={props.ref}
          />
        </WithCalendar>
      )}
    </Field>
  );
}

type WithCalendarProps = { text: CalendarText | undefined; typed: TypedText; children: JSX.Element };

/** The control, with the button that opens the calendar where there is one. Escape and a choice lead back to the button. */
function WithCalendar(props: WithCalendarProps): JSX.Element {
  const host = useOverlayHost();
  const [isOpen, setOpen] = createSignal(false);
  const openByKey = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" || !event.altKey || props.text === undefined) return;
    event.preventDefault();
    setOpen(true);
  };
  const choose = (day: string): void => {
    props.typed.choose(day);
    setOpen(false);
  };
  return (
    <Popover open={isOpen()} onOpenChange={setOpen} placement="bottom-end" gutter={4}>
      <Popover.Anchor class={fieldStyles.control} onKeyDown={openByKey}>
        {props.children}
        <Show when={props.text}>
          {(text) => (
            <span class={fieldStyles.end}>
              <Popover.Trigger
                class={buttonStyles.button}
                data-small=""
                aria-label={text().words.open}
                title={text().words.open}
              >
                <CalendarDays />
              </Popover.Trigger>
            </span>
          )}
        </Show>
      </Popover.Anchor>
      <Popover.Portal mount={host()}>
        <Show when={props.text}>
          {(text) => (
            <Popover.Content
              class={calendarStyles.popover}
              aria-label={text().words.calendar}
              onKeyDown={staysInside}
              onOpenAutoFocus={(event) => event.preventDefault()}
            >
              <Calendar value={props.typed.understood()} onChoose={choose} text={text()} />
            </Popover.Content>
          )}
        </Show>
      </Popover.Portal>
    </Popover>
  );
}

/** Tab goes round in the calendar: it is left by a choice, by Escape, or by a press beside it. */
function staysInside(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  if (event.key !== "Tab") return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("button:not([tabindex='-1'])")];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  event.preventDefault();
  stops.at((at + (event.shiftKey ? -1 : 1)) % stops.length)?.focus();
}
