import { type Accessor, createMemo } from "solid-js";
import type { SyncState } from "../engine/api.ts";
import type { EngineHandle } from "./engine.tsx";

/**
 * Whether the relay waits for its setup code. Stays so while a code is being tried, so that what was typed and why it was refused remain
 * on the page. Needs an owner.
 */
export function createSetupCodeWanted(engine: EngineHandle): Accessor<boolean> {
  const wanted = createMemo<boolean>((before) => isSetupCodeWanted(engine.sync().relay, before), false);
  return wanted;
}

export function isSetupCodeWanted(relay: SyncState["relay"], before: boolean): boolean {
  if (relay.at === "refused") return relay.code === "setup-code";
  return before && (relay.at === "connecting" || relay.at === "offline");
}
