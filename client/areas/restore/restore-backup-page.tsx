import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX } from "solid-js";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { Button } from "../../ui/button.tsx";
import { FileField } from "../../ui/file-field.tsx";
import { Quiet } from "../../ui/layout.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";
import { EntryPage } from "../frame/entry-page.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { Form } from "../frame/form.tsx";
import { OnlyWhenClosed } from "../frame/only-when-closed.tsx";
import { CurrentPassphraseField } from "../passphrase/current-passphrase-field.tsx";
import { createNewPassphrase, NewPassphraseFields } from "../passphrase/new-passphrase.tsx";

/** From a backup file to an open practice, without a server. */
export default function RestoreBackupPage(): JSX.Element {
  return (
    <OnlyWhenClosed>
      <RestoreFileForm />
    </OnlyWhenClosed>
  );
}

function RestoreFileForm(): JSX.Element {
  const engine = useEngine();
  const navigate = useNavigate();
  const announcer = useAnnouncer();
  const { t } = useWords();
  const [file, setFile] = createSignal<File>();
  const [filePassphrase, setFilePassphrase] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const passphrase = createNewPassphrase(() => []);
  const restore = createAction(async () => {
    setTried(true);
    const chosen = await passphrase.accept();
    const source = file();
    if (chosen === null || source === undefined || filePassphrase() === "") return;
    const bytes = new Uint8Array(await source.arrayBuffer());
    await engine.call("restoreBackup", { bytes, filePassphrase: filePassphrase(), passphrase: chosen });
    announcer.polite(t("restore.done"));
    navigate("/", { replace: true });
  });
  const fileError = (): string | undefined => {
    if (restore.fault() === "backup-malformed") return t("restore.fileMalformed");
    return isTried() && file() === undefined ? t("field.required") : undefined;
  };
  const passphraseError = (): string | undefined => {
    if (restore.fault() === "backup-wrong-passphrase") return t("restore.fileWrongPassphrase");
    return isTried() && filePassphrase() === "" ? t("field.required") : undefined;
  };
  return (
    <EntryPage
      title={t("restore.title")}
      text={t("restore.fileText")}
      back={{ href: "/welcome", label: t("action.back") }}

      form={(place) => (
        <Form onSubmit={() => void restore.run()}>
          <FileField
            label={t("restore.file")}
            words={{ choose: t("field.chooseFile"), none: t("field.noFile") }}
            error={fileError()}
            onChoose={(chosen) => {
              setFile(chosen);
              restore.clear();
            }}
            ref={(element) => place.focus(element)}
          />
          <CurrentPassphraseField
            label={t("restore.filePassphrase")}
            value={filePassphrase()}
            onInput={(text) => {
              setFilePassphrase(text);
              restore.clear();
            }}
            error={passphraseError()}
          />
          <NewPassphraseFields passphrase={passphrase} label={t("restore.newPassphrase")} />
          <Quiet>{t("passphrase.why")}</Quiet>
          <FaultNotice fault={shownElsewhere.has(restore.fault() ?? "") ? null : restore.fault()} />
          <div>
            <Button type="submit" kind="primary" busy={restore.busy()} busyLabel={t("restore.working")}>
              {t("restore.submit")}
            </Button>
          </div>
        </Form>
      )}
    />
  );
}

/** Faults that stand at their field. */
const shownElsewhere: ReadonlySet<string> = new Set(["backup-malformed", "backup-wrong-passphrase"]);
