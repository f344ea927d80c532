/**
 * What was typed into the form of a new file and neither used nor given up: whoever closes the form by accident finds it again. It is kept in
 * memory only, for as long as the practice is open.
 */
import { type Practice, usePractice } from "../../state/practice.tsx";

export interface NewPatientDraft {
  readonly code: string;
  readonly name: string;
  readonly status: "enquiry" | "waiting" | "active";
}

const draftByPractice = new WeakMap<Practice, NewPatientDraft>();

export interface DraftPlace {
  readonly left: NewPatientDraft | undefined;
  keep(draft: NewPatientDraft): void;
  forget(): void;
}

export function useNewPatientDraft(): DraftPlace {
  const practice = usePractice();
  return {
    left: draftByPractice.get(practice),
    keep: (draft) => void draftByPractice.set(practice, draft),
    forget: () => void draftByPractice.delete(practice),
  };
}
