import { useNavigate } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import { useDevice } from "../../state/device.tsx";
import { usePractice } from "../../state/practice.tsx";
import { createStorage } from "../../state/storage.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Section } from "../../ui/layout.tsx";
import { StepList, type Step } from "../../ui/step-list.tsx";
import { useWords } from "../../words/words-context.tsx";
import { useCommands } from "../frame/commands.tsx";
import { createLastNotes } from "../patients/last-notes.ts";

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
    <Show when={steps.some(({ isDone }) => !isDone)}>
      <Section
        title={t("steps.title")}
        text={t("steps.text")}
        actions={
          <Button kind="quiet" onPress={() => props.onHide()}>
            {t("steps.hide")}
          </Button>
        }
      >
        <StepList label={t("steps.title")} doneLabel={t("steps.done")} steps={steps} />
      </Section>
    </Show>
  );
}

function createSteps(): readonly Step[] {
  const practice = usePractice();
  const commands = useCommands();
  const navigate = useNavigate();
  const storage = createStorage(navigator.storage);
  const lastNotes = createLastNotes();
  const { t } = useWords();
  const isRecoveryDecided = (): boolean => ["kit-confirmed", "declined"].includes(practice.open().recovery);
  // Nobody at all is a team that is not known yet: what is not known shows no list that would go again at once.
  const isAlone = createMemo(() => practice.team().filter(({ living }) => living).length === 1);
  const wish = (id: string, href: string) => (): void => {
    commands.wish(id);
    navigate(href);
  };
  const latest = () => practice.patients.items()[0]?.patient;
  // Made once: a row that was made anew whenever a record arrives would take the focus from under somebody.
  const steps: readonly Step[] = [
    {
      get title() {
        return t("steps.kit");
      },
      get text() {
        return t("steps.kitText");
      },
      get isDone() {
        return isRecoveryDecided();
      },
      action: () => <ButtonLink href="/recovery-kit">{t("kit.make")}</ButtonLink>,
    },
    {
      get title() {
        return t("steps.keep");
      },
      get text() {
        return t("steps.keepText");
      },
      get isDone() {
        return storage.facts()?.persisted ?? true;
      },
      action: () => <Button onPress={() => void storage.persist()}>{t("storage.ask")}</Button>,
    },
    {
      get title() {
        return t("steps.client");
      },
      get text() {
        return t("steps.clientText");
      },
      get isDone() {
        return practice.patients.items().length > 0 || practice.patients.at() !== "ready";
      },
      action: () => (
        <Show when={isRecoveryDecided()}>
          <Button onPress={wish("new-client", "/clients")}>{t("clients.add")}</Button>
        </Show>
      ),
    },
    {
      get title() {
        return t("steps.note");
      },
      get text() {
        return t("steps.noteText");
      },
      get isDone() {
        return Object.keys(lastNotes() ?? { unknown: 0 }).length > 0;
      },
      action: () => (
        <Show when={latest()}>
          {(patient) => <ButtonLink href={`/clients/${patient()}`}>{t("notes.new")}</ButtonLink>}
        </Show>
      ),
    },
    {
      get title() {
        return t("steps.colleague");
      },
      get text() {
        return t("steps.colleagueText");
      },
      get isDone() {
        return !isAlone();
      },
      action: () => <Button onPress={wish("invite", "/team")}>{t("invite.title")}</Button>,
    },
  ];
  return steps;
}
