import { createSignal, type JSX } from "solid-js";
import { changeStatus, readPatientFile } from "../../model/patient-file.ts";
import { nextStatuses, type PatientStatus } from "../../model/patient-status.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { usePractice } from "../../state/practice.tsx";
import { ArchiveIcon } from "../../ui/app-icons.ts";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Menu, type MenuItem } from "../../ui/menu.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";

type StatusMenuProps = { doc: OpenedDocument["doc"]; name: string; status: PatientStatus };

/** The steps that the life of a file allows from here. Archiving asks first. */
export function StatusMenu(props: StatusMenuProps): JSX.Element {
  const practice = usePractice();
  const announcer = useAnnouncer();
  const { t } = useWords();
  const [isArchiving, setArchiving] = createSignal(false);
  const become = (status: PatientStatus): void => {
    const outcome = changeStatus(props.doc, practice.stamp("edit"), { status });
    if (outcome !== "changed") announcer.urgent(t("status.notPossible"));
    else
      announcer.polite(
        status === "archived" ? t("archive.done") : t("status.changed", { status: t(`status.${status}`) }),
      );
  };
  const items = (): readonly MenuItem[] => {
    const { marks } = readPatientFile(props.doc).value;
    return nextStatuses(props.status, marks)
      .filter((status) => status !== "disposed")
      .map((status) => ({
        kind: "action",
        label: status === "archived" ? t("archive.action") : labelOf(status),
        ...(status === "archived" ? { icon: ArchiveIcon } : {}),
        onChoose: () => (status === "archived" ? setArchiving(true) : become(status)),
      }));
  };
  const labelOf = (status: PatientStatus): string =>
    props.status === "archived" ? t("archive.bringBack") : t(`status.${status}`);
  return (
    <>
      <Menu label={t("status.change")} withWords items={items()} />
      <ConfirmDialog
        open={isArchiving()}
        title={t("archive.title", { name: props.name })}
        confirmLabel={t("archive.confirm")}
        cancelLabel={t("action.cancel")}
        onConfirm={() => {
          setArchiving(false);
          become("archived");
        }}
        onCancel={() => setArchiving(false)}
      >
        <p>{t("archive.text")}</p>
      </ConfirmDialog>
    </>
  );
}
