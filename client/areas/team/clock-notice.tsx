import { type JSX, Show } from "solid-js";
import type { ClockCheck } from "../../state/relay-clock.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";

/** Says that a link made now would end at the wrong time, and how to go on all the same. */
export function ClockNotice(props: { check: ClockCheck; busy: boolean; onGoOn: () => void }): JSX.Element {
  const { t, formats } = useWords();
  return (
    <Show when={props.check.differing()}>
      {(clocks) => (
        <Notice
          tone="attention"
          announce
          title={t("clock.differs")}
          action={
            <Button busy={props.busy} onPress={() => props.onGoOn()}>
              {t("clock.goOn")}
            </Button>
          }
        >
          {t("clock.differsText", {
            here: formats().dateTime(clocks().hereMs),
            there: formats().dateTime(clocks().relayMs),
          })}
        </Notice>
      )}
    </Show>
  );
}
