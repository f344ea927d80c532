/**
 * What becomes of a scope that was made here when the log took somebody else's of the same kind and subject: its documents move into that
 * one, as soon as this member can read it, and the record that can never be written is given up. Until then they stay on this device.
 */
import type { ScopeId } from "../../../crypto/public/ids.ts";
import { scopeOf } from "../membership/roster.ts";
import type { SessionParts } from "./session-parts.ts";

interface Replaced {
  readonly own: ScopeId;
  readonly winner: ScopeId;
}

/** Repeating it changes nothing. */
export async function moveIntoWinners(session: SessionParts): Promise<void> {
  const { membership, rooms } = session;
  for (const { own, winner } of replacedScopes(session)) {
    await rooms.documents.moveScope(own, winner);
    await membership.pending.withdrawScope(own);
  }
}

function replacedScopes({ membership, context }: SessionParts): Replaced[] {
  const { log, pending } = membership;
  return pending.scopes.flatMap(({ scope: own, kind, subject }) => {
    const winner = scopeOf(log.data, kind, subject);
    const isReplaced = winner !== null && winner !== own && context.keyring.reads(winner);
    return isReplaced ? [{ own, winner }] : [];
  });
}
