import { createSignal, type JSX, Show } from "solid-js";
import type { QuarantinedEntry } from "../../engine/api.ts";
import { createAction } from "../../state/action.ts";
import { createEngineListener, useEngine } from "../../state/engine.tsx";
import { usePractice } from "../../state/practice.tsx";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Stack } from "../../ui/layout.tsx";
import { Table } from "../../ui/table.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { InsidePage } from "../frame/inside-page.tsx";

/** What arrived and was not let in: why, from whom, when. */
export default function RefusedPage(): JSX.Element {
  const engine = useEngine();
  const announcer = useAnnouncer();
  const { t } = useWords();
  const [entries, setEntries] = createSignal<readonly QuarantinedEntry[]>([]);
  const read = createAction(async () => {
    setEntries(await engine.call("quarantine"));
  });
  createEngineListener(engine, (event) => {
    if (event.event === "quarantine") void read.run();
  });
  void read.run();
  const retry = createAction(async () => {
    const { admitted } = await engine.call("retryQuarantine");
    announcer.polite(t("quarantine.retried", { count: admitted }));
    await read.run();
  });
  return (
    <InsidePage
      title={t("quarantine.title")}
      subtitle={t("quarantine.text")}
      breadcrumbs={
        <Breadcrumbs
          label={t("nav.breadcrumbs")}
          crumbs={[{ label: t("safety.title"), href: "/settings/safety" }, { label: t("quarantine.title") }]}
        />
      }
      actions={
        <Show when={entries().length > 0}>
          <Button busy={retry.busy()} onPress={() => void retry.run()}>
            {t("quarantine.retry")}
          </Button>
        </Show>
      }
    >
      <Stack>
        <FaultNotice fault={read.fault() ?? retry.fault()} />
        <Show
          when={entries().length > 0}
          fallback={<EmptyState title={t("quarantine.none")}>{t("quarantine.noneText")}</EmptyState>}
        >
          <RefusedTable entries={entries()} />
        </Show>
      </Stack>
    </InsidePage>
  );
}

function RefusedTable(props: { entries: readonly QuarantinedEntry[] }): JSX.Element {
  const practice = usePractice();
  const { t, formats } = useWords();
  return (
    <Table<QuarantinedEntry>
      caption={t("quarantine.title")}
      captionHidden
      rows={props.entries}
      columns={[
        {
          id: "reason",
          header: t("quarantine.columnReason"),
          namesRow: true,
          cell: (entry) => t(`quarantine.reason.${entry.reason}`),
        },
        {
          id: "from",
          header: t("quarantine.columnFrom"),
          cell: (entry) => practice.nameOf(entry.member) ?? t("quarantine.unknownSender"),
        },
        {
          id: "when",
          header: t("quarantine.columnWhen"),
          cell: (entry) => formats().dateTime(entry.atMs),
        },
        {
          id: "size",
          header: t("quarantine.columnSize"),
          align: "end",
          wideOnly: true,
          cell: (entry) => formats().bytes(entry.bytes),
        },
      ]}
    />
  );
}
