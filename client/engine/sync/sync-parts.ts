/** What the relay connection is given by the engine's other rooms, and what it tells them. */
import type { DeviceId, DocumentId, InviteId, LogId, ScopeId } from "../../../crypto/public/ids.ts";
import type { RejectCode, ResultCode } from "../../../sync-server/protocol/codes.ts";
import type { MembershipRecord } from "../../../sync-server/protocol/record.ts";
import type { Alarm, SyncState } from "../api.ts";
import type { ChainHead, EntriesRooms, PracticeContext } from "../contract.ts";
import type { RelayDialer } from "../environment.ts";
import type { Vouching } from "../membership/vouching.ts";

/** A push stays well below the frame limit of 1 MiB. */
export const PUSH_ENTRIES = 64;
export const PUSH_BYTES = 700 * 1024;

/** The verified log of this practice. Records that do not verify are never applied; they raise an alarm inside. */
export interface LogRoom {
  readonly length: number;
  hashAt(index: number): Uint8Array | null;
  recordAt(index: number): Promise<Uint8Array>;
  /** Applies what continues the log; resolves when it is on the disk and the keyring knows it. */
  receive(from: number, records: readonly Uint8Array[]): Promise<void>;
  /** A verified record says that this device or member is no longer part of the practice. */
  readonly removed: boolean;
}

/** Membership records made here that the relay has not yet accepted, one at a time, always built on the present head. */
export interface PendingRoom {
  next(): Promise<{ readonly key: string; readonly record: Uint8Array } | null>;
  /** `ok` means accepted: the record itself arrives with the log. Other codes keep it, with the reason where it is final. */
  settled(key: string, code: ResultCode): Promise<void>;
  /** It is written anew, with these heads of chains that this device cannot read. */
  cutAnew(key: string, unreadable: readonly ChainHead[]): Promise<void>;
  /** Everything that waits; one with a refusal is not offered. */
  readonly items: readonly { readonly key: string; readonly refusal: { readonly code: RejectCode } | null }[];
}

export interface SyncEvents {
  relayState(relay: SyncState["relay"]): void;
  alarm(alarm: Alarm): void;
  joinRequests(invite: InviteId, requests: readonly Uint8Array[]): void;
  /** Verified removal of this device; the line is closed. */
  removed(): void;
  backedUp(atMs: number): void;
  /** The relay wants its setup code before it takes this practice; `wrong` when the one given was not it. */
  setupCodeWanted(wrong: boolean): void;
  /** Writes wait for a new epoch of these scopes. */
  rotationWanted(scopes: readonly ScopeId[]): void;
}

export interface SyncParts {
  readonly context: PracticeContext;
  readonly dialer: RelayDialer;
  readonly log: LogRoom;
  readonly pending: PendingRoom;
  readonly rooms: EntriesRooms;
  readonly events: SyncEvents;
  /** Set while the log does not know this device: whose line has it added. */
  vouching(): Vouching | null;
  /** Index of the record that added a device; `null` for one that the log does not name. */
  readonly addedAt: (device: DeviceId) => number | null;
  /** Scopes whose entries the relay hands to this device now. */
  readableScopes(): readonly ScopeId[];
  /** The devices that a record of this type and subject ends, or takes something from. */
  devicesOf(type: MembershipRecord["type"], subject: MembershipRecord["subject"]): readonly DeviceId[];
}

export interface Sync {
  readonly state: SyncState["relay"];
  /** Something waits to be sent: a record, an entry, or rights have changed. */
  wake(): void;
  /** Tries at once instead of at the next planned time. */
  reconnect(): void;
  giveSetupCode(code: string): void;
  watch(document: DocumentId, scope: ScopeId, on: boolean): void;
  sendAwareness(scope: ScopeId, document: DocumentId, bytes: Uint8Array): void;
  /** Rows of this scope were damaged on the disk: everything in it is fetched once more. */
  fetchAgain(scope: ScopeId): void;
  /** Resolves when the relay's answer to the pending record `key` is known; rejects with the fault `offline` when it cannot be asked now. */
  settled(key: string): Promise<ResultCode>;
  /** Resolves when the log is as long as the relay's. Rejects when offline. */
  caughtUp(): Promise<void>;
  close(): void;
}

/**
 * Refusals that stay on the screen while they are tried again now and then: a relay is updated, or a colleague gives back the records that
 * a restored relay lost. Without an interval, only the person's wish tries again.
 */
export const LASTING_REFUSALS: ReadonlyMap<RejectCode, number | null> = new Map([
  ["version", 300_000],
  ["not-authentic", 60_000],
  ["setup-code", null],
]);

export interface RelayWelcome {
  readonly logId: LogId;
  readonly headNumber: number;
  readonly logLength: number;
  readonly logHead: Uint8Array;
}
