import { type JSX, Match, Show, Switch } from "solid-js";
import type { SyncState } from "../../engine/api.ts";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Disclosure, Quiet, Row, Section, Stack } from "../../ui/layout.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";

type Relay = SyncState["relay"];

/** How things stand with the server, in words. */
export function RelaySection(): JSX.Element {
  const engine = useEngine();
  const { t, formats } = useWords();
  const sync = engine.sync;
  const reconnect = createAction(() => engine.call("reconnect"));
  const label = (relay: Relay): string => t(`relay.${relay.at}`);
  const backedUp = (): string => {
    const { relay, waiting, lastBackedUpAtMs } = sync();
    if (relay.at === "none") return t("demo.noServer");
    // When is not remembered beyond an unlocking; what is not yet backed up is.
    const last =
      lastBackedUpAtMs === null
        ? ""
        : ` ${t("relay.lastBackedUp", { when: formats().relative(lastBackedUpAtMs) })}.`;
    return `${waiting > 0 ? t("relay.waiting", { count: waiting }) : t("relay.allBackedUp")}.${last}`;
  };
  const mayRetry = (): boolean => ["offline", "refused", "connecting"].includes(sync().relay.at);
  return (
    <Section
      place="server"
      title={t("safety.server")}
      actions={
        <Badge tone={sync().relay.at === "online" ? "accent" : "neutral"}>{label(sync().relay)}</Badge>
      }
    >
      <Stack measure>
        <p>{backedUp()}</p>
        <Show when={sync().notPermitted > 0}>
          <p>{t("relay.notPermitted", { count: sync().notPermitted })}</p>
        </Show>
        <Situation relay={sync().relay} />
        <FaultNotice fault={reconnect.fault()} />
        <Show when={mayRetry()}>
          <Row>
            <Button busy={reconnect.busy()} onPress={() => void reconnect.run()}>
              {t("relay.retryNow")}
            </Button>
          </Row>
        </Show>
        <Disclosure summary={t("relay.seesTitle")}>
          <p>{t("relay.sees")}</p>
        </Disclosure>
      </Stack>
    </Section>
  );
}

function Situation(props: { relay: Relay }): JSX.Element {
  const { t, formats } = useWords();
  const as = <A extends Relay["at"]>(at: A): Extract<Relay, { at: A }> | undefined =>
    props.relay.at === at ? (props.relay as Extract<Relay, { at: A }>) : undefined;
  return (
    <Switch>
      <Match when={as("offline")}>
        {(relay) => (
          <Quiet>
            {t("relay.offlineText")}
            {relay().retryAtMs === null
              ? ""
              : ` ${t("relay.retryAt", { time: formats().time(relay().retryAtMs ?? 0) })}.`}
          </Quiet>
        )}
      </Match>
      <Match when={as("catching-up")}>
        {(relay) => (
          <ProgressBar
            label={t("relay.catching-up")}
            value={relay().total > 0 ? relay().done / relay().total : undefined}
            detail={t("relay.progress", { done: relay().done, total: relay().total })}
          />
        )}
      </Match>
      <Match when={as("refused")}>{(relay) => <p>{t(`refusal.${relay().code}`)}</p>}</Match>
    </Switch>
  );
}
