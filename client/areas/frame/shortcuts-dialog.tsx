import { For, type JSX } from "solid-js";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { useWords } from "../../words/words-context.tsx";
import type { Command } from "./commands.tsx";
import { COMMAND, shownKeys } from "./keys.ts";

/** Every key that does something here. */
export function ShortcutsDialog(props: {
  open: boolean;
  commands: readonly Command[];
  onClose: () => void;
}): JSX.Element {
  const { t } = useWords();
  const groups = () =>
    [
      [
        ...props.commands.flatMap(({ label, press }) =>
          press === undefined ? [] : [[label, shownKeys(press)] as const],
        ),
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
