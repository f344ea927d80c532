import { useLocation } from "@solidjs/router";
import {
  type Accessor,
  createEffect,
  createMemo,
  createSignal,
  ErrorBoundary,
  type JSX,
  on,
  onCleanup,
  Show,
} from "solid-js";
import { type BeforeLock, BeforeLockProvider, makeBeforeLock } from "../../state/before-lock.tsx";
import { useDevice } from "../../state/device.tsx";
import { useEngine } from "../../state/engine.tsx";
import { createIdleLock } from "../../state/idle-lock.ts";
import { usePractice } from "../../state/practice.tsx";
import { usePrivacy } from "../../state/privacy.tsx";
import {
  HideNamesIcon,
  LockIcon,
  NotesToFinishIcon,
  PeopleIcon,
  SafetyIcon,
  SettingsIcon,
  TeamIcon,
  TodayIcon,
} from "../../ui/app-icons.ts";
import { Emblem } from "../../ui/emblem.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { SearchButton } from "../../ui/search-button.tsx";
import { type NavItem, Shell } from "../../ui/shell.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/words-context.tsx";
import { Palette } from "../palette/palette.tsx";
import { CrashedPart } from "../trouble/crashed.tsx";
import { EarlyKeysProvider } from "./early-keys.tsx";
import { HeaderSaveState } from "./header-save-state.tsx";
import { IdleWarning } from "./idle-warning.tsx";
import { createJoinRequests } from "../../state/join-requests.ts";
import { type Command, CommandsProvider, useCommands } from "./commands.tsx";
import { createUnlockedWayBack } from "./create-way-back.ts";
import { makeKeyReader, shownKeys } from "./keys.ts";
import { createMayWriteNotes } from "./own-rights.ts";
import { createShellCommands } from "./shell-commands.ts";
import { ShellNotices } from "./shell-notices.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";

const VEIL_MS = 1_000;

/** The frame of every page of the open practice. */
export function InsideShell(props: { children: JSX.Element }): JSX.Element {
  const beforeLock = makeBeforeLock();
  createUnlockedWayBack();
  return (
    <BeforeLockProvider value={beforeLock}>
      <CommandsProvider>
        <EarlyKeysProvider>
          <Framed beforeLock={beforeLock}>{props.children}</Framed>
        </EarlyKeysProvider>
      </CommandsProvider>
    </BeforeLockProvider>
  );
}

function Framed(props: { beforeLock: BeforeLock; children: JSX.Element }): JSX.Element {
  const engine = useEngine();
  const device = useDevice();
  const privacy = usePrivacy();
  const { t } = useWords();
  const [opened, setOpened] = createSignal<"help" | "palette">();
  const recent = createRecentPatients();
  const [isVeiled, setVeiled] = createSignal(false);
  const saveAndLock = async (): Promise<void> => {
    // A slow disk may need a while for what forms hold. Nobody reads on meanwhile.
    const veiling = setTimeout(() => setVeiled(true), VEIL_MS);
    await props.beforeLock.run();
    engine.link.flush();
    // It may be locked already, from another tab.
    await engine.call("lock").catch(() => undefined);
    clearTimeout(veiling);
    setVeiled(false);
  };
  let locking: Promise<void> | undefined;
  // A second wish to lock must not cut off what the first one is saving.
  const lock = (): Promise<void> => (locking ??= saveAndLock().finally(() => (locking = undefined)));
  const idle = createIdleLock(() => void lock());
  const everywhere = createShellCommands({
    lock: () => void lock(),
    help: () => setOpened("help"),
    palette: () => setOpened("palette"),
  });
  const pageCommands = useCommands().ofPage;
  const commands = createMemo(() => [...pageCommands(), ...everywhere()]);
  createKeys(() => commands());
  const navItems = createNavItems();
  const moreItems = createMoreItems();

  return (
    <>
      <Show
        when={idle.situation().at !== "over" && !isVeiled()}
        fallback={<Waiting>{t("lock.locking")}</Waiting>}
      >
        <Shell
          brand={<Brand />}
          items={navItems()}
          moreItems={moreItems()}
          collapsed={device.setting("navigation") === "narrow"}
          onCollapse={(isNarrow) => device.set("navigation", isNarrow ? "narrow" : null)}
          veiled={privacy.isOn()}
          words={{
            navigation: t("nav.label"),
            skip: t("nav.skip"),
            collapse: t("nav.collapse"),
            more: t("nav.more"),
          }}
          lead={
            <SearchButton
              label={t("palette.open")}
              keys={shownKeys({ kind: "chord", key: "k" }, (key) => t(`key.${key}`))}
              onPress={() => setOpened("palette")}
            />
          }
          header={
            <>
              <HeaderSaveState />
              <IconButton
                label={t("privacy.on")}
                icon={HideNamesIcon}
                pressed={privacy.isOn()}
                onPress={() => privacy.turn()}
              />
              <IconButton label={t("action.lock")} icon={LockIcon} onPress={() => void lock()} />
            </>
          }
        >
          <ShellNotices />
          <PageContent>{props.children}</PageContent>
        </Shell>
        <Show when={opened() === "palette"}>
          <Palette commands={commands()} recent={recent()} onClose={() => setOpened(undefined)} />
        </Show>
      </Show>
      <IdleWarning situation={idle.situation()} onStay={() => idle.stay()} onLock={() => void lock()} />
      <ShortcutsDialog
        open={opened() === "help"}
        commands={commands()}
        onClose={() => setOpened(undefined)}
      />
    </>
  );
}

