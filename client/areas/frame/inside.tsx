import type { RouteSectionProps } from "@solidjs/router";
import { type JSX, Match, Switch, createMemo } from "solid-js";
import { EngineProvider, handleWithin, useEngine } from "../../state/engine.tsx";
import { openOf, PracticeProvider, usePractice } from "../../state/practice.tsx";
import { PersonWordProvider } from "../../words/words-context.tsx";
import { JoinWaiting } from "../join/join-waiting.tsx";
import { RemovedPage } from "../removed/removed-page.tsx";
import { UnlockPage } from "../unlock/unlock-page.tsx";
import { WelcomePage } from "../welcome/welcome-page.tsx";
import { InsideShell } from "./inside-shell.tsx";
import { Messages } from "./messages.tsx";

/**
 * The door. Content is shown only while a practice is open; at any other time its place is taken by what is needed to open it, and the
 * address stays.
 */
export function Inside(props: RouteSectionProps): JSX.Element {
  const engine = useEngine();
  const opened = createMemo(() => openOf(engine.state()), undefined, {
    equals: (one, other) => one?.opening === other?.opening,
  });
  const isAt = (...places: readonly string[]): boolean => places.includes(engine.state().at);
  const isEmpty = (): boolean => {
    const state = engine.state();
    return state.at === "closed" && state.practices.length === 0;
  };
  return (
    <Switch>
      <Match when={opened()} keyed>
        {(open) => (
          <EngineProvider engine={handleWithin(engine, open)}>
            <PracticeProvider open={open}>
              <PracticeWords>
                {/* They name people, so they go with the content when the practice locks. */}
                <Messages>
                  <InsideShell>{props.children}</InsideShell>
                </Messages>
              </PracticeWords>
            </PracticeProvider>
          </EngineProvider>
        )}
      </Match>
      <Match when={isAt("joining")}>
        <JoinWaiting />
      </Match>
      <Match when={isAt("removed")}>
        <RemovedPage />
      </Match>
      <Match when={isEmpty()}>
        <WelcomePage />
      </Match>
      <Match when={isAt("closed", "unlocking")}>
        <UnlockPage />
      </Match>
    </Switch>
  );
}

/** From here on a person in care is called what the practice calls them. */
function PracticeWords(props: { children: JSX.Element }): JSX.Element {
  const practice = usePractice();
  return <PersonWordProvider personWord={practice.clientWord()}>{props.children}</PersonWordProvider>;
}
