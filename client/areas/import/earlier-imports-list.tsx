import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { usePractice } from "../../state/practice.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Section } from "../../ui/layout.tsx";
import { List, ListRow } from "../../ui/list.tsx";
import { useWords } from "../../words/words-context.tsx";
import { type EarlierImport, earlierImports } from "./earlier-imports.ts";
import { useImportRun } from "./import-run.ts";

/** One's own imports so far, each with the way back. */
export function EarlierImports(): JSX.Element {
  const practice = usePractice();
  const run = useImportRun();
  const { t, formats } = useWords();
  const imports = createMemo(() => earlierImports(practice.patients.items(), practice.open().member));
  const [undoing, setUndoing] = createSignal<EarlierImport>();
  const undo = (): void => {
    const documents = undoing()?.untouched.map(({ document }) => document) ?? [];
    setUndoing(undefined);
    void run.undo(documents, t("import.undoReason"));
  };
  return (
    <Show when={imports().length > 0}>
      <Section title={t("import.earlier")} text={t("import.earlierText")}>
        <List label={t("import.earlier")}>
          <For each={imports()}>
            {(each) => (
              <ListRow
                title={formats().dateTime(Date.parse(each.importedAt))}
                detail={[
                  t("clients.count", { count: each.count }),
                  t("import.untouched", { count: each.untouched.length }),
                ].join(" · ")}
                end={
                  <Show when={each.untouched.length > 0}>
                    <Button kind="quiet" onPress={() => setUndoing(each)}>
                      {t("import.undo")}
                    </Button>
                  </Show>
                }
              />
            )}
          </For>
        </List>
        <ConfirmDialog
          open={undoing() !== undefined}
          title={t("import.undo")}
          confirmLabel={t("import.undo")}
          cancelLabel={t("action.cancel")}
          onConfirm={undo}
          onCancel={() => setUndoing(undefined)}
        >
          <p>{t("import.undoConfirm", { count: undoing()?.untouched.length ?? 0 })}</p>
        </ConfirmDialog>
      </Section>
    </Show>
  );
}
