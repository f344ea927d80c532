/** What the parts of an open session share. Types only. */
import type { InviteId } from "../../../crypto/public/ids.ts";
import type { Alarm, EngineEvent, SyncState } from "../api.ts";
import type { EntriesRooms, PracticeContext } from "../contract.ts";
import type { OpenMembership } from "../membership/open-membership.ts";
import type { Sync } from "../sync/sync-parts.ts";

export interface SessionParts {
  readonly context: PracticeContext;
  readonly membership: OpenMembership;
  readonly rooms: EntriesRooms;
  readonly sync: Sync;
  /** Join requests as the relay handed them on, by invitation. Not yet looked at. */
  readonly joins: ReadonlyMap<InviteId, readonly Uint8Array[]>;
  readonly emit: (event: EngineEvent) => void;
}

export interface SessionHooks {
  readonly emit: (event: EngineEvent) => void;
  /** A verified record has ended this device's part in the practice. */
  removed(by: "remove-member" | "revoke-device"): void;
}

/** What the sync state is made of besides counts. */
export interface SyncFacts {
  relay: SyncState["relay"];
  storage: SyncState["storage"];
  lastBackedUpAtMs: number | null;
  alarms: readonly Alarm[];
}
