import type { JSX } from "solid-js";
import { useDevice } from "../../state/device.tsx";
import { useSpokenLanguage } from "../../state/spoken-language.tsx";
import { Section, Stack } from "../../ui/layout.tsx";
import { Select } from "../../ui/select.tsx";
import { useWords } from "../../words/words-context.tsx";
import { isPaper, paperOf, papers } from "../notes/paper.ts";

const BY_REGION = "by-region";

/** What lies in the printer that this device prints on. */
export function PaperSetting(): JSX.Element {
  const device = useDevice();
  const spoken = useSpokenLanguage();
  const { t } = useWords();
  const chosen = (): string => {
    const setting = device.setting("paper");
    return isPaper(setting) ? setting : BY_REGION;
  };
  const usual = (): string => t(`print.${paperOf(spoken.locale())}`);
  return (
    <Section place="paper" title={t("paper.title")}>
      <Stack measure>
        <Select<string>
          label={t("print.paper")}
          hint={t("paper.hint")}
          placeholder={t("field.choose")}
          value={chosen()}
          onChange={(value) => device.set("paper", value === BY_REGION ? null : value)}
          options={[
            { value: BY_REGION, label: t("paper.byRegion", { paper: usual() }) },
            ...papers.map((value) => ({ value, label: t(`print.${value}`) })),
          ]}
        />
      </Stack>
    </Section>
  );
}
