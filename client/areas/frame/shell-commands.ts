import { useNavigate } from "@solidjs/router";
import type { Accessor } from "solid-js";
import { useDevice } from "../../state/device.tsx";
import { usePractice } from "../../state/practice.tsx";
import { usePrivacy } from "../../state/privacy.tsx";
import {
  AddIcon,
  BackupIcon,
  HideNamesIcon,
  ImportIcon,
  InviteIcon,
  KitIcon,
  LockIcon,
  LookIcon,
  NotesToFinishIcon,
  PeopleIcon,
  SafetyIcon,
  SearchIcon,
  SettingsIcon,
  ShortcutsIcon,
  ShowNamesIcon,
  TeamIcon,
  TodayIcon,
} from "../../ui/app-icons.ts";
import { useWords } from "../../words/words-context.tsx";
import { type Command, useCommands } from "./commands.tsx";
import type { Press } from "./keys.ts";
import { createMayAddPatient, createMayWriteNotes } from "./own-rights.ts";

export interface ShellActs {
  readonly lock: () => void;
  readonly help: () => void;
  readonly palette: () => void;
}

/** What can be done from every page, for this person's roles. */
export function createShellCommands(acts: ShellActs): Accessor<readonly Command[]> {
  const places = createPlaces();
  const deeds = createDeeds(acts);
  return () => [...deeds(), ...places()];
}

function createPlaces(): Accessor<readonly Command[]> {
  const navigate = useNavigate();
  const mayWriteNotes = createMayWriteNotes();
  const { t } = useWords();
  const go = (
    id: string,
    href: string,
    look: Pick<Command, "icon" | "label"> & { letter?: string },
  ): Command => ({
    id,
    group: "go",
    icon: look.icon,
    label: look.label,
    ...(look.letter === undefined ? {} : { press: { kind: "letters", letters: ["g", look.letter] } }),
    run: () => navigate(href),
  });
  return () => [
    go("today", "/today", { icon: TodayIcon, label: t("nav.today"), letter: "t" }),
    go("clients", "/clients", { icon: PeopleIcon, label: t("nav.clients"), letter: "c" }),
    ...(mayWriteNotes()
      ? [go("notes", "/notes", { icon: NotesToFinishIcon, label: t("nav.notesToFinish"), letter: "n" })]
      : []),
    go("team", "/team", { icon: TeamIcon, label: t("nav.team"), letter: "m" }),
    go("settings", "/settings", { icon: SettingsIcon, label: t("nav.settings"), letter: "s" }),
    go("safety", "/settings/safety", { icon: SafetyIcon, label: t("nav.security"), letter: "b" }),
  ];
}

const PALETTE: Press = { kind: "chord", key: "k" };
const LOCK: Press = { kind: "chord", key: "l", shift: true };
const HELP: Press = { kind: "letters", letters: ["?"] };
const HIDE: Press = { kind: "function", key: "F9" };

function createDeeds(acts: ShellActs): Accessor<readonly Command[]> {
  const navigate = useNavigate();
  const practice = usePractice();
  const privacy = usePrivacy();
  const commands = useCommands();
  const mayAddPatient = createMayAddPatient();
  const theme = createThemeCommands();
  const { t } = useWords();
  const ofOwner = (): Command[] => [
    {
      id: "invite",
      group: "do",
      icon: InviteIcon,
      label: t("invite.title"),
      run: () => {
        commands.wish("invite");
        navigate("/team");
      },
    },
    {
      id: "backup",
      group: "do",
      icon: BackupIcon,
      label: t("backup.title"),
      run: () => navigate("/settings/safety"),
    },
  ];
  return () => [
    ...(mayAddPatient()
      ? [
          {
            id: "import",
            group: "do" as const,
            icon: ImportIcon,
            label: t("import.title"),
            also: "CSV",
            run: () => navigate("/import"),
          },
          {
            id: "new-client",
            group: "do" as const,
            icon: AddIcon,
            label: t("shortcuts.newClient"),
            run: () => {
              commands.wish("new-client");
              navigate("/clients");
            },
          },
        ]
      : []),
    ...(practice.isOwner() ? ofOwner() : []),
    {
      id: "kit",
      group: "do",
      icon: KitIcon,
      label: t("kit.title"),
      run: () => navigate("/recovery-kit"),
    },
    {
      id: "privacy",
      group: "do",
      icon: privacy.isOn() ? ShowNamesIcon : HideNamesIcon,
      label: privacy.isOn() ? t("privacy.off") : t("privacy.on"),
      press: HIDE,
      run: () => privacy.turn(),
    },
    ...theme(),
    { id: "lock", group: "do", icon: LockIcon, label: t("shortcuts.lock"), press: LOCK, run: acts.lock },
    {
      id: "help",
      group: "do",
      icon: ShortcutsIcon,
      label: t("shortcuts.title"),
      press: HELP,
      run: acts.help,
    },
    {
      id: "palette",
      group: "do",
      icon: SearchIcon,
      label: t("palette.open"),
      press: PALETTE,
      run: acts.palette,
    },
  ];
}

function createThemeCommands(): Accessor<readonly Command[]> {
  const device = useDevice();
  const { t } = useWords();
  return () =>
    (["light", "dark", "system"] as const)
      .filter((theme) => theme !== (device.setting("theme") ?? "system"))
      .map((theme) => ({
        id: `theme-${theme}`,
        group: "do",
        icon: LookIcon,
        label: t("palette.look", { look: t(`theme.${theme}`) }),
        also: t("theme.label"),
        run: () => device.set("theme", theme === "system" ? null : theme),
      }));
}
