/**
 * What a person can do from anywhere. One list feeds the palette, the keys and the page that lists the keys, so that they cannot disagree.
 * A page adds what can be done on it for as long as it is shown.
 */
import {
  type Accessor,
  createContext,
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  onCleanup,
  untrack,
  useContext,
} from "solid-js";
import type { Icon } from "../../ui/icon.ts";
import type { Press } from "./keys.ts";

export interface Command {
  readonly id: string;
  readonly label: string;
  /** `page`: here; `do`: anywhere; `go`: to another page. */
  readonly group: "page" | "do" | "go";
  readonly icon: Icon;
  /** Words somebody might look for it with. */
  readonly also?: string;
  /** Listed only when it is sought: it is one of many, or stands on the page anyway. */
  readonly onlySought?: boolean;
  readonly press?: Press;
  readonly run: () => void;
}

export interface Commands {
  readonly ofPage: Accessor<readonly Command[]>;
  add(commands: Accessor<readonly Command[]>): () => void;
  /** For a page that may not be shown yet: it fulfils the wish as soon as it is there. One wish at a time. */
  wish(id: string): void;
  /** True once for each wish. */
  take(id: string): boolean;
}

const CommandsContext = createContext<Commands>();

export function CommandsProvider(props: { children: JSX.Element }): JSX.Element {
  const [lists, setLists] = createSignal<readonly Accessor<readonly Command[]>[]>([]);
  const [wished, setWished] = createSignal<string | null>(null);
  const ofPage = createMemo(() => lists().flatMap((list) => list()));
  const commands: Commands = {
    wish: (id) => void setWished(id),
    take(id) {
      if (wished() !== id) return false;
      setWished(null);
      return true;
    },
    ofPage,
    add(list) {
      setLists((before) => [...before, list]);
      return () => setLists((before) => before.filter((other) => other !== list));
    },
  };
  return <CommandsContext.Provider value={commands}>{props.children}</CommandsContext.Provider>;
}

/** Throws outside a provider. */
export function useCommands(): Commands {
  const commands = useContext(CommandsContext);
  if (!commands) throw new TypeError("useCommands needs a CommandsProvider above it");
  return commands;
}

/** Fulfils the wish of this name, now or while its owner lives. */
export function createWish(id: string, fulfil: () => void): void {
  const commands = useCommands();
  createEffect(() => {
    if (commands.take(id)) untrack(fulfil);
  });
}

/** Offers these in the palette while its owner lives. */
export function createPageCommands(commands: Accessor<readonly Command[]>): void {
  onCleanup(untrack(() => useCommands().add(commands)));
}
