import { createSignal, type JSX, Show } from "solid-js";
import { useSpokenLanguage } from "../../state/spoken-language.tsx";
import { Quiet, Section, Stack } from "../../ui/layout.tsx";
import { Select } from "../../ui/select.tsx";
import { languages } from "../../words/languages.ts";
import { useWords } from "../../words/words-context.tsx";

/** The language of this device's screen. Colleagues keep theirs, and records stay as they were written. */
export function LanguageSetting(): JSX.Element {
  const spoken = useSpokenLanguage();
  const { t, language } = useWords();
  const [hasFailed, setFailed] = createSignal(false);
  const choose = async (tag: string): Promise<void> => void setFailed(!(await spoken.speak(tag)));
  return (
    <Section place="language" title={t("language.label")}>
      <Stack measure>
        <Select<string>
          label={t("language.label")}
          hint={t("language.hint")}
          placeholder={t("field.choose")}
          value={spoken.language().tag}
          onChange={(tag) => void choose(tag)}
          options={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
          error={hasFailed() ? t("language.notLoaded") : undefined}
        />
        <Show when={language().unread}>
          <Quiet>{t("language.unread")}</Quiet>
        </Show>
      </Stack>
    </Section>
  );
}
