import { useNavigate } from "@solidjs/router";
import { type Accessor, createMemo } from "solid-js";
import { useDevice } from "../../state/device.tsx";
import { usePractice } from "../../state/practice.tsx";
import { usePrivacy } from "../../state/privacy.tsx";
import {
  AddIcon,
  BackupIcon,
  DeviceIcon,
  HideNamesIcon,
  ImportIcon,
  InviteIcon,
  KitIcon,
  LockIcon,
  LookIcon,
  NoteIcon,
  NotesToFinishIcon,
  PeopleIcon,
  SafetyIcon,
  SearchIcon,
  SettingsIcon,
  ShortcutsIcon,
  ShowNamesIcon,
  TeamIcon,
  TodayIcon,
  ViewsIcon,
} from "../../ui/app-icons.ts";
import { useWords } from "../../words/words-context.tsx";
import { type Command, useCommands } from "./commands.tsx";
import type { Press } from "./keys.ts";
import { createSavedViews, wishForView } from "../patients/saved-views.ts";
import { createMayAddPatient, createMayWriteNotes } from "./own-rights.ts";
import { wishForPlace } from "./place-focus.ts";
import { createSettingsCommands } from "./settings-commands.ts";

export interface ShellActs {
  readonly lock: () => void;
  readonly help: () => void;
  readonly palette: () => void;
}

/** What can be done from every page, for this person's roles. */
export function createShellCommands(acts: ShellActs): Accessor<readonly Command[]> {
  const places = createPlaces();
  const deeds = createDeeds(acts);
  const settings = createSettingsCommands();
  const views = createViewCommands();
  // A page that comes or goes with commands of its own leaves these as they are.
  const all = createMemo(() => [...deeds(), ...places(), ...views(), ...settings()]);
  return all;
}

function createPlaces(): Accessor<readonly Command[]> {
  const navigate = useNavigate();
  const mayWriteNotes = createMayWriteNotes();
  const { t } = useWords();
  const go = (
    id: string,
    href: string,
    look: Pick<Command, "icon" | "label"> & { also: string; letter: string },
  ): Command => ({
    id,
    group: "go",
    icon: look.icon,
    label: look.label,
    also: look.also,
    press: { kind: "letters", letters: ["g", look.letter] },
    run: () => navigate(href),
  });
  return () => [
    go("today", "/today", { icon: TodayIcon, label: t("nav.today"), also: t("also.today"), letter: "t" }),
    go("clients", "/clients", {
      icon: PeopleIcon,
      label: t("nav.clients"),
      also: t("also.clients"),
      letter: "c",
    }),
    ...(mayWriteNotes()
      ? [
          go("notes", "/notes", {
            icon: NotesToFinishIcon,
            label: t("nav.notesToFinish"),
            also: t("also.toFinish"),
            letter: "n",
          }),
        ]
      : []),
    go("team", "/team", { icon: TeamIcon, label: t("nav.team"), also: t("also.team"), letter: "m" }),
    go("settings", "/settings", {
      icon: SettingsIcon,
      label: t("nav.settings"),
      also: t("also.settings"),
      letter: "s",
    }),
    go("safety", "/settings/safety", {
      icon: SafetyIcon,
      label: t("nav.security"),
      also: t("also.safety"),
      letter: "b",
    }),
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
  const mayWriteNotes = createMayWriteNotes();
  const begin = (wish: string, href: string) => (): void => {
    commands.wish(wish);
    navigate(href);
  };
  const theme = createThemeCommands();
  const { t } = useWords();
  const invite = (): Command => ({
    id: "invite",
    group: "do",
    icon: InviteIcon,
    label: t("invite.title"),
    also: t("also.invite"),
    run: begin("invite", "/team"),
  });
  const device = (): Command => ({
    id: "add-device",
    group: "do",
    icon: DeviceIcon,
    label: t("devices.add"),
    also: t("also.device"),
    run: begin("add-device", "/team"),
  });
  /** A note is about somebody, who is sought first. */
  const note = (): Command => ({
    id: "new-note-for",
    group: "do",
    icon: NoteIcon,
    label: t("palette.newNoteFor"),
    also: t("also.newNote"),
    run: begin("search-clients", "/clients"),
  });
  return () => [
    ...(mayAddPatient()
      ? [
          {
            id: "import",
            group: "do" as const,
            icon: ImportIcon,
            label: t("import.title"),
            also: t("also.import"),
            run: () => navigate("/import"),
          },
          {
            id: "new-client",
            group: "do" as const,
            icon: AddIcon,
            label: t("shortcuts.newClient"),
            also: t("also.newClient"),
            run: begin("new-client", "/clients"),
          },
        ]
      : []),
    ...(mayWriteNotes() ? [note()] : []),
    ...(practice.isOwner() ? [invite()] : []),
    ...(practice.open().demo ? [] : [device()]),
    {
      id: "backup",
      group: "do",
      icon: BackupIcon,
      label: t("backup.title"),
      also: t("also.backup"),
      run: begin(wishForPlace("backup"), "/settings/safety#backup"),
    },
    {
      id: "kit",
      group: "do",
      icon: KitIcon,
      label: t("kit.title"),
      also: t("also.kit"),
      run: () => navigate("/recovery-kit"),
    },
    {
      id: "privacy",
      group: "do",
      icon: privacy.isOn() ? ShowNamesIcon : HideNamesIcon,
      label: privacy.isOn() ? t("privacy.off") : t("privacy.on"),
      also: t("also.privacy"),
      press: HIDE,
      run: () => privacy.turn(),
    },
    ...theme(),
    {
      id: "lock",
      group: "do",
      icon: LockIcon,
      label: t("shortcuts.lock"),
      also: t("also.lock"),
      press: LOCK,
      run: acts.lock,
    },
    {
      id: "help",
      group: "do",
      icon: ShortcutsIcon,
      label: t("shortcuts.title"),
      also: t("also.help"),
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
        also: t("also.theme"),
        run: () => device.set("theme", theme === "system" ? null : theme),
      }));
}

/** The member's own views of the list, by the names that they gave them. */
function createViewCommands(): Accessor<readonly Command[]> {
  const navigate = useNavigate();
  const commands = useCommands();
  const views = createSavedViews();
  const { t } = useWords();
  return () =>
    views.all().map(({ id, name }) => ({
      id: `view-${id}`,
      group: "go",
      icon: ViewsIcon,
      label: t("palette.view", { name }),
      also: t("also.views"),
      run: () => {
        commands.wish(wishForView(id));
        navigate("/clients");
      },
    }));
}
