import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX, Match, onMount, Show, Switch } from "solid-js";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { usePractice } from "../../state/practice.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Stack } from "../../ui/layout.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/words-context.tsx";
import { useDemoPassphrase } from "../demo/demo-passphrase.ts";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { Form } from "../frame/form.tsx";
import { useHandover } from "../frame/handover.ts";
import { InsidePage } from "../frame/inside-page.tsx";
import { CurrentPassphraseField } from "../passphrase/current-passphrase-field.tsx";
import { DeclineKit } from "./decline-kit.tsx";
import { KitCheck } from "./kit-check.tsx";
import { KitSheet } from "./kit-sheet.tsx";
import { LeaveQuestion } from "./leave-question.tsx";

type Step = { at: "asking" } | { at: "shown"; code: string; isChecked: boolean };

/** Makes the recovery kit: passphrase, sheet on paper, and the check that the paper can be read. */
export default function KitPage(): JSX.Element {
  const engine = useEngine();
  const practice = usePractice();
  const navigate = useNavigate();
  const announcer = useAnnouncer();
  const handover = useHandover();
  const { t } = useWords();
  const [step, setStep] = createSignal<Step>({ at: "asking" });
  const given = handover.take();
  const make = createAction(async (passphrase: string) => {
    const { code } = await engine.call("makeRecoveryKit", { passphrase });
    setStep({ at: "shown", code, isChecked: false });
  });
  onMount(() => {
    if (given !== null) void make.run(given);
  });
  const leave = (sentence: string): void => {
    announcer.polite(sentence);
    navigate("/clients");
  };
  const checked = (code: string): void => {
    setStep({ at: "shown", code, isChecked: true });
    leave(t("kit.confirmDone"));
  };
  const isUnchecked = (): boolean => {
    const now = step();
    return now.at === "shown" && !now.isChecked;
  };
  const shownCode = (): string | undefined => {
    const now = step();
    return now.at === "shown" ? now.code : undefined;
  };

  return (
    <InsidePage title={t("kit.title")} subtitle={t("kit.text")}>
      <Switch>
        <Match when={shownCode()}>
          {(code) => (
            <Stack gap="large">
              <Notice tone="attention">{t("kit.shownOnce")}</Notice>
              <KitSheet code={code()} />
              <KitCheck code={code()} onDone={() => checked(code())} />
              <LeaveQuestion asks={isUnchecked()} />
            </Stack>
          )}
        </Match>
        <Match when={make.busy() && given !== null}>
          <Waiting>{t("kit.making")}</Waiting>
        </Match>
        <Match when={step().at === "asking"}>
          <Stack gap="large" measure>
            <Show when={practice.open().demo}>
              <Notice tone="info">{t("demo.kit")}</Notice>
            </Show>
            <Show when={hasKit(practice.open().recovery)}>
              <Notice tone="info">{t("kit.replaceText")}</Notice>
            </Show>
            <AskPassphrase make={make} />
            <Show when={!["kit-confirmed", "kit-elsewhere"].includes(practice.open().recovery)}>
              <DeclineKit onDone={() => navigate("/clients")} />
            </Show>
          </Stack>
        </Match>
      </Switch>
    </InsidePage>
  );
}

const hasKit = (recovery: string): boolean => recovery.startsWith("kit-");

function AskPassphrase(props: { make: ReturnType<typeof createAction<[string]>> }): JSX.Element {
  const { t } = useWords();
  const demo = useDemoPassphrase();
  const [passphrase, setPassphrase] = createSignal(demo.atFirst);
  return (
    <Form
      onSubmit={() => {
        if (passphrase() !== "") void props.make.run(passphrase());
      }}
    >
      <CurrentPassphraseField
        hint={demo.hint()}
        value={passphrase()}
        onInput={(text) => {
          setPassphrase(text);
          props.make.clear();
        }}
        error={props.make.fault() === "wrong-passphrase" ? t("fault.wrong-passphrase") : undefined}
      />
      <FaultNotice fault={props.make.fault()} except="wrong-passphrase" />
      <div>
        <Button type="submit" kind="primary" busy={props.make.busy()} busyLabel={t("kit.making")}>
          {t("kit.make")}
        </Button>
      </div>
    </Form>
  );
}
