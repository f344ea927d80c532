import { type JSX, Show } from "solid-js";
import type { SummaryOf } from "../../state/summaries.ts";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { useWords } from "../../words/words-context.tsx";
import { useImportRun } from "./import-run.ts";

type UndoImportProps = {
  /** What would be archived; `undefined` while nobody has asked for it. */
  files: readonly SummaryOf<"patient-file">[] | undefined;
  /** So many are not made yet, and would not be. */
  rest?: number;
  onClose: () => void;
};

/** Asks before an import is taken back, and says of how many. */
export function UndoImport(props: UndoImportProps): JSX.Element {
  const run = useImportRun();
  const { t } = useWords();
  const undo = (): void => {
    const documents = props.files?.map(({ document }) => document) ?? [];
    props.onClose();
    void run.undo(documents, t("import.undoReason"));
  };
  return (
    <ConfirmDialog
      open={props.files !== undefined}
      title={t("import.undo")}
      confirmLabel={t("import.undo")}
      cancelLabel={t("action.cancel")}
      onConfirm={undo}
      onCancel={() => props.onClose()}
    >
      <p>{t("import.undoConfirm", { count: props.files?.length ?? 0 })}</p>
      <Show when={props.rest}>{(count) => <p>{t("import.undoRest", { count: count() })}</p>}</Show>
    </ConfirmDialog>
  );
}
