import Ellipsis from "lucide-solid/icons/ellipsis";
import PanelLeft from "lucide-solid/icons/panel-left";
import { For, type JSX, Show, createSignal, createUniqueId } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Icon } from "./icon.ts";
import { IconButton } from "./icon-button.tsx";
import { OverlayHostContext } from "./overlay-host.ts";
import styles from "./shell.module.css";
import { SkipLink } from "./skip-link.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";

export type NavItem = {
  href: string;
  label: string;
  /** What is shown of the label where it has the width of a thumb. */
  short?: string | undefined;
  icon: Icon;
  current: boolean;
  /** A number that matters here, with the words that explain it. */
  count?: { shown: string; words: string } | undefined;
};

type ShellProps = {
  brand: JSX.Element;
  /** Four at most: on a phone they are the bar at the bottom. */
  items: readonly NavItem[];
  /** Seldom-used places: the foot of the sidebar, behind "more" on a phone. */
  moreItems: readonly NavItem[];
  /** At the start of the header: the way to everything. */
  lead?: JSX.Element;
  header: JSX.Element;
  children: JSX.Element;
  collapsed: boolean;
  onCollapse: (collapsed: boolean) => void;
  /** Blurs everything marked `data-sensitive`. */
  veiled?: boolean | undefined;
  words: { navigation: string; skip: string; collapse: string; more: string };
};

const MAIN_ID = "main";

/**
 * The frame of every page after unlocking: navigation, a thin header, one `main`. It is one navigation in one
 * order; only its place changes with the width of the screen.
 */
export function Shell(props: ShellProps): JSX.Element {
  const [main, setMain] = createSignal<HTMLElement>();
  return (
    <div class={styles.shell} data-collapsed={props.collapsed ? "" : undefined}>
      <OverlayHostContext.Provider value={main}>
        <SkipLink target={MAIN_ID} label={props.words.skip} />
        <Navigation {...props} />
        <header class={styles.header}>
          <div class={styles.lead}>{props.lead}</div>
          {props.header}
        </header>
        <main
          ref={setMain}
          class={styles.main}
          id={MAIN_ID}
          tabIndex={-1}
          data-veiled={props.veiled ? "" : undefined}
        >
          {props.children}
        </main>
      </OverlayHostContext.Provider>
    </div>
  );
}

function Navigation(props: ShellProps): JSX.Element {
  const [open, setOpen] = createSignal(false);
  const moreId = createUniqueId();
  let moreButton: HTMLButtonElement | undefined;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !open()) return;
    setOpen(false);
    moreButton?.focus();
  };
  const closeWhenLeft = (event: FocusEvent & { currentTarget: HTMLElement }): void => {
    const next = event.relatedTarget;
    if (!(next instanceof Node && event.currentTarget.contains(next))) setOpen(false);
  };
  return (
    <nav
      class={styles.side}
      aria-label={props.words.navigation}
      on:keydown={onKeyDown}
      onFocusOut={closeWhenLeft}
    >
      <div class={styles.brand}>{props.brand}</div>
      <div class={styles.nav}>
        <ul class={styles.items}>
          <For each={props.items}>{(item) => <NavLink item={item} />}</For>
        </ul>
        <button
          ref={(element) => (moreButton = element)}
          type="button"
          class={styles.more}
          aria-expanded={open()}
          aria-controls={moreId}
          onClick={() => setOpen(!open())}
        >
          <Ellipsis />
          <span>{props.words.more}</span>
        </button>
        <ul class={styles.second} id={moreId} data-open={open() ? "" : undefined}>
          <For each={props.moreItems}>
            {(item) => <NavLink item={item} onFollow={() => setOpen(false)} />}
          </For>
        </ul>
      </div>
      <div class={styles.collapse}>
        <IconButton
          label={props.words.collapse}
          icon={PanelLeft}
          pressed={props.collapsed}
          onPress={() => props.onCollapse(!props.collapsed)}
        />
      </div>
    </nav>
  );
}

function NavLink(props: { item: NavItem; onFollow?: () => void }): JSX.Element {
  return (
    <li>
      <a
        class={styles.item}
        href={props.item.href}
        title={props.item.label}
        aria-current={props.item.current ? "page" : undefined}
        onClick={() => props.onFollow?.()}
      >
        <Dynamic component={props.item.icon} />
        <span class={styles.label}>
          <span>{props.item.label}</span>
          <Show when={props.item.short}>
            {(short) => (
              <span class={styles.short} aria-hidden="true">
                {short()}
              </span>
            )}
          </Show>
        </span>
        <Show when={props.item.count}>
          {(count) => (
            <span class={styles.count}>
              <span aria-hidden="true">{count().shown}</span>
              <VisuallyHidden>{count().words}</VisuallyHidden>
            </span>
          )}
        </Show>
      </a>
    </li>
  );
}
