import { For, type JSX } from "solid-js";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { useWords } from "../../words/words-context.tsx";

const COMMAND = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl";

/** Every key that does something here. */
export function ShortcutsDialog(props: { open: boolean; onClose: () => void }): JSX.Element {
  const { t } = useWords();
  const groups = () =>
    [
      [
        [t("shortcuts.open"), ["?"]],
        [t("shortcuts.lock"), [COMMAND, "Shift", "L"]],
        [t("shortcuts.close"), ["Esc"]],
      ],
      [
        [t("editor.bold"), [COMMAND, "B"]],
        [t("editor.italic"), [COMMAND, "I"]],
        [t("editor.underline"), [COMMAND, "U"]],
        [t("editor.heading"), [COMMAND, "Alt", "2"]],
        [t("editor.subheading"), [COMMAND, "Alt", "3"]],
        [t("editor.bulletList"), [COMMAND, "Shift", "8"]],
        [t("editor.numberedList"), [COMMAND, "Shift", "7"]],
        [t("editor.taskList"), [COMMAND, "Shift", "9"]],
        [t("editor.link"), [COMMAND, "K"]],
        [t("editor.undo"), [COMMAND, "Z"]],
        [t("editor.redo"), [COMMAND, "Shift", "Z"]],
        [t("shortcuts.toolbar"), ["Alt", "F10"]],
      ],
    ] as const;
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={t("shortcuts.title")}
      closeLabel={t("action.close")}
    >
      <For each={groups()}>
        {(group) => (
          <DescriptionList facts={group.map(([term, keys]) => ({ term, detail: <Kbd keys={keys} /> }))} />
        )}
      </For>
    </Dialog>
  );
}
