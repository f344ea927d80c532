import type { Command, EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { type Accessor, createSignal, For, type JSX, untrack } from "solid-js";
import { useWords } from "../words/words-context.tsx";
import { ToolbarButton } from "./toolbar-button.tsx";
import { toolbarGroups } from "./toolbar-items.ts";
import styles from "./note-toolbar.module.css";

interface NoteToolbarProps {
  view: EditorView;
  state: Accessor<EditorState>;
  openLink: Command;
  controls: string;
  ref: (element: HTMLDivElement) => void;
}

/**
 * The toolbar pattern: one tab stop, arrow keys, Home and End inside, Escape back to the text. Pressed states
 * follow the cursor.
 */
export function NoteToolbar(props: NoteToolbarProps): JSX.Element {
  const { t } = useWords();
  const [stop, setStop] = createSignal(0);
  const groups = untrack(() => toolbarGroups(props.openLink));
  const items = groups.flat();
  let bar: HTMLDivElement | undefined;

  const move = (event: KeyboardEvent): void => {
    if (event.key === "Escape") return props.view.focus();
    const to = nextStop(event.key, stop(), items.length);
    if (to === null) return;
    event.preventDefault();
    setStop(to);
    bar?.querySelectorAll("button")[to]?.focus();
  };

  return (
    <div
      ref={(element) => {
        bar = element;
        props.ref(element);
      }}
      role="toolbar"
      tabIndex={-1}
      aria-label={t("note.toolbar")}
      aria-controls={props.controls}
      class={styles["toolbar"]}
      onKeyDown={move}
    >
      <div class={styles["row"]}>
        <For each={groups}>
          {(group) => (
            <div class={styles["group"]}>
              <For each={group}>
                {(item) => (
                  <ToolbarButton
                    label={t(item.label)}
                    icon={item.icon}
                    keys={item.hasKeys?.(props.state()) === false ? undefined : item.keys}
                    pressed={item.isActive?.(props.state())}
                    disabled={!item.command(props.state())}
                    isTabStop={items[stop()] === item}
                    onFocus={() => setStop(items.indexOf(item))}
                    onPress={() => item.command(props.view.state, props.view.dispatch, props.view)}
                  />
                )}
              </For>
            </div>
          )}
        </For>
      </div>
    </div>
  );
}

/** The button that has the focus after this key, or `null` when the key means nothing here. */
export function nextStop(key: string, from: number, count: number): number | null {
  switch (key) {
    case "ArrowRight":
      return (from + 1) % count;
    case "ArrowLeft":
      return (from + count - 1) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
