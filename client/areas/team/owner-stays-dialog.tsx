import type { JSX } from "solid-js";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useWords } from "../../words/words-context.tsx";

type OwnerStaysDialogProps = { isOnlyOwner: boolean; onClose: () => void };

/** Nobody removes themselves: whoever changes the locks must stay. What would have to happen first is said here. */
export function OwnerStaysDialog(props: OwnerStaysDialogProps): JSX.Element {
  const { t } = useWords();
  return (
    <Dialog
      alert
      open
      onClose={() => props.onClose()}
      title={t("member.stays")}
      closeLabel={t("action.close")}
      actions={
        <Button kind="primary" autofocus onPress={() => props.onClose()}>
          {t("action.close")}
        </Button>
      }
    >
      <p>{t(props.isOnlyOwner ? "member.staysOnly" : "member.staysOther")}</p>
    </Dialog>
  );
}
