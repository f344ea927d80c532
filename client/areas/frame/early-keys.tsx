/**
 * Whoever has asked for a text writes on at once, before it is there. From the choice on, letters, Enter and Backspace are kept here in
 * their order: they show nothing, are no shortcuts, and go to the text when it opens. Tab, Escape, a press elsewhere and a field of one's
 * own end the keeping, as does a text that cannot be written in; what was kept until then still goes to the text.
 */
import { createContext, type JSX, onCleanup, useContext } from "solid-js";
import { hasAppleKeys } from "../../ui/key-names.ts";

export interface EarlyKeys {
  /** A text was asked for. `typed`: what was meant for it when it could not be made the last time. */
  begin(typed?: readonly string[]): void;
  /** It will be this one. */
  meanFor(text: string): void;
  /** It will not come, or not to be written in. Returns what was kept and is meant for no text. */
  end(): readonly string[];
  isKeptFor(text: string): boolean;
  /** The keys for this text, once. Nothing is kept any more. */
  take(text: string): readonly string[];
}

const EarlyKeysContext = createContext<EarlyKeys>();

export function EarlyKeysProvider(props: { children: JSX.Element }): JSX.Element {
  const early = makeEarlyKeys();
  onCleanup(() => early.end());
  return <EarlyKeysContext.Provider value={early}>{props.children}</EarlyKeysContext.Provider>;
}

/** Throws outside a provider. */
export function useEarlyKeys(): EarlyKeys {
  const early = useContext(EarlyKeysContext);
  if (!early) throw new TypeError("useEarlyKeys needs an EarlyKeysProvider above it");
  return early;
}

/** Must be ended. */
export function makeEarlyKeys(): EarlyKeys {
  const keysByText = new Map<string, string[]>();
  let keys: string[] = [];
  const press = (event: KeyboardEvent): void => {
    if (isField(event.target)) return;
    if (event.key === "Tab" || event.key === "Escape") return stop();
    if (!isWriting(event)) return;
    event.preventDefault();
    event.stopPropagation();
    // The Enter that made the choice may still be held down.
    if (!event.repeat || keys.length > 0) keys.push(event.key);
  };
  const stop = (): void => {
    window.removeEventListener("keydown", press, true);
    window.removeEventListener("pointerdown", stop, true);
  };
  return {
    begin(typed = []) {
      keys = [...typed];
      window.addEventListener("keydown", press, true);
      window.addEventListener("pointerdown", stop, true);
    },
    meanFor: (text) => void keysByText.set(text, keys),
    end() {
      stop();
      return [...keysByText.values()].includes(keys) ? [] : keys;
    },
    isKeptFor: (text) => keysByText.has(text),
    take(text) {
      const kept = keysByText.get(text);
      if (kept === undefined) return [];
      keysByText.delete(text);
      stop();
      return kept;
    },
  };
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

function isWriting(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (key !== "Enter" && key !== "Backspace" && [...key].length !== 1) return false;
  // Some letters need a key that commands have otherwise.
  return event.getModifierState("AltGraph") || !(ctrlKey || metaKey || (altKey && !hasAppleKeys()));
}
