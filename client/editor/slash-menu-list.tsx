import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { type Accessor, createEffect, createMemo, For, type JSX, Show } from "solid-js";
import { ListboxOption } from "../ui/listbox-option.tsx";
import listStyles from "../ui/listbox.module.css";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { useWords } from "../words/words-context.tsx";
import type { BlockChoice, ChoiceName } from "./block-choices.ts";
import { choose, type SlashMenu, slashMenuOf } from "./slash-menu.ts";
import styles from "./slash-menu.module.css";
import { keysAsText } from "./toolbar-button.tsx";

interface SlashMenuListProps {
  view: EditorView;
  state: Accessor<EditorState>;
  listId: string;
  label: (name: ChoiceName) => string;
}

type OpenMenu = Extract<SlashMenu, { at: "open" }>;

/** The choices behind a slash, beside it. The pointer never takes the focus out of the text. */
export function SlashMenuList(props: SlashMenuListProps): JSX.Element {
  const { t } = useWords();
  const keysOf = ({ keys }: BlockChoice): string | undefined =>
    keys === undefined ? undefined : keysAsText(keys, (key) => t(`key.${key}`));
  const open = createMemo<OpenMenu | undefined>(() => {
    const now = slashMenuOf(props.state(), props.label);
    return now.at === "open" ? now : undefined;
  });
  return (
    <>
      <VisuallyHidden>
        <span role="status">
          {open() ? t("editor.menuChoices", { count: open()?.choices.length ?? 0 }) : ""}
        </span>
      </VisuallyHidden>
      <Show when={open() !== undefined}>
        <div
          ref={(list) =>
            createEffect(() => {
              place(list, props.view, open()?.from);
              list.children[open()?.active ?? 0]?.scrollIntoView({ block: "nearest" });
            })
          }
          id={props.listId}
          role="listbox"
          // It scrolls, so it can be focused; Tab in the text takes the choice and never comes here.
          tabIndex={0}
          aria-label={t("editor.menu")}
          class={`${styles["menu"]} ${listStyles["content"]}`}
          onMouseDown={(event) => event.preventDefault()}
        >
          <For each={open()?.choices.map(({ name }) => name)}>
            {(name) => (
              <Show when={open()?.choices.find((each) => each.name === name)}>
                {(choice) => (
                  <ListboxOption
                    id={`${props.listId}-${name}`}
                    label={choice().label}
                    icon={choice().icon}
                    keys={keysOf(choice())}
                    isActive={open()?.choices[open()?.active ?? -1]?.name === name}
                    onChoose={() => choose(props.view, choice())}
                  />
                )}
              </Show>
            )}
          </For>
        </div>
      </Show>
    </>
  );
}

const gap = 6;

/** Below the slash, or above it where the window ends; never past the right edge. */
function place(list: HTMLElement, view: EditorView, from: number | undefined): void {
  const around = list.offsetParent;
  if (from === undefined || !around) return;
  const slash = view.coordsAtPos(Math.min(from, view.state.doc.content.size));
  const box = around.getBoundingClientRect();
  const { width, height } = list.getBoundingClientRect();
  const isLow = slash.bottom + gap + height > innerHeight && slash.top - gap - height > 0;
  const top = isLow ? slash.top - gap - height : slash.bottom + gap;
  const left = Math.max(box.left, Math.min(slash.left, box.right - width));
  list.style.top = `${top - box.top}px`;
  list.style.left = `${left - box.left}px`;
}
