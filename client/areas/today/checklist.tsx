import { type JSX, Show } from "solid-js";
import { useDevice } from "../../state/device.tsx";
import { usePractice } from "../../state/practice.tsx";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/layout.tsx";
import { StepList } from "../../ui/step-list.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createFirstSteps } from "./first-steps.tsx";

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
  const steps = createFirstSteps();
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
