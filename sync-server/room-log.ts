/**
 * The log of an open practice as the room holds it, and what follows when it grows: rights are asked anew, watches that lost their right
 * end, everybody who belongs to the practice is told, and who does not any more is shown why and put out.
 */

import type { Verifier } from "../crypto/public/signature.ts";
import type { FanOut } from "./fan-out.ts";
import type { MailboxRoom } from "./mailbox.ts";
import { readMembership } from "./open-log.ts";
import { type Peer, refuse, sendFrame } from "./peer.ts";
import { type Membership, validateRecord } from "./protocol/membership/membership.ts";
import type { MembershipRecord } from "./protocol/record.ts";
import type { Rights } from "./rights.ts";
import { type PracticeState, type PracticeStore, StoreFault } from "./store/store.ts";
import type { WatchTable } from "./watch-table.ts";

/** What a room knows of its practice; replaced as it changes. */
export interface RoomState {
  membership: Membership;
  state: PracticeState;
}

export interface RoomLogParts {
  readonly now: RoomState;
  readonly store: PracticeStore;
  readonly verifier: Verifier;
  readonly peers: ReadonlySet<Peer>;
  readonly rights: Rights;
  readonly fanOut: FanOut;
  readonly watches: WatchTable;
  readonly mailbox: MailboxRoom;
}

export interface RoomLog {
  /** The log has this record more; null when it may be any other log. */
  announce(record: MembershipRecord | null): Promise<void>;
  /** Reads what another process has written. */
  refresh(): Promise<void>;
  /** Reads the whole log again: a record was validated that the store did not take. */
  rebuild(): Promise<void>;
}

const GOODBYE_BYTES = 512 * 1024;

export function makeRoomLog(parts: RoomLogParts): RoomLog {
  const { now, store, verifier, peers, rights, fanOut, watches, mailbox } = parts;
  const announce = async (record: MembershipRecord | null) => {
    rights.changed(record);
    fanOut.readersChanged();
    watches.recheck();
    for (const peer of peers) {
      if (now.membership.deviceLives(peer.device)) fanOut.wake(peer);
      else void sayGoodbye(store, peer);
    }
    await mailbox.recheck();
  };
  return {
    announce,
    async refresh() {
      for (;;) {
        const [record] = await store.log.read(now.membership.headIndex + 1, 1);
        if (record === undefined) break;
        const validation = await validateRecord(now.membership, record, verifier);
        if (!validation.ok) throw new StoreFault("broken");
        now.state = await store.state();
        await announce(validation.record);
      }
      now.state = await store.state();
      for (const peer of peers) fanOut.wake(peer);
    },
    async rebuild() {
      const membership = await readMembership(store, verifier);
      if (membership === null) throw new StoreFault("broken");
      now.membership = membership;
      now.state = await store.state();
      await announce(null);
    },
  };
}

/** A device that was taken out is shown the records that say so, as far as it has not seen them, and nothing after. */
async function sayGoodbye(store: PracticeStore, peer: Peer): Promise<void> {
  const from = peer.logSent;
  peer.logSent = Number.MAX_SAFE_INTEGER;
  try {
    const records = await store.log.read(from, GOODBYE_BYTES);
    if (records.length > 0) sendFrame(peer, { type: "log", from, records });
  } finally {
    refuse(peer.socket, "not-authentic");
    peer.isGone = true;
  }
}
