import type { JSX } from "solid-js";
import { type DeviceSetting, useDevice } from "../../state/device.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Columns, Section, Stack } from "../../ui/layout.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { useWords } from "../../words/words-context.tsx";

/** How this device's screen looks. It lies beside the records, not in them, and holds before unlocking too. */
export function Appearance(): JSX.Element {
  const device = useDevice();
  const { t } = useWords();
  return (
    <Section place="look" title={t("theme.label")}>
      <Columns>
        <Choice
          setting="theme"
          label={t("look.light")}
          options={[
            ["", t("theme.system")],
            ["light", t("theme.light")],
            ["dark", t("theme.dark")],
          ]}
        />
        <Choice
          setting="text-size"
          label={t("look.size")}
          options={[
            ["small", t("look.sizeSmall")],
            ["", t("look.sizeNormal")],
            ["large", t("look.sizeLarge")],
            ["largest", t("look.sizeLargest")],
          ]}
        />
        <Choice
          setting="density"
          label={t("look.density")}
          options={[
            ["", t("look.densityRoomy")],
            ["compact", t("look.densityCompact")],
          ]}
        />
        <Choice
          setting="contrast"
          label={t("look.contrast")}
          options={[
            ["", t("theme.system")],
            ["more", t("look.contrastMore")],
          ]}
        />
      </Columns>
      <Stack measure>
        <Checkbox
          label={t("shortcuts.singleKey")}
          description={t("shortcuts.singleKeyText")}
          checked={device.setting("key-shortcuts") !== "off"}
          onChange={(isOn) => device.set("key-shortcuts", isOn ? null : "off")}
        />
      </Stack>
    </Section>
  );
}

type ChoiceProps = {
  setting: DeviceSetting;
  label: string;
  /** Value and words; the empty value is what holds when nothing was chosen. */
  options: readonly (readonly [value: string, label: string])[];
};

function Choice(props: ChoiceProps): JSX.Element {
  const device = useDevice();
  return (
    <RadioGroup<string>
      label={props.label}
      value={device.setting(props.setting) ?? ""}
      onChange={(value) => device.set(props.setting, value === "" ? null : value)}
      options={props.options.map(([value, label]) => ({ value, label }))}
    />
  );
}
