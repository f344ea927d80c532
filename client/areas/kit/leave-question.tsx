import { type BeforeLeaveEventArgs, useBeforeLeave } from "@solidjs/router";
import { createSignal, type JSX } from "solid-js";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { useWords } from "../../words/words-context.tsx";

/** Asks whoever goes to another page, by whatever way, while the sheet is not checked. Locking is not asked about: it cannot wait. */
export function LeaveQuestion(props: { asks: boolean }): JSX.Element {
  const [leaving, setLeaving] = createSignal<BeforeLeaveEventArgs>();
  const { t } = useWords();
  useBeforeLeave((event) => {
    const { to, from } = event;
    const isHere = typeof to === "string" && new URL(to, location.href).pathname === from.pathname;
    if (!props.asks || isHere) return;
    event.preventDefault();
    // The box of commands that led here closes first, so that the focus comes back to where it was before.
    queueMicrotask(() => setLeaving(event));
  });
  const leave = (): void => {
    const event = leaving();
    setLeaving(undefined);
    event?.retry(true);
  };
  return (
    <ConfirmDialog
      danger
      open={leaving() !== undefined}
      title={t("kit.leaveTitle")}
      confirmLabel={t("kit.leave")}
      cancelLabel={t("kit.stay")}
      onConfirm={leave}
      onCancel={() => setLeaving(undefined)}
    >
      <p>{t("kit.leaveText")}</p>
    </ConfirmDialog>
  );
}
