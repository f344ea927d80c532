import { type JSX, Show } from "solid-js";
import type { ShownFault } from "../../state/faults.ts";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";

/** Why a step was not carried out, read out at once. */
export function FaultNotice(props: { fault: ShownFault | null; except?: ShownFault }): JSX.Element {
  const { t } = useWords();
  const shown = (): ShownFault | null => (props.fault === props.except ? null : props.fault);
  return (
    <Show when={shown()}>
      {(fault) => (
        <Notice tone="danger" announce>
          {t(`fault.${fault()}`)}
        </Notice>
      )}
    </Show>
  );
}
