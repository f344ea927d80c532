import { createSignal, type JSX, Show } from "solid-js";
import { useDevice } from "../../state/device.tsx";
import { idleTimes, LOCK_AFTER_MINUTES } from "../../state/idle-watch.ts";
import { usePractice } from "../../state/practice.tsx";
import { Button } from "../../ui/button.tsx";
import { Row, Section, Stack } from "../../ui/layout.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../words/words-context.tsx";
import { InsidePage } from "../frame/inside-page.tsx";
import {
  createPlaceFocus,
  type SettingsPlace,
  settingsPlaces,
  settingsTitles,
} from "../frame/place-focus.ts";
import { AboutSection } from "./about-section.tsx";
import { ChangePassphrase } from "./change-passphrase.tsx";
import { Appearance } from "./appearance.tsx";
import { ForgetDialog } from "./forget-dialog.tsx";
import { InstallSection } from "./install-section.tsx";
import { LanguageSetting } from "./language-setting.tsx";
import { OwnProfile } from "./own-profile.tsx";
import { PaperSetting } from "./paper-setting.tsx";
import { PracticeProfile } from "./practice-profile.tsx";
import { type SectionLink, SectionLinks } from "./section-links.tsx";

/** The practice, oneself, and how this device behaves. */
export default function SettingsPage(): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  createPlaceFocus(settingsPlaces);
  const here = (place: SettingsPlace): SectionLink => ({
    href: `/settings#${place}`,
    label: t(settingsTitles[place]),
    place,
  });
  const links = (): SectionLink[] => [
    ...settingsPlaces.map(here),
    { href: "/settings/safety", label: t("safety.title") },
    { href: "/team", label: t("devices.yours") },
  ];
  return (
    <InsidePage title={t("nav.settings")}>
      <SectionLinks links={links()}>
        <PracticeProfile readOnly={!practice.isOwner()} />
        <OwnProfile />
        <Appearance />
        <InstallSection />
        <LanguageSetting />
        <PaperSetting />
        <Locking />
        <ChangePassphrase />
        <ThisDevice />
        <AboutSection />
      </SectionLinks>
    </InsidePage>
  );
}

function Locking(): JSX.Element {
  const device = useDevice();
  const { t } = useWords();
  const minutes = (): string => String(idleTimes(device.setting("lock-after-minutes")).idleMs / 60_000);
  return (
    <Section place="lock" title={t("lock.title")}>
      <Stack measure>
        <Select<string>
          label={t("lock.after")}
          hint={t("lock.afterHint")}
          placeholder={t("field.choose")}
          value={minutes()}
          onChange={(value) => device.set("lock-after-minutes", value)}
          options={LOCK_AFTER_MINUTES.map((count) => ({
            value: String(count),
            label: t("lock.minutes", { count }),
          }))}
        />
      </Stack>
    </Section>
  );
}

function ThisDevice(): JSX.Element {
  const practice = usePractice();
  const device = useDevice();
  const { t } = useWords();
  const [isForgetting, setForgetting] = createSignal(false);
  const id = () => practice.open().practice;
  return (
    <Section place="device" title={t("safety.thisDevice")}>
      <Stack measure>
        <TextField
          label={t("unlock.label")}
          hint={t("unlock.labelHint")}
          optional=""
          value={device.label(id()) ?? ""}
          onInput={(text) => device.setLabel(id(), text === "" ? null : text)}
          maxLength={80}
        />
        <Row>
          <Button kind="to-danger" onPress={() => setForgetting(true)}>
            {t("forget.title")}
          </Button>
        </Row>
      </Stack>
      <Show when={isForgetting()}>
        <ForgetDialog
          open
          practice={id()}
          practiceName={practice.name() || undefined}
          onClose={() => setForgetting(false)}
        />
      </Show>
    </Section>
  );
}
