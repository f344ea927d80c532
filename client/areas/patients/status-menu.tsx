import { createSignal, type JSX, Show } from "solid-js";
import { changeStatus } from "../../model/patient-file.ts";
import { nextStatuses, type PatientMark, type PatientStatus } from "../../model/patient-status.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { usePractice } from "../../state/practice.tsx";
import { ArchiveIcon, MarkIcon, StatusIcon } from "../../ui/app-icons.ts";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import type { Icon } from "../../ui/icon.ts";
import { Menu, type MenuItem } from "../../ui/menu.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createPageCommands } from "../frame/commands.tsx";
import { MarkDialog, type SettableMark } from "./mark-dialog.tsx";

const SETTABLE: readonly SettableMark[] = ["deceased", "legal-hold"];

type Step = { id: string; label: string; icon?: Icon; onChoose: () => void };

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
  const labelOf = (status: PatientStatus): string =>
    props.status === "archived" ? t("archive.bringBack") : t(`status.${status}`);
  const steps = (): readonly Step[] =>
    nextStatuses(props.status, new Set(props.marks))
      .filter((status) => status !== "disposed")
      .map((status) => ({
        id: `status-${status}`,
        label: status === "archived" ? t("archive.action") : labelOf(status),
        ...(status === "archived" ? { icon: ArchiveIcon } : {}),
        onChoose: () => (status === "archived" ? setArchiving(true) : become(status)),
      }));
  const markings = (): readonly Step[] =>
    SETTABLE.map((mark) => {
      const set = !props.marks.includes(mark);
      return {
        id: `mark-${mark}`,
        label: t(`mark.${set ? "set" : "lift"}.${mark}`),
        onChoose: () => setMarking({ mark, set }),
      };
    });
  const asItem = (step: Step): MenuItem => ({ kind: "action", ...step });
  const items = (): readonly MenuItem[] => [
    ...steps().map(asItem),
    { kind: "separator" },
    ...markings().map(asItem),
  ];
  createPageCommands(() => [
    ...steps().map(({ id, label, icon, onChoose }) => ({
      id,
      group: "page" as const,
      icon: icon ?? StatusIcon,
      label: t("palette.choice", { what: t("status.change"), choice: label }),
      also: t("also.status"),
      run: onChoose,
    })),
    ...markings().map(({ id, label, onChoose }) => ({
      id,
      group: "page" as const,
      icon: MarkIcon,
      label,
      also: t("also.marks"),
      run: onChoose,
    })),
  ]);
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
