import type { Accessor } from "solid-js";
import { usePractice } from "../../state/practice.tsx";
import { useWords } from "../../words/words-context.tsx";

/**
 * What there is to say about one's recovery kit, in one sentence for every place that says it. A code that was shown and not checked opens
 * the records all the same, also for somebody who has decided against the kit since.
 */
export function createKitWords(): Accessor<string> {
  const practice = usePractice();
  const { t } = useWords();
  const hasCode = (): boolean =>
    practice
      .team()
      .find(({ member }) => member === practice.open().member)
      ?.devices.some(({ kind, living }) => kind === "kit" && living) ?? false;
  return () =>
    ({
      none: t("kit.none"),
      "kit-made": t("kit.unchecked"),
      "kit-confirmed": t("kit.ready"),
      "kit-elsewhere": t("kit.elsewhere"),
      declined: t(hasCode() ? "kit.declinedCode" : "kit.declinedNow"),
    })[practice.open().recovery];
}
