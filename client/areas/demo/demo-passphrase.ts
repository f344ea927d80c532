import { usePractice } from "../../state/practice.tsx";
import { useWords } from "../../words/words-context.tsx";

/** A demo holds nobody's records, so its key may lie in the open. It is sealed like every practice all the same. */
export const DEMO_PASSPHRASE = "nobody lives in this demo practice";

export interface DemoPassphrase {
  /** What stands in a field for one's own passphrase before anything is typed; empty where the practice is none. */
  readonly atFirst: string;
  /** The sentence beside the field. */
  hint(): string | undefined;
}

/** Nobody can know a passphrase that they never chose: in a demo the fields that ask for it have it, and say what it is. */
export function useDemoPassphrase(): DemoPassphrase {
  const practice = usePractice();
  const { t } = useWords();
  const isDemo = practice.open().demo;
  return {
    atFirst: isDemo ? DEMO_PASSPHRASE : "",
    hint: () => (isDemo ? t("demo.passphrase", { passphrase: DEMO_PASSPHRASE }) : undefined),
  };
}
