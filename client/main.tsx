/**
 * The order of waking: policy, address, look and language, engine, page. Nothing is drawn before both are known, and no secret of an invitation
 * stays in the address while anything else happens.
 */
import "./styles/styles.ts";
import { render } from "solid-js/web";
import { trustedTemplates } from "virtual:trusted-templates";
import { App } from "./app.tsx";
import { PlainSentence } from "./areas/trouble/plain-sentence.tsx";
import { type Lack, missingAbility } from "./boot/abilities.ts";
import { clearThePlace } from "./boot/first-visit.ts";
import { registerServiceWorker } from "./boot/service-worker.ts";
import { applyTheme } from "./boot/theme.ts";
import { installTrustedTypes } from "./boot/trusted-types.ts";
import { makeDeviceDocument } from "./link/device-document.ts";
import { startEngine } from "./link/start-engine.ts";
import { makeEngineHandle } from "./state/engine.tsx";
import { InstallationContext, makeInstallation } from "./state/installation.ts";
import { makeSpokenLanguage } from "./state/spoken-language.tsx";
import { takeInvitation } from "./state/invitation.ts";
import { keepFocusNear } from "./ui/focus-place.ts";
import { keepPressesWhole } from "./ui/keep-presses-whole.ts";
import { languageEntry, preferredTag } from "./words/languages.ts";

installTrustedTypes(trustedTemplates);
keepPressesWhole(document);
keepFocusNear(document);
const invitation = takeInvitation(window);
const lack = missingAbility(window);
const place = document.getElementById("app");
if (place === null) throw new Error("The page has no place for the app");

if (lack === null) await start(place);
else await explain(place, lack);

async function start(place: HTMLElement): Promise<void> {
  const device = makeDeviceDocument();
  const update = registerServiceWorker(import.meta.env.PROD ? navigator.serviceWorker : undefined);
  const installation = makeInstallation(window);
  const speaking = makeSpokenLanguage(device, navigator.languages);
  const started = await startEngine();
  const engine =
    started.at === "linked"
      ? { at: "linked" as const, handle: makeEngineHandle(started.link) }
      : { at: "other-tab" as const, released: started.released.then(makeEngineHandle) };
  await applyTheme(device, document.documentElement);
  const language = await speaking;
  clearThePlace(place);
  render(
    () => (
      <InstallationContext.Provider value={installation}>
        <App engine={engine} device={device} language={language} invitation={invitation} update={update} />
      </InstallationContext.Provider>
    ),
    place,
  );
}

/** Settings cannot be read here, so the browser's language is spoken. */
async function explain(place: HTMLElement, about: Lack): Promise<void> {
  const language = await languageEntry(preferredTag(navigator.languages))?.load();
  if (language === undefined) return;
  document.documentElement.lang = language.tag;
  place.replaceChildren();
  render(() => <PlainSentence about={about} language={language} />, place);
}
