import { createSignal, type JSX } from "solid-js";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { usePractice } from "../../state/practice.tsx";
import { Button } from "../../ui/button.tsx";
import { Section, Stack } from "../../ui/layout.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";
import { useDemoPassphrase } from "../demo/demo-passphrase.ts";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { Form } from "../frame/form.tsx";
import { CurrentPassphraseField } from "../passphrase/current-passphrase-field.tsx";
import { createNewPassphrase, NewPassphraseFields } from "../passphrase/new-passphrase.tsx";

/** Another passphrase for this device. The other devices keep theirs. */
export function ChangePassphrase(): JSX.Element {
  const engine = useEngine();
  const practice = usePractice();
  const announcer = useAnnouncer();
  const { t } = useWords();
  const demo = useDemoPassphrase();
  const [current, setCurrent] = createSignal(demo.atFirst);
  const [isTried, setTried] = createSignal(false);
  const next = createNewPassphrase(() => [practice.name(), practice.ownName()]);
  const change = createAction(async () => {
    setTried(true);
    const chosen = await next.accept();
    if (chosen === null || current() === "") return;
    await engine.call("changePassphrase", { current: current(), next: chosen });
    announcer.polite(t("change.done"));
    setTried(false);
    setCurrent("");
    next.clear();
  });
  const currentError = (): string | undefined => {
    if (change.fault() === "wrong-passphrase") return t("change.wrongCurrent");
    return isTried() && current() === "" ? t("field.required") : undefined;
  };
  return (
    <Section place="passphrase" title={t("change.title")}>
      <Stack measure>
        <Form onSubmit={() => void change.run()}>
          <CurrentPassphraseField
            label={t("change.current")}
            hint={demo.hint()}
            value={current()}
            onInput={(text) => {
              setCurrent(text);
              change.clear();
            }}
            error={currentError()}
          />
          <NewPassphraseFields passphrase={next} label={t("change.next")} />
          <FaultNotice fault={change.fault()} except="wrong-passphrase" />
          <div>
            <Button type="submit" busy={change.busy()}>
              {t("change.submit")}
            </Button>
          </div>
        </Form>
      </Stack>
    </Section>
  );
}
