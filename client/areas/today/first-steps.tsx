import { useNavigate } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import { editPreferences } from "../../model/preferences.ts";
import { createAction } from "../../state/action.ts";
import { useDevice } from "../../state/device.tsx";
import { createOwnPreferences } from "../../state/own-preferences.ts";
import { usePractice } from "../../state/practice.tsx";
import { createStorage } from "../../state/storage.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Row, Stack } from "../../ui/layout.tsx";
import type { Step } from "../../ui/step-list.tsx";
import { useWords } from "../../words/words-context.tsx";
import { useCommands } from "../frame/commands.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { createIsRecoveryDecided } from "../frame/own-rights.ts";
import { createLastNotes } from "../patients/last-notes.ts";

/**
 * What a new practice needs in order to be safe and of use. Each can be done by everybody: what a browser or a person does not want is done
 * when that has been said. What is not known yet counts as done, so that no list is shown that would go again at once.
 *
 * Made once: a row that was made anew whenever a record arrives would take the focus from under somebody. Needs an owner.
 */
export function createFirstSteps(): readonly Step[] {
  return [createKitStep(), createKeepStep(), createClientStep(), createNoteStep(), createColleagueStep()];
}

function createKitStep(): Step {
  const isRecoveryDecided = createIsRecoveryDecided();
  const { t } = useWords();
  return {
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
  };
}

/** A browser may say no, and nobody can make it say yes. */
function createKeepStep(): Step {
  const device = useDevice();
  const storage = createStorage(navigator.storage);
  const { t } = useWords();
  const isKept = (): boolean => storage.facts()?.persisted ?? true;
  const isRefused = (): boolean => storage.facts()?.refused ?? false;
  const isAccepted = (): boolean => device.setting("storage-answer") === "read";
  return {
    get title() {
      return t(!isKept() && isAccepted() ? "steps.notKept" : "steps.keep");
    },
    get text() {
      return t(isRefused() ? "storage.refused" : "steps.keepText");
    },
    get isDone() {
      return isKept() || isAccepted();
    },
    action: () => (
      <Show
        when={isRefused()}
        fallback={<Button onPress={() => void storage.persist()}>{t("storage.ask")}</Button>}
      >
        <Button onPress={() => device.set("storage-answer", "read")}>{t("steps.goOn")}</Button>
      </Show>
    ),
  };
}

function createClientStep(): Step {
  const practice = usePractice();
  const isRecoveryDecided = createIsRecoveryDecided();
  const begin = createWayTo("new-client", "/clients");
  const { t } = useWords();
  return {
    get title() {
      return t("steps.client");
    },
    get text() {
      return t(isRecoveryDecided() ? "steps.clientText" : "steps.kitFirst");
    },
    get isDone() {
      return practice.patients.items().length > 0 || practice.patients.at() !== "ready";
    },
    action: () => (
      <Show when={isRecoveryDecided()} fallback={<ToKit />}>
        <Button onPress={begin}>{t("clients.add")}</Button>
      </Show>
    ),
  };
}

/** What is written before anybody could bring it back is not begun. */
function ToKit(): JSX.Element {
  const { t } = useWords();
  return <ButtonLink href="/recovery-kit">{t("steps.toKit")}</ButtonLink>;
}

function createNoteStep(): Step {
  const practice = usePractice();
  const isRecoveryDecided = createIsRecoveryDecided();
  const lastNotes = createLastNotes();
  const { t } = useWords();
  const latest = () => practice.patients.items()[0]?.patient;
  return {
    get title() {
      return t("steps.note");
    },
    get text() {
      if (!isRecoveryDecided()) return t("steps.kitFirst");
      return t(latest() === undefined ? "steps.clientFirst" : "steps.noteText");
    },
    get isDone() {
      return Object.keys(lastNotes() ?? { unknown: 0 }).length > 0;
    },
    action: () => (
      <Show when={isRecoveryDecided()} fallback={<ToKit />}>
        <Show when={latest()}>
          {(patient) => <ButtonLink href={`/clients/${patient()}`}>{t("notes.new")}</ButtonLink>}
        </Show>
      </Show>
    ),
  };
}

/** Who works alone says so once, on all their devices. */
function createColleagueStep(): Step {
  const practice = usePractice();
  const preferences = createOwnPreferences();
  const invite = createWayTo("invite", "/team");
  const { t } = useWords();
  // Nobody at all is a team that is not known yet.
  const isAlone = createMemo(() => practice.team().filter(({ living }) => living).length === 1);
  const isAloneByChoice = createMemo(() => preferences.documents().some(({ fields }) => fields.worksAlone));
  const stayAlone = createAction(() =>
    preferences.write((doc, stamp) => void editPreferences(doc, stamp, { worksAlone: true })),
  );
  return {
    get title() {
      return t(isAlone() && isAloneByChoice() ? "steps.alone" : "steps.colleague");
    },
    get text() {
      return t("steps.colleagueText");
    },
    get isDone() {
      return !isAlone() || isAloneByChoice() || preferences.at() !== "ready";
    },
    action: () => (
      <Stack gap="small">
        <Row>
          <Button kind="quiet" busy={stayAlone.busy()} onPress={() => void stayAlone.run()}>
            {t("steps.alone")}
          </Button>
          <Button onPress={invite}>{t("invite.title")}</Button>
        </Row>
        <FaultNotice fault={stayAlone.fault()} />
      </Stack>
    ),
  };
}

/** To another page, where this is begun at once. */
function createWayTo(wish: string, href: string): () => void {
  const commands = useCommands();
  const navigate = useNavigate();
  return () => {
    commands.wish(wish);
    navigate(href);
  };
}
