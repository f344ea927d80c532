import { usePractice } from "../../state/practice.tsx";
import { useWords } from "../../words/words-context.tsx";

/** A member's name for the page; never empty. */
export function createMemberName(): (member: string | null | undefined) => string {
  const practice = usePractice();
  const { t } = useWords();
  return (member) => practice.nameOf(member) ?? t("team.unnamed");
}
