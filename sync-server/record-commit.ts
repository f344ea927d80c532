/**
 * A membership record: validated by the shared validator, stored by compare and swap, then told to everybody who belongs to the practice,
 * before its author hears `ok`. The validator's state moves first; when the store does not follow, it is read again from the store.
 */

import type { Verifier } from "../crypto/public/signature.ts";
import { dayOf } from "./clock.ts";
import { type Insistence, lookAtCuts } from "./cuts.ts";
import type { PendingRecord } from "./commit-queue.ts";
import { shortId, sizeBucket } from "./log.ts";
import { sendFrame } from "./peer.ts";
import type { ResultCode } from "./protocol/codes.ts";
import { type Membership, validateRecord } from "./protocol/membership/membership.ts";
import type { MembershipRecord } from "./protocol/record.ts";
import type { PushCommitParts } from "./push-commit.ts";
import { StoreFault } from "./store/store.ts";

export interface RecordCommitParts extends PushCommitParts {
  readonly membership: () => Membership;
  readonly verifier: Verifier;
  readonly insistence: Insistence;
  /** Reads the whole log again. */
  rebuild(): Promise<void>;
  announce(record: MembershipRecord): Promise<void>;
}

export async function recordCommit(parts: RecordCommitParts, pending: PendingRecord): Promise<void> {
  const { peer, request, record } = pending;
  const index = parts.state().logLength;
  const code = await commit(parts, pending);
  if (code === "gap") parts.insistence.refused(peer.socket, record);
  // Whoever wrote on another head learns how long the log is.
  const value = code === "ok" || code === "stale-log" ? index : 0;
  sendFrame(peer, { type: "result", request, code, value });
}

async function commit(parts: RecordCommitParts, { peer, record, cuts }: PendingRecord): Promise<ResultCode> {
  const { membership, verifier, log, store } = parts;
  await parts.usage.refresh();
  if (!parts.usage.hasRoom(record.length)) return "quota";
  if (cuts !== null && !parts.insistence.insists(peer.socket, record)) {
    const { short } = await lookAtCuts(parts, record, cuts);
    parts.holds.hold(short);
    if (short.size > 0) return "gap";
  }
  const validation = await validateRecord(membership(), record, verifier);
  if (!validation.ok) return validation.code;
  const stored = await tryStore(parts, record, cuts === null ? undefined : parts.state().head);
  if (stored !== "ok") return stored;
  parts.usage.add(record.length);
  parts.holds.clear();
  log.info("appended", { practice: shortId(store.practice), size: sizeBucket(record.length) });
  await parts.announce(validation.record);
  return "ok";
}

async function tryStore(
  parts: RecordCommitParts,
  record: Uint8Array,
  expectedHead: number | undefined,
): Promise<ResultCode> {
  const { store, state, clock } = parts;
  const { logLength } = state();
  try {
    const expected = expectedHead === undefined ? {} : { expectedHead };
    const stored = await store.log.append({
      expectedLength: logLength,
      ...expected,
      record,
      day: dayOf(clock),
    });
    if (stored === "appended") {
      parts.setState({ ...state(), logLength: logLength + 1 });
      return "ok";
    }
    await parts.rebuild();
    return "stale-log";
  } catch (error) {
    if (!(error instanceof StoreFault) || error.code !== "full") throw error;
    await parts.rebuild();
    return "quota";
  }
}
