import { For, type JSX } from "solid-js";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { keyNames, type PrintedKey } from "../../ui/key-names.ts";
import { Columns, Stack } from "../../ui/layout.tsx";
import { useWords } from "../../words/words-context.tsx";
import type { Command } from "./commands.tsx";
import { shownKeys } from "./keys.ts";

/** Every key that does something here. */
export function ShortcutsDialog(props: {
  open: boolean;
  commands: readonly Command[];
  onClose: () => void;
}): JSX.Element {
  const { t } = useWords();
  const printed = (key: PrintedKey): string => t(`key.${key}`);
  const keys = (names: readonly string[]): readonly string[] => keyNames(names, printed);
  const groups = (): readonly Group[] => [
    {
      title: t("shortcuts.everywhere"),
      keys: [
        ...props.commands.flatMap(({ label, press }) =>
          press === undefined ? [] : [[label, shownKeys(press, printed)] as const],
        ),
        [t("shortcuts.close"), ["Esc"]],
      ],
    },
    {
      title: t("shortcuts.writing"),
      keys: [
        [t("editor.bold"), keys(["Mod", "B"])],
        [t("editor.italic"), keys(["Mod", "I"])],
        [t("editor.underline"), keys(["Mod", "U"])],
        [t("editor.title"), keys(["Mod", "Alt", "1"])],
        [t("editor.heading"), keys(["Mod", "Alt", "2"])],
        [t("editor.subheading"), keys(["Mod", "Alt", "3"])],
        [t("editor.bulletList"), keys(["Mod", "Shift", "8"])],
        [t("editor.numberedList"), keys(["Mod", "Shift", "7"])],
        [t("editor.taskList"), keys(["Mod", "Shift", "9"])],
        [t("editor.quote"), keys(["Mod", "Shift", "."])],
        [t("shortcuts.link"), keys(["Mod", "K"])],
        [t("editor.undo"), keys(["Mod", "Z"])],
        [t("editor.redo"), keys(["Mod", "Shift", "Z"])],
        [t("shortcuts.toolbar"), keys(["Alt", "F10"])],
      ],
    },
  ];
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={t("shortcuts.title")}
      closeLabel={t("action.close")}
      size="wide"
    >
      <Columns>
        <For each={groups()}>
          {(group) => (
            <div>
              <Stack gap="small">
                <h3>{group.title}</h3>
                <DescriptionList
                  facts={group.keys.map(([term, keys]) => ({ term, detail: <Kbd keys={keys} /> }))}
                />
              </Stack>
            </div>
          )}
        </For>
      </Columns>
    </Dialog>
  );
}

type Group = { title: string; keys: readonly (readonly [string, readonly string[]])[] };
