import { createSignal, type JSX, onCleanup, Show } from "solid-js";
import { createAction } from "../../state/action.ts";
import { Button } from "../../ui/button.tsx";
import { FileField } from "../../ui/file-field.tsx";
import { Disclosure, Stack } from "../../ui/layout.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { createFileDrop } from "./file-drop.ts";
import styles from "./import.module.css";
import { useImportDraft } from "./import-draft.ts";
import { type ParsedTable, parseTable } from "./parse-table.ts";
import { MOST_BYTES, type FileReading, type FileRefusal, readFile, readText } from "./read-file.ts";

type ChooseTableProps = { onChoose: (text: string, table: ParsedTable) => void };

/** A file chosen or dropped anywhere on the page, or rows that were copied from a spreadsheet. */
export function ChooseTable(props: ChooseTableProps): JSX.Element {
  const { t, formats } = useWords();
  const [pasted, setPasted] = useImportDraft().pasted;
  const [refusal, setRefusal] = createSignal<FileRefusal | "one-row">();
  const stopped = new AbortController();
  onCleanup(() => stopped.abort());
  const read = createAction(async (reading: Promise<FileReading>) => {
    setRefusal(undefined);
    const found = await reading;
    if (found.at === "refused") {
      setRefusal(found.why);
      return;
    }
    const table = await parseTable(found.text, { signal: stopped.signal });
    if (stopped.signal.aborted) return;
    if (table.rows.length < 2) setRefusal("one-row");
    else {
      setPasted("");
      props.onChoose(found.text, table);
    }
  });
  const choose = (file: File | undefined): void => {
    if (file !== undefined) void read.run(readFile(file));
  };
  const isOver = createFileDrop(choose);
  const error = (): string | undefined => {
    const why = refusal();
    return why === undefined ? undefined : t(`import.refused.${why}`, { size: formats().bytes(MOST_BYTES) });
  };
  return (
    <Stack measure>
      <div class={styles["drop"]} data-over={isOver() ? "" : undefined}>
        <FileField
          label={t("import.file")}
          hint={t("import.fileHint")}
          words={{ choose: t("field.chooseFile"), none: t("field.noFile") }}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          error={error()}
          onChoose={choose}
        />
      </div>
      <Disclosure summary={t("import.paste")}>
        <Stack>
          <div data-sensitive="">
            <TextField
              label={t("import.pasted")}
              hint={t("import.pastedHint")}
              rows={6}
              value={pasted()}
              onInput={setPasted}
              spellcheck={false}
            />
          </div>
          <div>
            <Button
              disabled={pasted().trim() === ""}
              busy={read.busy()}
              onPress={() => void read.run(Promise.resolve(readText(pasted())))}
            >
              {t("action.continue")}
            </Button>
          </div>
        </Stack>
      </Disclosure>
      <FaultNotice fault={read.fault()} />
      <Show when={read.busy()}>
        <Waiting>{t("import.reading")}</Waiting>
      </Show>
    </Stack>
  );
}
