/**
 * Acts that need the relay's word before they count: everybody's keys change with them. An act is proposed like every record, waited for,
 * and taken back when the relay refuses or cannot be asked, so that nothing happens to a practice long after somebody gave up on it.
 */
import type { RejectCode, ResultCode } from "../../../sync-server/protocol/codes.ts";
import { Fault, type FaultCode } from "../fault.ts";
import type { Intent } from "../membership/intents.ts";
import type { SessionParts } from "./session-parts.ts";

const FAULT_OF: Partial<Record<RejectCode, FaultCode>> = {
  "not-allowed": "not-permitted",
  "invalid-record": "invalid-record",
  "invite-closed": "invite-used",
  version: "version-too-old",
};

export async function actNow(session: SessionParts, intent: Intent): Promise<void> {
  const { pending } = session.membership;
  await session.sync.caughtUp();
  const key = await pending.propose(intent);
  let code: ResultCode;
  try {
    code = await session.sync.settled(key);
  } catch (error) {
    await pending.discard(key);
    throw error;
  }
  if (code === "ok") return;
  await pending.discard(key);
  throw new Fault(FAULT_OF[code] ?? "relay-refused", { detail: code });
}

/** Proposes and goes on: usable on this device at once, in the log when the relay has it. */
export async function actLater(session: SessionParts, intent: Intent): Promise<void> {
  await session.membership.pending.propose(intent);
  session.sync.wake();
}
