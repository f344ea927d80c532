import { createSignal, type JSX, Show } from "solid-js";
import { changeStatus } from "../../model/patient-file.ts";
import { nextStatuses, type PatientMark, type PatientStatus } from "../../model/patient-status.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { usePractice } from "../../state/practice.tsx";
import { ArchiveIcon } from "../../ui/app-icons.ts";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Menu, type MenuItem } from "../../ui/menu.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";
import { MarkDialog, type SettableMark } from "./mark-dialog.tsx";

const SETTABLE: readonly SettableMark[] = ["deceased", "legal-hold"];

type StatusMenuProps = {
  doc: OpenedDocument["doc"];
  name: string;
  status: PatientStatus;
  marks: readonly PatientMark[];
};

/** The steps that the life of a file allows from here, then what it can be marked as. Archiving and marking ask first. */
export function StatusMenu(props: StatusMenuProps): JSX.Element {
  const practice = usePractice();
  const announcer = useAnnouncer();
  const { t } = useWords();
  const [isArchiving, setArchiving] = createSignal(false);
  const [marking, setMarking] = createSignal<{ readonly mark: SettableMark; readonly set: boolean }>();
  const become = (status: PatientStatus): void => {
    const outcome = changeStatus(props.doc, practice.stamp("edit"), { status });
    if (outcome !== "changed") announcer.urgent(t("status.notPossible"));
    else
      announcer.polite(
        status === "archived" ? t("archive.done") : t("status.changed", { status: t(`status.${status}`) }),
      );
  };
  const steps = (): MenuItem[] =>
    nextStatuses(props.status, new Set(props.marks))
      .filter((status) => status !== "disposed")
      .map((status) => ({
        kind: "action",
        label: status === "archived" ? t("archive.action") : labelOf(status),
        ...(status === "archived" ? { icon: ArchiveIcon } : {}),
        onChoose: () => (status === "archived" ? setArchiving(true) : become(status)),
      }));
  const markings = (): MenuItem[] =>
    SETTABLE.map((mark) => {
      const set = !props.marks.includes(mark);
      return {
        kind: "action",
        label: t(`mark.${set ? "set" : "lift"}.${mark}`),
        onChoose: () => setMarking({ mark, set }),
      };
    });
  const items = (): readonly MenuItem[] => [...steps(), { kind: "separator" }, ...markings()];
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
      <Show when={marking()}>
        {(chosen) => (
          <MarkDialog
            doc={props.doc}
            name={props.name}
            mark={chosen().mark}
            set={chosen().set}
            onClose={() => setMarking(undefined)}
          />
        )}
      </Show>
    </>
  );
}
