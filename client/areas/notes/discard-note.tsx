import { createSignal, type JSX } from "solid-js";
import { discardNote } from "../../model/note.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { usePractice } from "../../state/practice.tsx";
import { DiscardIcon } from "../../ui/app-icons.ts";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Menu } from "../../ui/menu.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createPageCommands } from "../frame/commands.tsx";

/** Gives up a draft; its author and date stay in the record. */
export function DiscardNote(props: { doc: OpenedDocument["doc"] }): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  const [isAsking, setAsking] = createSignal(false);
  createPageCommands(() => [
    {
      id: "note-discard",
      group: "page",
      icon: DiscardIcon,
      label: t("note.discard"),
      also: t("also.discard"),
      run: () => setAsking(true),
    },
  ]);
  return (
    <>
      <Menu
        label={t("action.more")}
        items={[
          {
            kind: "action",
            label: t("note.discard"),
            icon: DiscardIcon,
            danger: true,
            onChoose: () => setAsking(true),
          },
        ]}
      />
      <ConfirmDialog
        danger
        open={isAsking()}
        title={t("note.discardTitle")}
        confirmLabel={t("note.discardConfirm")}
        cancelLabel={t("action.cancel")}
        onConfirm={() => {
          setAsking(false);
          discardNote(props.doc, practice.stamp("edit"));
        }}
        onCancel={() => setAsking(false)}
      >
        <p>{t("note.discardText")}</p>
      </ConfirmDialog>
    </>
  );
}
