/**
 * The order of waking: policy, address, look, engine, page. Nothing is drawn before the look is known, and no secret of an invitation
 * stays in the address while anything else happens.
 */
import "./styles/styles.ts";
import { render } from "solid-js/web";
import { trustedTemplates } from "virtual:trusted-templates";
import { App } from "./app.tsx";
import { PlainSentence } from "./areas/trouble/plain-sentence.tsx";
import { missingAbility } from "./boot/abilities.ts";
import { registerServiceWorker } from "./boot/service-worker.ts";
import { applyTheme } from "./boot/theme.ts";
import { installTrustedTypes } from "./boot/trusted-types.ts";
import { makeDeviceDocument } from "./link/device-document.ts";
import { startEngine } from "./link/start-engine.ts";
import { makeEngineHandle } from "./state/engine.tsx";
import { takeInvitation } from "./state/invitation.ts";

installTrustedTypes(trustedTemplates);
const invitation = takeInvitation(window);
const lack = missingAbility(window);
const place = document.getElementById("app");
if (place === null) throw new Error("The page has no place for the app");

if (lack === null) await start(place);
else render(() => <PlainSentence about={lack} />, place);

async function start(place: HTMLElement): Promise<void> {
  const device = makeDeviceDocument();
  const update = registerServiceWorker(import.meta.env.PROD ? navigator.serviceWorker : undefined);
  const started = await startEngine();
  const engine =
    started.at === "linked"
      ? { at: "linked" as const, handle: makeEngineHandle(started.link) }
      : { at: "other-tab" as const, released: started.released.then(makeEngineHandle) };
  await applyTheme(device, document.documentElement);
  render(() => <App engine={engine} device={device} invitation={invitation} update={update} />, place);
}
