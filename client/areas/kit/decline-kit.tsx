import { createSignal, type JSX } from "solid-js";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { Button } from "../../ui/button.tsx";
import { Disclosure } from "../../ui/layout.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { Form } from "../frame/form.tsx";

/** Deciding against the kit, in writing. The sentence is kept with the practice. */
export function DeclineKit(props: { onDone: () => void }): JSX.Element {
  const engine = useEngine();
  const { t } = useWords();
  const [typed, setTyped] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const isSame = (): boolean => spaced(typed()) === spaced(t("kit.declineSentence"));
  const decline = createAction(async () => {
    setTried(true);
    if (!isSame()) return;
    await engine.call("declineRecoveryKit", { statement: typed().trim() });
    props.onDone();
  });
  return (
    <Disclosure summary={t("kit.decline")}>
      <Form onSubmit={() => void decline.run()}>
        <p>{t("kit.declineText")}</p>
        <TextField
          label={t("kit.declineLabel", { sentence: t("kit.declineSentence") })}
          value={typed()}
          onInput={setTyped}
          error={isTried() && !isSame() ? t("kit.declineWrong") : undefined}
        />
        <FaultNotice fault={decline.fault()} />
        <div>
          <Button type="submit" busy={decline.busy()}>
            {t("kit.declineConfirm")}
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}

const spaced = (text: string): string => text.trim().replace(/\s+/gu, " ").replace(/\.$/u, "").toLowerCase();
