import { createSignal, type JSX } from "solid-js";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { usePractice } from "../../state/practice.tsx";
import { SaveFileIcon } from "../../ui/app-icons.ts";
import { Button } from "../../ui/button.tsx";
import { Section, Stack } from "../../ui/layout.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";
import { useDemoPassphrase } from "../demo/demo-passphrase.ts";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { Form } from "../frame/form.tsx";
import { saveFile } from "../frame/save-file.ts";
import { CurrentPassphraseField } from "../passphrase/current-passphrase-field.tsx";
import { createNewPassphrase, NewPassphraseFields } from "../passphrase/new-passphrase.tsx";

/** One file with everything, under its own passphrase. Taking a whole practice along asks who one is. */
export function BackupSection(): JSX.Element {
  const engine = useEngine();
  const practice = usePractice();
  const announcer = useAnnouncer();
  const { t } = useWords();
  const demo = useDemoPassphrase();
  const [own, setOwn] = createSignal(demo.atFirst);
  const [isTried, setTried] = createSignal(false);
  const [isWrong, setWrong] = createSignal(false);
  const passphrase = createNewPassphrase(() => [practice.name(), practice.ownName()]);
  const save = createAction(async () => {
    setTried(true);
    const chosen = await passphrase.accept();
    if (own() === "" || chosen === null) return;
    const isRight = await engine.call("checkPassphrase", { passphrase: own() });
    setWrong(!isRight);
    if (!isRight) return;
    const { bytes, entries } = await engine.call("saveBackup", { passphrase: chosen });
    const day = new Date().toISOString().slice(0, 10);
    saveFile(
      `${t("backup.fileName")}-${day}.age`,
      new Blob([bytes.slice()], { type: "application/octet-stream" }),
    );
    announcer.polite(t("backup.done", { count: entries }));
    setTried(false);
    setOwn(demo.atFirst);
    passphrase.clear();
  });
  const ownError = (): string | undefined => {
    if (isWrong()) return t("change.wrongCurrent");
    return isTried() && own() === "" ? t("field.required") : undefined;
  };
  return (
    <Section place="backup" title={t("backup.title")} text={t("backup.text")}>
      <Stack measure>
        <Form onSubmit={() => void save.run()}>
          <CurrentPassphraseField
            label={t("again.title")}
            hint={demo.hint()}
            value={own()}
            onInput={(text) => {
              setOwn(text);
              setWrong(false);
            }}
            error={ownError()}
          />
          <NewPassphraseFields
            passphrase={passphrase}
            label={t("backup.passphrase")}
            hint={t("backup.passphraseHint")}
          />
          <FaultNotice fault={save.fault()} />
          <div>
            <Button type="submit" icon={SaveFileIcon} busy={save.busy()} busyLabel={t("backup.saving")}>
              {t("backup.save")}
            </Button>
          </div>
        </Form>
      </Stack>
    </Section>
  );
}
