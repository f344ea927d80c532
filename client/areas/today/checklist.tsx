import { type JSX, onCleanup, Show } from "solid-js";
import { useDevice } from "../../state/device.tsx";
import { usePractice } from "../../state/practice.tsx";
import { Button } from "../../ui/button.tsx";
import { createFocusMemory } from "../../ui/focus-memory.ts";
import { Section } from "../../ui/layout.tsx";
import { type Step, StepList } from "../../ui/step-list.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createFirstSteps } from "./first-steps.tsx";

type ChecklistProps = {
  /** It went from under somebody who stood in it. */
  onGone: () => void;
};

/** What a new practice needs in order to be safe and of use. For owners; gone when all is done, or when somebody has seen enough of it. */
export function Checklist(props: ChecklistProps): JSX.Element {
  const practice = usePractice();
  const device = useDevice();
  return (
    <Show when={practice.isOwner() && !practice.open().demo && device.setting("first-steps") !== "hidden"}>
      <Unfinished onGone={() => props.onGone()} onHide={() => device.set("first-steps", "hidden")} />
    </Show>
  );
}

type StepsProps = ChecklistProps & { onHide: () => void };

function Unfinished(props: StepsProps): JSX.Element {
  const steps = createFirstSteps();
  return (
    <Show when={steps.some(({ isDone }) => !isDone)}>
      <Steps steps={steps} onGone={() => props.onGone()} onHide={() => props.onHide()} />
    </Show>
  );
}

function Steps(props: StepsProps & { steps: readonly Step[] }): JSX.Element {
  const focus = createFocusMemory();
  const { t } = useWords();
  const tell = (): void => {
    if (focus.isLost()) props.onGone();
  };
  // At this moment the list still stands there.
  onCleanup(() => queueMicrotask(tell));
  return (
    <div ref={(element) => focus.watch(element)}>
      <Section
        title={t("steps.title")}
        text={t("steps.text")}
        actions={
          <Button kind="quiet" onPress={() => props.onHide()}>
            {t("steps.hide")}
          </Button>
        }
      >
        <StepList label={t("steps.title")} doneLabel={t("steps.done")} steps={props.steps} />
      </Section>
    </div>
  );
}
