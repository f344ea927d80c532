import Search from "lucide-solid/icons/search";
import { createMemo, createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import styles from "./command-box.module.css";
import { createModal } from "./create-modal.ts";
import type { Icon } from "./icon.ts";
import { Kbd } from "./kbd.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";

export type CommandItem = {
  id: string;
  label: string;
  detail?: string | undefined;
  icon: Icon;
  keys?: readonly string[] | undefined;
};
export type CommandGroup = { label: string; items: readonly CommandItem[] };

type CommandBoxProps = {
  /** Names the dialog, the field and the list. */
  label: string;
  text: string;
  onText: (text: string) => void;
  groups: readonly CommandGroup[];
  onChoose: (id: string) => void;
  onClose: () => void;
  /** What is typed may be somebody's name, and is blurred. */
  veiled?: boolean | undefined;
  words: { none: string; count: (count: number) => string; hint: string };
};

/**
 * A field over a list of everything: typing narrows, arrows move, Enter chooses, Escape or a press beside it
 * closes. Focus never leaves the field (the list is followed by `aria-activedescendant`), so that there is no
 * moment in which a letter could be lost. The first match is always the one that Enter takes.
 */
export function CommandBox(props: CommandBoxProps): JSX.Element {
  const id = createUniqueId();
  const [at, setAt] = createSignal(0);
  const items = createMemo(() => props.groups.flatMap((group) => group.items));
  const current = (): CommandItem | undefined => items()[Math.min(at(), items().length - 1)];
  const optionId = (item: CommandItem): string => `${id}-${item.id}`;
  const currentId = (): string | undefined => {
    const item = current();
    return item && optionId(item);
  };
  const modal = createModal(() => props.onClose());

  const type = (text: string): void => {
    setAt(0);
    props.onText(text);
  };
  const move = (steps: number): void => {
    const count = items().length;
    if (count === 0) return;
    setAt((now) => (((Math.min(now, count - 1) + steps) % count) + count) % count);
    document.getElementById(currentId() ?? "")?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = STEPS[event.key];
    const chosen = event.key === "Enter" && !event.isComposing ? current() : undefined;
    if (steps === undefined && chosen === undefined) return;
    event.preventDefault();
    if (chosen) props.onChoose(chosen.id);
    else move(steps ?? 0);
  };
  return (
    <dialog
      ref={modal.setElement}
      class={styles.box}
      aria-label={props.label}
      on:cancel={modal.askToClose}
      on:pointerdown={(event) => {
        if (event.target === modal.element()) props.onClose();
      }}
    >
      <div class={styles.inside}>
        <div class={styles.field}>
          <Search />
          <input
            class={styles.input}
            data-veiled={props.veiled ? "" : undefined}
            type="text"
            role="combobox"
            aria-label={props.label}
            aria-expanded="true"
            aria-autocomplete="list"
            aria-controls={`${id}-list`}
            aria-activedescendant={currentId()}
            placeholder={props.label}
            autocomplete="off"
            spellcheck={false}
            autofocus
            value={props.text}
            onInput={(event) => type(event.currentTarget.value)}
            on:keydown={onKeyDown}
          />
        </div>
        <div class={styles.list} id={`${id}-list`} role="listbox" aria-label={props.label}>
          <For each={props.groups.filter((group) => group.items.length > 0)}>
            {(group, index) => (
              <div role="group" aria-labelledby={`${id}-group-${index()}`}>
                <div class={styles.heading} id={`${id}-group-${index()}`} role="presentation">
                  {group.label}
                </div>
                <For each={group.items}>
                  {(item) => (
                    <Option
                      id={optionId(item)}
                      item={item}
                      current={current()?.id === item.id}
                      onPoint={() => setAt(items().findIndex((other) => other.id === item.id))}
                      onChoose={() => props.onChoose(item.id)}
                    />
                  )}
                </For>
              </div>
            )}
          </For>
        </div>
        <Show when={items().length === 0}>
          <p class={styles.none}>{props.words.none}</p>
        </Show>
        <p class={styles.foot} aria-hidden="true">
          {props.words.hint}
        </p>
        <VisuallyHidden>
          <span role="status">{props.words.count(items().length)}</span>
        </VisuallyHidden>
      </div>
    </dialog>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 };

/** A press on an option must not take the focus out of the field. */
const keepFocus = (event: MouseEvent): void => event.preventDefault();

type OptionProps = {
  id: string;
  item: CommandItem;
  current: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

function Option(props: OptionProps): JSX.Element {
  return (
    <div
      id={props.id}
      class={styles.option}
      role="option"
      aria-selected={props.current}
      tabIndex={-1}
      on:mousedown={keepFocus}
      on:pointermove={() => props.onPoint()}
      on:click={() => props.onChoose()}
    >
      <Dynamic component={props.item.icon} />
      <span class={styles.words}>
        <span class={styles.label}>{props.item.label}</span>
        <Show when={props.item.detail}>{(detail) => <span class={styles.detail}>{detail()}</span>}</Show>
      </span>
      <Show when={props.item.keys}>{(keys) => <Kbd keys={keys()} hint />}</Show>
    </div>
  );
}
