import { Tabs as Kobalte } from "@kobalte/core/tabs";
import { createEffect, createSignal, For, type JSX } from "solid-js";
import styles from "./tabs.module.css";

export type Tab = { id: string; label: string; content: () => JSX.Element };

type TabsProps = {
  label: string;
  tabs: readonly Tab[];
  value: string;
  onChange: (id: string) => void;
};

/**
 * Several views of one thing. The arrows move between tabs, Tab goes on into the panel. Only the open
 * panel exists, so what is not looked at costs nothing.
 */
export function Tabs(props: TabsProps): JSX.Element {
  const [list, setList] = createSignal<HTMLElement>();
  createEffect(() => {
    const chosen = list()?.children[props.tabs.findIndex(({ id }) => id === props.value)];
    if (chosen !== undefined) scrollAlong(chosen);
  });
  return (
    <Kobalte value={props.value} onChange={(id) => props.onChange(id)}>
      <Kobalte.List ref={setList} class={styles.list} aria-label={props.label}>
        <For each={props.tabs}>
          {(tab) => (
            <Kobalte.Trigger class={styles.tab} value={tab.id}>
              {tab.label}
            </Kobalte.Trigger>
          )}
        </For>
      </Kobalte.List>
      <For each={props.tabs}>
        {(tab) => (
          <Kobalte.Content class={styles.panel} value={tab.id}>
            {tab.content()}
          </Kobalte.Content>
        )}
      </For>
    </Kobalte>
  );
}

/** On a phone they may not all have room: the chosen one is seen whole. The page itself does not move. */
function scrollAlong(tab: Element): void {
  const list = tab.parentElement;
  if (list === null) return;
  const frame = list.getBoundingClientRect();
  const { left, right } = tab.getBoundingClientRect();
  list.scrollLeft += Math.max(0, right - frame.right) + Math.min(0, left - frame.left);
}
