import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX } from "solid-js";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { Button } from "../../ui/button.tsx";
import { Quiet } from "../../ui/layout.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../words/words-context.tsx";
import { EntryPage } from "../frame/entry-page.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { Form } from "../frame/form.tsx";
import { useHandover } from "../frame/handover.ts";
import { OnlyWhenClosed } from "../frame/only-when-closed.tsx";
import { createNewPassphrase, NewPassphraseFields } from "../passphrase/new-passphrase.tsx";

/** A new practice: it exists on this device as soon as the button was pressed, with or without a server. */
export default function CreatePage(): JSX.Element {
  return (
    <OnlyWhenClosed>
      <CreateForm />
    </OnlyWhenClosed>
  );
}

function CreateForm(): JSX.Element {
  const engine = useEngine();
  const navigate = useNavigate();
  const handover = useHandover();
  const { t } = useWords();
  const [practiceName, setPracticeName] = createSignal("");
  const [ownName, setOwnName] = createSignal("");
  const [isAsked, setAsked] = createSignal(false);
  const passphrase = createNewPassphrase(() => [practiceName(), ownName()]);
  const missing = (text: string): string | undefined =>
    isAsked() && text.trim() === "" ? t("field.required") : undefined;

  const create = createAction(async () => {
    setAsked(true);
    const chosen = await passphrase.accept();
    const isNamed = practiceName().trim() !== "" && ownName().trim() !== "";
    if (chosen === null || !isNamed) return;
    await engine.call("createPractice", {
      practiceName: practiceName().trim(),
      ownName: ownName().trim(),
      passphrase: chosen,
    });
    handover.give(chosen);
    navigate("/recovery-kit", { replace: true });
  });

  return (
    <EntryPage
      title={t("create.title")}
      text={t("create.text")}
      back={{ href: "/welcome", label: t("action.back") }}

      form={(place) => (
        <Form onSubmit={() => void create.run()}>
          <TextField
            label={t("create.practiceName")}
            hint={t("create.practiceNameHint")}
            value={practiceName()}
            onInput={setPracticeName}
            error={missing(practiceName())}
            maxLength={200}
            ref={(element) => place.focus(element)}
          />
          <TextField
            label={t("create.ownName")}
            hint={t("create.ownNameHint")}
            value={ownName()}
            onInput={setOwnName}
            error={missing(ownName())}
            maxLength={120}
            autocomplete="name"
          />
          <NewPassphraseFields passphrase={passphrase} />
          <Quiet>{t("passphrase.why")}</Quiet>
          <FaultNotice fault={create.fault()} />
          <div>
            <Button type="submit" kind="primary" busy={create.busy()} busyLabel={t("create.working")}>
              {t("create.submit")}
            </Button>
          </div>
        </Form>
      )}
    />
  );
}
