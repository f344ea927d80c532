import { useLocation } from "@solidjs/router";
import { createEffect, createSignal, ErrorBoundary, type JSX, on, onCleanup, Show, Suspense } from "solid-js";
import { BeforeLockProvider, makeBeforeLock } from "../../state/before-lock.tsx";
import { useDevice } from "../../state/device.tsx";
import { useEngine } from "../../state/engine.tsx";
import { createIdleLock } from "../../state/idle-lock.ts";
import { usePractice } from "../../state/practice.tsx";
import {
  LockIcon,
  PeopleIcon,
  SafetyIcon,
  SettingsIcon,
  ShortcutsIcon,
  TeamIcon,
} from "../../ui/app-icons.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { type NavItem, Shell } from "../../ui/shell.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/words-context.tsx";
import { CrashedPart } from "../trouble/crashed.tsx";
import { HeaderSaveState } from "./header-save-state.tsx";
import { IdleWarning } from "./idle-warning.tsx";
import { createJoinRequests } from "../../state/join-requests.ts";
import { ShellNotices } from "./shell-notices.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";

/** The frame of every page of the open practice. */
export function InsideShell(props: { children: JSX.Element }): JSX.Element {
  const engine = useEngine();
  const device = useDevice();
  const { t } = useWords();
  const [isCollapsed, setCollapsed] = createSignal(false);
  const [isHelpOpen, setHelpOpen] = createSignal(false);
  const navItems = createNavItems();
  const moreItems = createMoreItems();
  const beforeLock = makeBeforeLock();
  const lock = async (): Promise<void> => {
    await beforeLock.run();
    engine.link.flush();
    // It may be locked already, from another tab.
    await engine.call("lock").catch(() => undefined);
  };
  const idle = createIdleLock(() => void lock());
  createKeys({
    lock: () => void lock(),
    help: () => {
      if (device.setting("key-shortcuts") !== "off") setHelpOpen(true);
    },
  });

  return (
    <BeforeLockProvider value={beforeLock}>
      <Show when={idle.situation().at !== "over"} fallback={<Waiting>{t("lock.locking")}</Waiting>}>
        <Shell
          brand={<Brand />}
          items={navItems()}
          moreItems={moreItems()}
          collapsed={isCollapsed()}
          onCollapse={setCollapsed}
          words={{
            navigation: t("nav.label"),
            skip: t("nav.skip"),
            collapse: t("nav.collapse"),
            more: t("nav.more"),
          }}
          header={
            <>
              <HeaderSaveState />
              <IconButton
                label={t("shortcuts.title")}
                icon={ShortcutsIcon}
                onPress={() => setHelpOpen(true)}
              />
              <IconButton label={t("action.lock")} icon={LockIcon} onPress={() => void lock()} />
            </>
          }
        >
          <ShellNotices />
          <PageContent>{props.children}</PageContent>
        </Shell>
      </Show>
      <IdleWarning situation={idle.situation()} onStay={() => idle.stay()} onLock={() => void lock()} />
      <ShortcutsDialog open={isHelpOpen()} onClose={() => setHelpOpen(false)} />
    </BeforeLockProvider>
  );
}

/** A part that broke leaves the frame standing, and the next page starts afresh. */
function PageContent(props: { children: JSX.Element }): JSX.Element {
  const location = useLocation();
  const { t } = useWords();
  return (
    <ErrorBoundary
      fallback={(error: unknown, reset) => {
        createEffect(on(() => location.pathname, reset, { defer: true }));
        return <CrashedPart error={error} />;
      }}
    >
      <Suspense fallback={<Waiting>{t("waiting.opening")}</Waiting>}>{props.children}</Suspense>
    </ErrorBoundary>
  );
}

function Brand(): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  return <>{practice.name() || t("app.name")}</>;
}

function createNavItems(): () => readonly NavItem[] {
  const location = useLocation();
  const requests = createJoinRequests();
  const { t } = useWords();
  return () => [
    {
      href: "/clients",
      label: t("nav.clients"),
      icon: PeopleIcon,
      current: location.pathname.startsWith("/clients"),
    },
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

function createKeys(acts: { lock: () => void; help: () => void }): void {
  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey) return;
    const isWithCommand = event.ctrlKey || event.metaKey;
    if (isWithCommand && event.shiftKey && event.key.toLowerCase() === "l") {
      event.preventDefault();
      acts.lock();
    } else if (event.key === "?" && !isWithCommand && !isWriting(event.target)) {
      event.preventDefault();
      acts.help();
    }
  };
  document.addEventListener("keydown", press);
  onCleanup(() => document.removeEventListener("keydown", press));
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
