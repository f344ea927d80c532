/** What can be set from everywhere: each part of the settings, and each choice of how this device looks, speaks and locks. */
import { useNavigate } from "@solidjs/router";
import type { Accessor } from "solid-js";
import { type DeviceSetting, useDevice } from "../../state/device.tsx";
import { idleTimes, LOCK_AFTER_MINUTES } from "../../state/idle-watch.ts";
import { useInstallation } from "../../state/installation.ts";
import { useSpokenLanguage } from "../../state/spoken-language.tsx";
import {
  InstallIcon,
  LanguageIcon,
  LockIcon,
  LookIcon,
  SafetyIcon,
  SettingsIcon,
} from "../../ui/app-icons.ts";
import type { Icon } from "../../ui/icon.ts";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { languages } from "../../words/languages.ts";
import { useWords } from "../../words/words-context.tsx";
import { type Command, useCommands } from "./commands.tsx";
import { type SafetyPlace, type SettingsPlace, settingsTitles, wishForPlace } from "./place-focus.ts";

/** Needs an owner. */
export function createSettingsCommands(): Accessor<readonly Command[]> {
  const places = createPlaceCommands();
  const looks = createLookCommands();
  const language = createLanguageCommands();
  const locking = createLockCommands();
  return () => [...looks(), ...language(), ...locking(), ...places()];
}

function createPlaceCommands(): Accessor<readonly Command[]> {
  const navigate = useNavigate();
  const commands = useCommands();
  const installation = useInstallation();
  const { t } = useWords();
  const to = (page: string, icon: Icon) => (place: string, part: string, also: string) => ({
    id: `place-${place}`,
    group: "go" as const,
    icon,
    label: t("palette.choice", {
      what: t(page === "/settings" ? "nav.settings" : "nav.security"),
      choice: part,
    }),
    also,
    onlySought: true,
    run: () => {
      commands.wish(wishForPlace(place));
      navigate(`${page}#${place}`);
    },
  });
  const toSettings = to("/settings", SettingsIcon);
  const setting = (place: SettingsPlace, also: string): Command =>
    toSettings(place, t(settingsTitles[place]), also);
  const safety: (place: SafetyPlace, part: string, also: string) => Command = to(
    "/settings/safety",
    SafetyIcon,
  );
  const install = (): Command => ({
    id: "install",
    group: "do",
    icon: InstallIcon,
    label: t("install.do"),
    also: t("also.install"),
    onlySought: true,
    run: () => void installation.install(),
  });
  return () => [
    ...(installation.at() === "offered" ? [install()] : []),
    setting("practice", t("also.practice")),
    setting("profile", t("also.profile")),
    setting("look", t("also.theme")),
    setting("install", `${t("install.do")} ${t("also.install")}`),
    setting("language", t("also.language")),
    setting("paper", t("also.paper")),
    setting("lock", `${t("lock.after")} ${t("also.lock")}`),
    setting("passphrase", t("also.passphrase")),
    setting("device", `${t("forget.title")} ${t("also.forget")}`),
    setting("about", t("also.texts")),
    safety("server", t("safety.server"), t("also.server")),
    safety("recovery", t("safety.recovery"), t("also.kit")),
    safety("storage", t("safety.thisDevice"), t("also.storage")),
    safety("set-aside", t("safety.setAside"), t("also.setAside")),
  ];
}

type Choices = {
  readonly setting: DeviceSetting;
  readonly label: string;
  readonly also: string;
  /** Value and words; the empty value is what holds when nothing was chosen. */
  readonly options: readonly (readonly [value: string, label: string])[];
};

/** What it looks like already is not offered. */
function createLookCommands(): Accessor<readonly Command[]> {
  const device = useDevice();
  const { t } = useWords();
  const ofChoices = ({ setting, label, also, options }: Choices): Command[] =>
    options
      .filter(([value]) => value !== (device.setting(setting) ?? ""))
      .map(([value, words]) => ({
        id: `${setting}-${value}`,
        group: "do",
        icon: LookIcon,
        label: t("palette.choice", { what: label, choice: words }),
        also,
        onlySought: true,
        run: () => device.set(setting, value === "" ? null : value),
      }));
  return () =>
    [
      {
        setting: "text-size" as const,
        label: t("look.size"),
        also: t("also.size"),
        options: [
          ["small", t("look.sizeSmall")],
          ["", t("look.sizeNormal")],
          ["large", t("look.sizeLarge")],
          ["largest", t("look.sizeLargest")],
        ] as const,
      },
      {
        setting: "density" as const,
        label: t("look.density"),
        also: t("also.density"),
        options: [
          ["", t("look.densityRoomy")],
          ["compact", t("look.densityCompact")],
        ] as const,
      },
      {
        setting: "contrast" as const,
        label: t("look.contrast"),
        also: t("also.contrast"),
        options: [
          ["", t("theme.system")],
          ["more", t("look.contrastMore")],
        ] as const,
      },
    ].flatMap(ofChoices);
}

/** Each is found by its own name, and by what the language of the screen calls it. */
function createLanguageCommands(): Accessor<readonly Command[]> {
  const spoken = useSpokenLanguage();
  const announcer = useAnnouncer();
  const { t, language } = useWords();
  const speak = async (tag: string): Promise<void> => {
    if (!(await spoken.speak(tag))) announcer.urgent(t("language.notLoaded"));
  };
  return () => {
    const names = new Intl.DisplayNames([language().tag], { type: "language" });
    return languages
      .filter(({ tag }) => tag !== language().tag)
      .map(({ tag, name }) => ({
        id: `language-${tag}`,
        group: "do",
        icon: LanguageIcon,
        label: t("palette.choice", { what: t("language.label"), choice: name }),
        also: `${names.of(tag) ?? ""} ${t("also.language")}`,
        onlySought: true,
        run: () => void speak(tag),
      }));
  };
}

function createLockCommands(): Accessor<readonly Command[]> {
  const device = useDevice();
  const { t } = useWords();
  return () =>
    LOCK_AFTER_MINUTES.filter(
      (count) => count * 60_000 !== idleTimes(device.setting("lock-after-minutes")).idleMs,
    ).map((count) => ({
      id: `lock-after-${count}`,
      group: "do",
      icon: LockIcon,
      label: t("palette.choice", { what: t("lock.after"), choice: t("lock.minutes", { count }) }),
      also: t("also.lock"),
      onlySought: true,
      run: () => device.set("lock-after-minutes", String(count)),
    }));
}
