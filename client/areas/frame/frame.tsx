import type { RouteSectionProps } from "@solidjs/router";
import { type JSX, Match, Switch } from "solid-js";
import { useEngine } from "../../state/engine.tsx";
import { PrivacyProvider } from "../../state/privacy.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/words-context.tsx";
import { EngineElsewhere, StorageDenied } from "../trouble/engine-trouble.tsx";
import { createRoutedWayBack } from "./create-way-back.ts";
import { HandoverContext, makeHandover } from "./handover.ts";
import { PageMemory } from "./page-focus.ts";

/** Around every page: nothing is shown of any of them while the engine cannot work. */
export function Frame(props: RouteSectionProps): JSX.Element {
  const engine = useEngine();
  const { t } = useWords();
  createRoutedWayBack();
  return (
    <PageMemory.Provider value={{ visited: false }}>
      <HandoverContext.Provider value={makeHandover()}>
        <PrivacyProvider>
          <Switch fallback={props.children}>
            <Match when={engine.state().at === "starting"}>
              <Waiting>{t("waiting.starting")}</Waiting>
            </Match>
            <Match when={engine.state().at === "elsewhere"}>
              <EngineElsewhere />
            </Match>
            <Match when={engine.state().at === "storage-denied"}>
              <StorageDenied />
            </Match>
          </Switch>
        </PrivacyProvider>
      </HandoverContext.Provider>
    </PageMemory.Provider>
  );
}
