import { createSignal, type JSX } from "solid-js";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "./fault-notice.tsx";
import { Form } from "./form.tsx";

/** The code that the server printed at its start. Work goes on meanwhile; nothing here blocks anything. */
export function SetupCodeForm(): JSX.Element {
  const engine = useEngine();
  const announcer = useAnnouncer();
  const { t } = useWords();
  const [code, setCode] = createSignal("");
  const [isAsked, setAsked] = createSignal(false);
  const send = createAction(async () => {
    await engine.call("giveSetupCode", { code: code().trim() });
    announcer.polite(t("setup.done"));
  });
  const error = (): string | undefined => {
    if (send.fault() === "setup-code-wrong") return t("setup.wrong");
    return isAsked() && code().trim() === "" ? t("field.required") : undefined;
  };
  return (
    <Form
      onSubmit={() => {
        setAsked(true);
        if (code().trim() !== "") void send.run();
      }}
    >
      <TextField
        label={t("setup.label")}
        value={code()}
        onInput={setCode}
        error={error()}
        spellcheck={false}
      />
      <FaultNotice fault={send.fault()} except="setup-code-wrong" />
      <div>
        <Button type="submit" busy={send.busy()}>
          {t("setup.submit")}
        </Button>
      </div>
    </Form>
  );
}
