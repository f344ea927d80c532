import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { usePractice } from "../../state/practice.tsx";
import { AddIcon, ImportIcon } from "../../ui/app-icons.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Row, Stack } from "../../ui/layout.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createWish } from "../frame/commands.tsx";
import { InsidePage } from "../frame/inside-page.tsx";
import { createIsRecoveryDecided, createMayAddPatient } from "../frame/own-rights.ts";
import { UnfinishedImport } from "../import/unfinished-import.tsx";
import { NewPatientDialog } from "./new-patient-dialog.tsx";
import { PatientList } from "./patient-list.tsx";

/** All people in care whose files this device can open. */
export default function PatientsPage(): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  const navigate = useNavigate();
  /** The name that the new file begins with, where one is being made. */
  const [adding, setAdding] = createSignal<{ readonly name?: string }>();
  const add = (): void => void setAdding({});
  createWish("new-client", add);
  const isRecoveryDecided = createIsRecoveryDecided();
  const mayAdd = createMayAddPatient();
  const isEmpty = (): boolean => practice.patients.items().length === 0;

  /** For those who may: the first steps that an empty list offers. */
  const ways = (): JSX.Element => (
    <Show when={mayAdd()}>
      <Row>
        <Button icon={AddIcon} onPress={add}>
          {t("steps.client")}
        </Button>
        <ButtonLink icon={ImportIcon} href="/import">
          {t("import.menu")}
        </ButtonLink>
      </Row>
    </Show>
  );

  return (
    <InsidePage
      title={t("clients.title")}
      actions={
        <Show when={mayAdd()}>
          <Menu
            label={t("action.more")}
            items={[
              {
                kind: "action",
                label: t("import.menu"),
                icon: ImportIcon,
                onChoose: () => navigate("/import"),
              },
            ]}
          />
          <Button kind="primary" icon={AddIcon} onPress={add}>
            {t("clients.add")}
          </Button>
        </Show>
      }
    >
      <Stack gap="large">
        <Show when={!isRecoveryDecided()}>
          <Notice
            tone="attention"
            action={
              <ButtonLink kind="primary" href="/recovery-kit">
                {t("kit.make")}
              </ButtonLink>
            }
          >
            {t("clients.recoveryFirst")}
          </Notice>
        </Show>
        <UnfinishedImport />
        <Switch fallback={<PatientList onAdd={mayAdd() ? (name) => void setAdding({ name }) : undefined} />}>
          <Match when={practice.patients.at() === "loading"}>
            <Waiting>{t("waiting.loading")}</Waiting>
          </Match>
          <Match when={practice.patients.at() === "failed"}>
            <Notice tone="danger">{t("fault.internal")}</Notice>
          </Match>
          <Match when={isEmpty() && (practice.isOwner() || practice.has("front-desk"))}>
            <EmptyState title={t("clients.none")} action={ways()}>
              {t("clients.noneText")}
            </EmptyState>
          </Match>
          <Match when={isEmpty()}>
            <EmptyState title={t("clients.noneAssigned")} action={ways()}>
              {t("clients.noneAssignedText")}
            </EmptyState>
          </Match>
        </Switch>
      </Stack>
      <Show when={adding()}>
        {(asked) => <NewPatientDialog name={asked().name} onClose={() => setAdding(undefined)} />}
      </Show>
    </InsidePage>
  );
}
