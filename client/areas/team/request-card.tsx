import { createSignal, type JSX, Show } from "solid-js";
import type { JoinRequest } from "../../engine/api.ts";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Quiet, Row } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { WordsDisplay } from "../../ui/words-display.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import styles from "./team.module.css";

/** Somebody asks to be let in. The words come first, and the button only after they were compared. */
export function RequestCard(props: { request: JoinRequest }): JSX.Element {
  const engine = useEngine();
  const announcer = useAnnouncer();
  const { t, formats } = useWords();
  const [isCompared, setCompared] = createSignal(false);
  const isDevice = (): boolean => props.request.kind === "device";
  const name = (): string => (isDevice() ? t("request.yourDevice") : props.request.displayName);
  const admit = createAction(async () => {
    const { invite, request } = props.request;
    const admitted = name();
    await engine.call("admit", { invite, request });
    announcer.polite(t("request.admitted", { name: admitted }));
  });
  const refuse = createAction(async () => {
    await engine.call("refuse", { invite: props.request.invite });
    announcer.polite(t("request.refused"));
  });
  return (
    <article class={styles["request"]}>
      <h3>{isDevice() ? t("request.device") : t("request.member", { name: name() })}</h3>
      <Show when={!isDevice()}>
        <Quiet>{formats().list(props.request.roles.map((role) => t(`role.${role}`)))}</Quiet>
      </Show>
      <Show
        when={!props.request.contested}
        fallback={<Notice tone="danger">{t("request.contested")}</Notice>}
      >
        <p>{t("request.compareText")}</p>
        <WordsDisplay label={t("request.wordsLabel")} words={props.request.words} />
        <Checkbox label={t("request.same", { name: name() })} checked={isCompared()} onChange={setCompared} />
      </Show>
      <FaultNotice fault={admit.fault() ?? refuse.fault()} />
      <Row>
        <Show when={!props.request.contested}>
          <Button
            kind="primary"
            disabled={!isCompared() || refuse.busy()}
            busy={admit.busy()}
            busyLabel={t("request.admitting")}
            onPress={() => void admit.run()}
          >
            {t("request.admit")}
          </Button>
        </Show>
        <Button disabled={admit.busy()} busy={refuse.busy()} onPress={() => void refuse.run()}>
          {t("request.refuse")}
        </Button>
      </Row>
    </article>
  );
}
