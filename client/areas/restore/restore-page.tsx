import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX } from "solid-js";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { Button } from "../../ui/button.tsx";
import { Quiet } from "../../ui/layout.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";
import { EntryPage } from "../frame/entry-page.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { Form } from "../frame/form.tsx";
import { useHandover } from "../frame/handover.ts";
import { OnlyWhenClosed } from "../frame/only-when-closed.tsx";
import { createNewPassphrase, NewPassphraseFields } from "../passphrase/new-passphrase.tsx";
import { codeReading } from "./code-reading.ts";

/** From the printed code to an open practice on a clean device. */
export default function RestorePage(): JSX.Element {
  return (
    <OnlyWhenClosed>
      <RestoreForm />
    </OnlyWhenClosed>
  );
}

function RestoreForm(): JSX.Element {
  const engine = useEngine();
  const navigate = useNavigate();
  const handover = useHandover();
  const announcer = useAnnouncer();
  const { t } = useWords();
  const [code, setCode] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const passphrase = createNewPassphrase(() => []);
  let field: HTMLElement | undefined;
  const restore = createAction(async () => {
    setTried(true);
    const chosen = await passphrase.accept();
    if (codeReading(code()).is !== "complete") return field?.focus();
    if (chosen === null) return;
    await engine.call("restoreFromCode", { code: code(), passphrase: chosen });
    announcer.polite(t("restore.newKit"));
    handover.give(chosen);
    navigate("/recovery-kit", { replace: true });
  });
  const error = (): string | undefined => {
    if (restore.fault() === "wrong-recovery-code") return t("restore.codeWrong");
    if (!isTried()) return undefined;
    const reading = codeReading(code());
    switch (reading.is) {
      case "empty":
        return t("field.required");
      case "mistyped":
        return t("restore.codeMistyped", { group: reading.group });
      case "short":
        return t("restore.codeIncomplete", { count: reading.missingGroups });
      case "long":
        return t("restore.codeTooLong");
      default:
        return undefined;
    }
  };
  return (
    <EntryPage
      title={t("restore.title")}
      text={t("restore.codeText")}
      back={{ href: "/welcome", label: t("action.back") }}

      form={(place) => (
        <Form onSubmit={() => void restore.run()}>
          <TextField
            label={t("restore.codeLabel")}
            hint={t("restore.codeHint")}
            value={code()}
            onInput={(text) => {
              setCode(text);
              restore.clear();
            }}
            error={error()}
            rows={3}
            spellcheck={false}
            ref={(element) => {
              field = element;
              place.focus(element);
            }}
          />
          <NewPassphraseFields passphrase={passphrase} label={t("restore.newPassphrase")} />
          <Quiet>{t("passphrase.why")}</Quiet>
          <FaultNotice fault={restore.fault()} except="wrong-recovery-code" />
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
