import { Router } from "@solidjs/router";
import { createEffect, createSignal, ErrorBoundary, type JSX, Match, Switch, untrack } from "solid-js";
import { Crashed } from "./areas/trouble/crashed.tsx";
import { OtherTab } from "./areas/trouble/other-tab.tsx";
import { createWayBack, WayBackContext } from "./areas/frame/create-way-back.ts";
import { Frame } from "./areas/frame/frame.tsx";
import { Messages } from "./areas/frame/messages.tsx";
import { rememberPractice } from "./boot/first-visit.ts";
import { InvitationContext } from "./areas/join/invitation-context.ts";
import type { DeviceDocument } from "./link/device-document.ts";
import { routes } from "./routes.ts";
import { type AppUpdate, AppUpdateContext } from "./state/app-update.ts";
import { DeviceProvider } from "./state/device.tsx";
import { type EngineHandle, EngineProvider, useEngine } from "./state/engine.tsx";
import type { Invitation } from "./state/invitation.ts";
import { SavesProvider } from "./state/save-state.tsx";
import { type SpokenLanguage, SpokenLanguageProvider } from "./state/spoken-language.tsx";

export type EngineOfTab =
  | { readonly at: "linked"; readonly handle: EngineHandle }
  | { readonly at: "other-tab"; readonly released: Promise<EngineHandle> };

type AppProps = {
  engine: EngineOfTab;
  device: DeviceDocument;
  language: SpokenLanguage;
  invitation: Invitation;
  update: AppUpdate;
};

/** Everything that every page can count on, around the router. */
export function App(props: AppProps): JSX.Element {
  const [handle, setHandle] = createSignal<EngineHandle>();
  // What the tab was given at its start does not change.
  const given = untrack(() => props.engine);
  if (given.at === "linked") setHandle(given.handle);
  else void given.released.then(setHandle);
  return (
    <SpokenLanguageProvider spoken={props.language} root={document.documentElement}>
      <ErrorBoundary fallback={(error: unknown) => <Crashed error={error} />}>
        <Messages>
          <Switch fallback={<OtherTab />}>
            <Match when={handle()} keyed>
              {(engine) => (
                <EngineProvider engine={engine}>
                  <Around {...props}>
                    <Router root={Frame}>{[...routes]}</Router>
                  </Around>
                </EngineProvider>
              )}
            </Match>
          </Switch>
        </Messages>
      </ErrorBoundary>
    </SpokenLanguageProvider>
  );
}

function Around(props: Omit<AppProps, "engine" | "language"> & { children: JSX.Element }): JSX.Element {
  const given = untrack(() => ({
    device: props.device,
    update: props.update,
    invitation: props.invitation,
  }));
  const engine = useEngine();
  createEffect(() => {
    const state = engine.state();
    if (state.at === "open") rememberPractice(true);
    else if (state.at === "closed") rememberPractice(state.practices.length > 0);
  });
  return (
    <DeviceProvider device={given.device}>
      <AppUpdateContext.Provider value={given.update}>
        <InvitationContext.Provider value={given.invitation}>
          <WayBackContext.Provider value={createWayBack()}>
            <SavesProvider>{props.children}</SavesProvider>
          </WayBackContext.Provider>
        </InvitationContext.Provider>
      </AppUpdateContext.Provider>
    </DeviceProvider>
  );
}
