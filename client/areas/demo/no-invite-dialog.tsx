import type { JSX } from "solid-js";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";

/** In place of an invitation: that a demo has nobody to bring in, and how it goes in a practice. */
export function NoInviteDialog(props: { onClose: () => void }): JSX.Element {
  const { t } = useWords();
  return (
    <Dialog
      open
      onClose={() => props.onClose()}
      title={t("invite.title")}
      closeLabel={t("action.close")}
      actions={
        <Button kind="primary" onPress={() => props.onClose()}>
          {t("action.close")}
        </Button>
      }
    >
      <Notice tone="info">{t("demo.noInvite")}</Notice>
      <p>{t("demo.noInviteText")}</p>
    </Dialog>
  );
}
