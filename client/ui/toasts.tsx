import X from "lucide-solid/icons/x";
import { For, type JSX, Show, createContext, createSignal, onCleanup, useContext } from "solid-js";
import { IconButton } from "./icon-button.tsx";
import styles from "./toasts.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

/** Says something without moving focus. */
export type Announcer = {
  /** Shown and read when there is a pause; goes by itself. For what went well. */
  polite: (text: string) => void;
  /** Shown and read at once; stays until dismissed, or until what this gives back says that it is over. For what the person must know. */
  urgent: (text: string) => () => void;
  /** Read only, for those who cannot see what everyone else sees change. */
  quiet: (text: string) => void;
};

type Toast = { text: string; urgent: boolean };

const ToastContext = createContext<Announcer>();

/** The nearest announcer. Throws outside a `Toasts`. */
export function useAnnouncer(): Announcer {
  const announcer = useContext(ToastContext);
  if (!announcer) throw new TypeError("useAnnouncer needs a Toasts above it");
  return announcer;
}

const POLITE_MS = 6_000;

export interface ToastWords {
  readonly dismiss: string;
  /** "2 more": so many stand behind the newest. */
  readonly more: (count: number) => string;
}

/**
 * The one place for passing messages. Both live regions exist from the start, because assistive technology
 * ignores a region that arrives together with its text. A message under the pointer or with focus stays. Of
 * several the newest is seen, and a press shows the others: a heap of them would cover what it tells of.
 */
export function Toasts(props: { children: JSX.Element; words: ToastWords }): JSX.Element {
  const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
  const [whisper, setWhisper] = createSignal("");
  const timers = new Set<ReturnType<typeof setTimeout>>();
  onCleanup(() => timers.forEach(clearTimeout));
  let place: HTMLDivElement | undefined;

  const remove = (toast: Toast): void => void setToasts((all) => all.filter((other) => other !== toast));
  const leaveLater = (toast: Toast): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (place && (place.matches(":hover") || place.contains(document.activeElement))) leaveLater(toast);
      else remove(toast);
    }, POLITE_MS);
    timers.add(timer);
  };
  const add = (toast: Toast): Toast => {
    setToasts((all) => [...all.filter((other) => other.text !== toast.text), toast]);
    if (!toast.urgent) leaveLater(toast);
    return toast;
  };
  const announcer: Announcer = {
    polite: (text) => void add({ text, urgent: false }),
    urgent(text) {
      const toast = add({ text, urgent: true });
      return () => remove(toast);
    },
    quiet: (text) => setWhisper((last) => (last === text ? `${text}\u00a0` : text)),
  };
  const shown = (urgent: boolean) => toasts().filter((toast) => toast.urgent === urgent);

  return (
    <ToastContext.Provider value={announcer}>
      {props.children}
      <div class={styles.place} data-messages="" ref={(element) => (place = element)}>
        <div class={styles.region} role="alert">
          <Pile toasts={shown(true)} onDismiss={remove} words={props.words} />
        </div>
        <div class={styles.region} role="status">
          <Pile toasts={shown(false)} onDismiss={remove} words={props.words} />
          <VisuallyHidden>{whisper()}</VisuallyHidden>
        </div>
      </div>
    </ToastContext.Provider>
  );
}

type PileProps = {
  toasts: readonly Toast[];
  onDismiss: (toast: Toast) => void;
  words: ToastWords;
};

function Pile(props: PileProps): JSX.Element {
  // It is spread out for as long as the oldest of those that were asked for stands.
  const [askedFor, setAskedFor] = createSignal<Toast>();
  const isSpread = (): boolean => props.toasts.some((toast) => toast === askedFor());
  const isNewest = (toast: Toast): boolean => toast === props.toasts.at(-1);
  return (
    <For each={props.toasts}>
      {(toast) => (
        <div
          class={styles.toast}
          data-urgent={toast.urgent ? "" : undefined}
          hidden={!isSpread() && !isNewest(toast)}
        >
          <p class={styles.text}>{toast.text}</p>
          <Show when={isNewest(toast) && props.toasts.length > 1}>
            <button
              type="button"
              class={styles.more}
              aria-expanded={isSpread()}
              onClick={() => setAskedFor(isSpread() ? undefined : props.toasts[0])}
            >
              {props.words.more(props.toasts.length - 1)}
            </button>
          </Show>
          <IconButton small label={props.words.dismiss} icon={X} onPress={() => props.onDismiss(toast)} />
        </div>
      )}
    </For>
  );
}