/** A part that broke leaves the frame standing, and the next page starts afresh. */
function PageContent(props: { children: JSX.Element }): JSX.Element {
  const location = useLocation();
  return (
    <ErrorBoundary
      fallback={(error: unknown, reset) => {
        createEffect(on(() => location.pathname, reset, { defer: true }));
        return <CrashedPart error={error} />;
      }}
    >
      {props.children}
    </ErrorBoundary>
  );
}

function Brand(): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  return (
    <>
      <Show when={practice.logo()}>{(logo) => <Emblem source={logo()} />}</Show>
      {practice.name() || t("app.name")}
    </>
  );
}

function createNavItems(): () => readonly NavItem[] {
  const location = useLocation();
  const requests = createJoinRequests();
  const mayWriteNotes = createMayWriteNotes();
  const { t } = useWords();
  const notes = (): NavItem[] => [
    {
      href: "/notes",
      label: t("nav.notesToFinish"),
      short: t("nav.notesShort"),
      icon: NotesToFinishIcon,
      current: location.pathname === "/notes",
    },
  ];
  return () => [
    { href: "/today", label: t("nav.today"), icon: TodayIcon, current: location.pathname === "/today" },
    {
      href: "/clients",
      label: t("nav.clients"),
      icon: PeopleIcon,
      current: location.pathname === "/import" || location.pathname.startsWith("/clients"),
    },
    ...(mayWriteNotes() ? notes() : []),
    {
      href: "/team",
      label: t("nav.team"),
      icon: TeamIcon,
      current: location.pathname === "/team",
      count:
        requests().length > 0
          ? { shown: String(requests().length), words: t("request.count", { count: requests().length }) }
          : undefined,
    },
  ];
}

function createMoreItems(): () => readonly NavItem[] {
  const location = useLocation();
  const { t } = useWords();
  return () => [
    {
      href: "/settings/safety",
      label: t("nav.security"),
      icon: SafetyIcon,
      current: ["/settings/safety", "/settings/refused", "/recovery-kit"].includes(location.pathname),
    },
    {
      href: "/settings",
      label: t("nav.settings"),
      icon: SettingsIcon,
      current: location.pathname === "/settings",
    },
  ];
}

/** Follows the keyboard. What a page or the editor has already taken for itself is left alone, and so is everything under a dialog. */
function createKeys(commands: Accessor<readonly Command[]>): void {
  const device = useDevice();
  const bindings = createMemo(() =>
    commands().flatMap(({ id, press }) => (press === undefined ? [] : [{ id, press }])),
  );
  const reader = makeKeyReader({
    bindings,
    hasLetters: () => device.setting("key-shortcuts") !== "off",
    now: () => performance.now(),
  });
  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const id = reader.read({
      key: event.key,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      shiftKey: event.shiftKey,
      altKey: event.altKey,
      isWriting: isWriting(event.target),
    });
    const command = commands().find((candidate) => candidate.id === id);
    if (
      command === undefined ||
      (document.querySelector("dialog[open]") && !WORKS_IN_DIALOGS.has(command.id))
    ) {
      return;
    }
    event.preventDefault();
    command.run();
  };
  document.addEventListener("keydown", press);
  onCleanup(() => document.removeEventListener("keydown", press));
}

/** Hiding and locking cannot wait until a dialog has been answered. */
const WORKS_IN_DIALOGS: ReadonlySet<string> = new Set(["lock", "privacy"]);

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

/** The people whose pages were open since unlocking, the last one first. Nothing of it is kept. */
function createRecentPatients(): Accessor<readonly string[]> {
  const location = useLocation();
  const [recent, setRecent] = createSignal<readonly string[]>([]);
  createEffect(() => {
    const patient = /^\/clients\/([^/]+)/.exec(location.pathname)?.[1];
    if (patient === undefined) return;
    setRecent((before) => [patient, ...before.filter((other) => other !== patient)].slice(0, RECENT));
  });
  return recent;
}

const RECENT = 5;
