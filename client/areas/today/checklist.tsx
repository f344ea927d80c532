import { useNavigate } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import { useDevice } from "../../state/device.tsx";
import { useEngine } from "../../state/engine.tsx";
import { usePractice } from "../../state/practice.tsx";
import { createStorage } from "../../state/storage.ts";
import { createSummaries } from "../../state/summaries.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Section } from "../../ui/layout.tsx";
import { StepList, type Step } from "../../ui/step-list.tsx";
import { useWords } from "../../words/words-context.tsx";
import { useCommands } from "../frame/commands.tsx";

/** What a new practice needs in order to be safe and of use. For owners; gone when all is done, or when somebody has seen enough of it. */
export function Checklist(): JSX.Element {
  const practice = usePractice();
  const device = useDevice();
  return (
    <Show when={practice.isOwner() && !practice.open().demo && device.setting("first-steps") !== "hidden"}>
      <Steps onHide={() => device.set("first-steps", "hidden")} />
    </Show>
  );
}

function Steps(props: { onHide: () => void }): JSX.Element {
  const steps = createSteps();
  const { t } = useWords();
  return (
    <Show when={steps().some(({ isDone }) => !isDone)}>
      <Section
        title={t("steps.title")}
        text={t("steps.text")}
        actions={
          <Button kind="quiet" onPress={() => props.onHide()}>
            {t("steps.hide")}
          </Button>
        }
      >
        <StepList label={t("steps.title")} doneLabel={t("steps.done")} steps={steps()} />
      </Section>
    </Show>
  );
}

function createSteps(): () => readonly Step[] {
  const practice = usePractice();
  const commands = useCommands();
  const navigate = useNavigate();
  const storage = createStorage(navigator.storage);
  const notes = createSummaries(useEngine(), {
    type: "note",
    where: { createdBy: practice.open().member },
  });
  const { t } = useWords();
  const isRecoveryDecided = (): boolean => ["kit-confirmed", "declined"].includes(practice.open().recovery);
  const hasColleague = createMemo(() => practice.team().filter(({ living }) => living).length > 1);
  const wish = (id: string, href: string) => (): void => {
    commands.wish(id);
    navigate(href);
  };
  const latest = () => practice.patients.items()[0]?.patient;
  const steps = (): readonly Step[] => [
    {
      title: t("steps.kit"),
      text: t("steps.kitText"),
      isDone: isRecoveryDecided(),
      action: <ButtonLink href="/recovery-kit">{t("kit.make")}</ButtonLink>,
    },
    {
      title: t("steps.keep"),
      text: t("steps.keepText"),
      isDone: storage.facts()?.persisted ?? true,
      action: <Button onPress={() => void storage.persist()}>{t("storage.ask")}</Button>,
    },
    {
      title: t("steps.client"),
      text: t("steps.clientText"),
      isDone: practice.patients.items().length > 0 || practice.patients.at() !== "ready",
      action: isRecoveryDecided() ? (
        <Button onPress={wish("new-client", "/clients")}>{t("clients.add")}</Button>
      ) : undefined,
    },
    {
      title: t("steps.note"),
      text: t("steps.noteText"),
      isDone: notes.items().length > 0 || notes.at() !== "ready",
      action: latest() ? (
        <ButtonLink href={`/clients/${latest() ?? ""}`}>{t("notes.new")}</ButtonLink>
      ) : undefined,
    },
    {
      title: t("steps.colleague"),
      text: t("steps.colleagueText"),
      isDone: hasColleague(),
      action: <Button onPress={wish("invite", "/team")}>{t("invite.title")}</Button>,
    },
  ];
  return steps;
}
