import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { usePractice } from "../../state/practice.tsx";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/layout.tsx";
import { List, ListRow } from "../../ui/list.tsx";
import { useWords } from "../../words/words-context.tsx";
import { type EarlierImport, earlierImports } from "./earlier-imports.ts";
import { UndoImport } from "./undo-import.tsx";

/** One's own imports so far, each with the way back. */
export function EarlierImports(): JSX.Element {
  const practice = usePractice();
  const { t, formats } = useWords();
  const imports = createMemo(() => earlierImports(practice.patients.items(), practice.open().member));
  const [undoing, setUndoing] = createSignal<EarlierImport>();
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
        <UndoImport files={undoing()?.untouched} onClose={() => setUndoing(undefined)} />
      </Section>
    </Show>
  );
}
