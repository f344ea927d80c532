import type { JSX } from "solid-js";
import { Section } from "../../ui/layout.tsx";
import { useWords } from "../../words/words-context.tsx";
import { TextLinks } from "../welcome/text-links.tsx";

/** The public texts, for those who work here. */
export function AboutSection(): JSX.Element {
  const { t } = useWords();
  return (
    <Section place="about" title={t("texts.label")} text={t("texts.newTab")}>
      <TextLinks newTab />
    </Section>
  );
}
