/** Whether this member has a way back in when every device is lost: from the log, and from what they did on this device. */
import { livingDevices } from "../../../sync-server/protocol/membership/holders.ts";
import { textToBytes } from "../../../crypto/public/bytes.ts";
import type { OpenPractice } from "../api.ts";
import type { SessionParts } from "./session-parts.ts";

export type RecoveryState = OpenPractice["recovery"];

const KEY = "recovery";

export async function recoveryState({ context, membership }: SessionParts): Promise<RecoveryState> {
  const { store, keyring, member } = context;
  const sealed = await store.get("meta", KEY);
  const bytes = sealed === null ? null : keyring.local.open("meta", KEY, sealed);
  const [noted] = bytes === null ? [] : new TextDecoder().decode(bytes).split("\n");
  if (noted === "kit-made" || noted === "kit-confirmed" || noted === "declined") return noted;
  // Made on another device of this member, and confirmed there or not: the kit is in the log.
  return livingDevices(membership.log.data, member).some(({ kind }) => kind === "kit")
    ? "kit-elsewhere"
    : "none";
}

/** `statement`: what somebody wrote who declined, kept with the day. */
export async function noteRecovery(
  { context }: SessionParts,
  state: Exclude<RecoveryState, "none" | "kit-elsewhere">,
  statement = "",
): Promise<void> {
  const at = new Date(context.clock.now()).toISOString();
  const bytes = context.keyring.local.seal("meta", KEY, textToBytes(`${state}\n${at}\n${statement}`));
  await context.store.commit([{ table: "meta", key: KEY, value: bytes }], "strict");
}
