/**
 * What tabs and engine say to each other. Types only: `client/link` imports nothing else of the engine.
 *
 * A tab holds one MessagePort. Over it run calls (a command and its answer), events, and document channels: a channel carries the
 * frames of y-websocket's provider to the engine's own Yjs server. All values survive structured cloning; faults travel as
 * `{ code, retryable }`. Ids are lower-case hex strings.
 */
import type {
  DeviceId,
  DocumentId,
  InviteId,
  MemberId,
  PatientId,
  PracticeId,
  ScopeId,
} from "../../crypto/public/ids.ts";
import type { RejectCode } from "../../sync-server/protocol/codes.ts";
import type { DocumentType } from "../model/document-roots.ts";
import type { NewPatientFile } from "../model/patient-file.ts";
import type { FaultCode } from "./fault.ts";

/** The roles a person can be given; a member may have several. */
export type MemberRole =
  | "owner"
  | "clinician"
  | "supervisor"
  | "trainee"
  | "front-desk"
  | "biller"
  | "auditor";

export type ScopeKindName = "staff" | "owner" | "file" | "case" | "schedule" | "self";

// ---------------------------------------------------------------- state

/** Where the engine stands. Exactly one at a time; every change is sent as an event. */
export type EngineState =
  | { readonly at: "starting" }
  /** Another build or tab holds the lock of this origin's engine. */
  | { readonly at: "elsewhere" }
  | { readonly at: "storage-denied" }
  /** Nothing open. `practices` lives in this device's stores; names are in the tab's device document. */
  | { readonly at: "closed"; readonly practices: readonly StoredPractice[] }
  | { readonly at: "unlocking"; readonly practice: PracticeId }
  /** Asked to join; waiting until somebody who knows the words admits this device. */
  | {
      readonly at: "joining";
      readonly practice: PracticeId;
      readonly words: readonly string[];
      readonly invite: JoinProgress;
    }
  | { readonly at: "open"; readonly open: OpenPractice }
  /** A verified record says that this member or device is no longer part of the practice. Local data is kept until the person decides. */
  | { readonly at: "removed"; readonly practice: PracticeId; readonly by: "remove-member" | "revoke-device" };

export interface StoredPractice {
  readonly practice: PracticeId;
  readonly member: MemberId;
  /** True while a join request waits for its answer. */
  readonly joining: boolean;
  /** A practice for trying things out, that no relay knows. */
  readonly demo: boolean;
}

export type JoinProgress = "waiting" | "not-delivered" | "contested" | "refused" | "expired";

export interface OpenPractice {
  /** Which unlocking this is, counted by the engine. What is asked of the open practice names it. */
  readonly opening: number;
  readonly practice: PracticeId;
  /** For trying things out: it lives on this device only and holds nobody's records. */
  readonly demo: boolean;
  readonly member: MemberId;
  readonly device: DeviceId;
  readonly roles: readonly MemberRole[];
  /** `kit-elsewhere`: made on another device of this member; only there is it known whether its sheet was checked. */
  readonly recovery: "none" | "kit-made" | "kit-confirmed" | "kit-elsewhere" | "declined";
  /** The shared document of the practice profile (scope staff). */
  readonly practiceDocument: DocumentId;
  /** This member's profile document (scope staff), once it exists. */
  readonly profileDocument: DocumentId | null;
}

/** The truth about saving, for the whole device. */
export interface SyncState {
  readonly relay:
    | { readonly at: "connecting"; readonly attempt: number }
    | { readonly at: "catching-up"; readonly done: number; readonly total: number }
    | { readonly at: "online" }
    /** There is none and will be none: the demo practice. */
    | { readonly at: "none" }
    | { readonly at: "offline"; readonly retryAtMs: number | null }
    | { readonly at: "refused"; readonly code: RejectCode };
  /** Changes (documents with unsent edits, plus waiting records) that are on this device only. */
  readonly waiting: number;
  /** Changes that cannot be sent as things stand, with the reason. They stay on this device. */
  readonly notPermitted: number;
  readonly quarantined: number;
  /** Set when this device's disk refused a write; cleared by the next good one. */
  readonly storage: "ok" | "full" | "failed";
  readonly lastBackedUpAtMs: number | null;
  /** Fork alarms: this profile was copied, or a relay or colleague shows two histories. */
  readonly alarms: readonly Alarm[];
}

export type Alarm =
  | { readonly kind: "fork"; readonly device: DeviceId; readonly scope: ScopeId }
  | { readonly kind: "swapped-key"; readonly recordIndex: number }
  | { readonly kind: "foreign-record"; readonly recordIndex: number; readonly reason: string }
  /** The relay's log goes on in another way than the one that was verified here, at the latest from this record on. */
  | { readonly kind: "two-histories"; readonly recordIndex: number }
  | { readonly kind: "relay-lost-data"; readonly repaired: number }
  /** The relay has lost an entry of this device whose copy here is damaged: others are asked for it. */
  | { readonly kind: "own-entry-lost"; readonly scope: ScopeId }
  /** Another device or the relay gave it back. */
  | { readonly kind: "own-entry-found"; readonly scope: ScopeId }
  /** Nobody had it, and this device's part of the scope was written anew; `isWhole` when every word of it could be read. */
  | { readonly kind: "written-anew"; readonly scope: ScopeId; readonly isWhole: boolean };

// ---------------------------------------------------------------- lists

/** The few fields that lists need, kept sealed on disk and handed out without opening documents. */
export interface Summary {
  readonly document: DocumentId;
  readonly scope: ScopeId;
  readonly type: DocumentType;
  readonly patient: PatientId | null;
  /** As the model's `summary` function returned it for this type; unknown to the engine. */
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
  readonly changedAtMs: number;
  /** True when parts are missing (an entry is held or quarantined). */
  readonly incomplete: boolean;
  /** From a colleague's snapshot: its entries are on their way, and only they count. */
  readonly unverified?: true;
}

/** Which documents a list shows. Answered by the engine, so that a tab is not handed fifty thousand rows to show three. */
export interface SummaryQuery {
  readonly type: DocumentType;
  readonly patient?: PatientId;
  /** Only those whose summary has exactly these values. */
  readonly where?: Readonly<Record<string, string | boolean>>;
}

export interface TeamMember {
  readonly member: MemberId;
  readonly roles: readonly MemberRole[];
  readonly profileDocument: DocumentId | null;
  readonly displayName: string | null;
  readonly living: boolean;
  readonly devices: readonly TeamDevice[];
  /** A device of theirs was revoked and their keys are not yet renewed. */
  readonly renewing: boolean;
}

export interface TeamDevice {
  readonly device: DeviceId;
  readonly kind: "device" | "kit";
  readonly living: boolean;
  readonly isThis: boolean;
  readonly addedAtIndex: number;
}

export interface OpenInvite {
  readonly invite: InviteId;
  readonly kind: "member" | "device";
  readonly roles: readonly MemberRole[];
  readonly expiresAtMs: number;
  readonly state: "open" | "used" | "revoked" | "expired";
  /** Fragment of the link (without origin), while this device may still show it. */
  readonly fragment: string | null;
}

/** Somebody who holds an invitation asks to be let in. */
export interface JoinRequest {
  readonly invite: InviteId;
  readonly kind: "member" | "device";
  readonly request: string;
  readonly displayName: string;
  readonly roles: readonly MemberRole[];
  readonly words: readonly string[];
  /** Two different people used the link: neither may be admitted. */
  readonly contested: boolean;
}

export interface QuarantinedEntry {
  readonly key: string;
  readonly document: DocumentId | null;
  readonly scope: ScopeId | null;
  readonly device: DeviceId | null;
  readonly member: MemberId | null;
  readonly reason: QuarantineReason;
  readonly atMs: number;
  readonly bytes: number;
}

export type QuarantineReason =
  | "malformed"
  | "other-practice"
  | "unknown-device"
  | "beyond-cut"
  | "bad-signature"
  | "broken-chain"
  | "gap"
  | "fork"
  | "not-allowed"
  | "stale-epoch"
  | "wrong-log-head"
  | "no-key"
  | "does-not-open"
  | "gate-format"
  | "gate-foreign-client"
  | "gate-gap"
  | "gate-too-large"
  | "gate-too-deep"
  | "gate-roots"
  | "damaged-on-disk"
  | "false-snapshot";

// ---------------------------------------------------------------- commands

export interface InviteInspection {
  readonly practice: PracticeId;
  readonly kind: "member" | "device";
  readonly roles: readonly MemberRole[];
  readonly practiceName: string;
  readonly expiresAtMs: number;
}

/** A file as an import brings it; `status` is where it begins. */
export type ImportedFile = Pick<
  NewPatientFile,
  "fields" | "status" | "contacts" | "emergencyContacts" | "team"
>;

/** A portion of an import, on its way from a tab to the engine. */
export interface HandedOver {
  readonly files: readonly ImportedFile[];
  /** How many were before them; 0 begins anew, and ends another tab's hand-over. */
  readonly after: number;
  /** The same for all portions of one hand-over, and no other's. */
  readonly handOver: string;
}

export interface ImportToBegin {
  /** The instant that all its files carry. */
  readonly at: string;
  /** All that were handed over. */
  readonly total: number;
  readonly handOver: string;
}

/** The import of this member on this device; the files that are still to be made are kept sealed. */
export type ImportState =
  | { readonly at: "none" }
  /** The practice was locked while it was being laid aside: nothing of it was made, and nothing will be. */
  | { readonly at: "not-begun" }
  | {
      readonly at: "running";
      readonly importedAt: string;
      readonly done: number;
      readonly total: number;
      readonly stopping: boolean;
    }
  /** Somebody stopped it, the practice was locked under it, or it failed. */
  | {
      readonly at: "waiting";
      readonly importedAt: string;
      readonly done: number;
      readonly total: number;
      readonly why: "stopped" | "cut-off" | FaultCode;
    }
  | { readonly at: "finished"; readonly importedAt: string; readonly done: number; readonly total: number };

/**
 * Every command answers or faults; none of them waits for the network unless its comment says so. What is not a `DoorCommand` acts on the
 * opening of a practice that the tab names, and faults when that one is over.
 */
export interface EngineCommands {
  /** Practice, owner, first device. Exists on this device when it answers; the relay follows when it can. The engine is then open. */
  createPractice(input: {
    practiceName: string;
    ownName: string;
    passphrase: string;
    /** For trying things out: no relay will ever hear of it. */
    demo?: boolean;
  }): OpenPractice;
  /** Makes (or replaces) the recovery kit of this member; the code is shown once and stored nowhere. */
  makeRecoveryKit(input: { passphrase: string }): { readonly code: string };
  /** The person typed the asked-for part of the code. */
  confirmRecoveryKit(): null;
  declineRecoveryKit(input: { statement: string }): null;

  /** `null` when the passphrase was right and this device still waits to be admitted: the state is then `joining`. */
  unlock(input: { practice: PracticeId; passphrase: string }): OpenPractice | null;
  lock(): null;
  changePassphrase(input: { current: string; next: string }): null;
  /** For acts that ask again. */
  checkPassphrase(input: { passphrase: string }): boolean;
  /** The setup code that the relay asked for; tried at once. Waits for the relay. */
  giveSetupCode(input: { code: string }): null;
  /** Tries the relay now instead of at the next planned time. */
  reconnect(): null;

  /** Reads what an invitation says about itself. Waits for the relay. */
  inspectInvite(input: { fragment: string }): InviteInspection;
  /** Makes this device's keys and asks to join. Survives reloads: the state is then `joining`. */
  join(input: { fragment: string; ownName: string; passphrase: string }): {
    readonly words: readonly string[];
  };
  /** Forgets an unanswered join request. */
  abandonJoin(input: { practice: PracticeId }): null;
  /** A clean profile and the printed code. Waits for the relay. */
  restoreFromCode(input: { code: string; passphrase: string }): OpenPractice;

  invite(input: { roles: readonly MemberRole[]; days: number }): OpenInvite;
  /** A link by which this member adds another device of their own. */
  linkDevice(): OpenInvite;
  revokeInvite(input: { invite: InviteId }): null;
  invites(): readonly OpenInvite[];
  joinRequests(): readonly JoinRequest[];
  /** After the words were compared. Waits for the relay. */
  admit(input: { invite: InviteId; request: string }): null;
  refuse(input: { invite: InviteId }): null;
  team(): readonly TeamMember[];
  /** Waits for the relay, because everybody's keys change. */
  setRoles(input: { member: MemberId; roles: readonly MemberRole[] }): null;
  removeMember(input: { member: MemberId }): null;
  revokeDevice(input: { device: DeviceId }): null;

  /** Makes the scopes of a new person in care (file, and case where the role allows it) and names their file document. */
  createPatient(): { readonly patient: PatientId; readonly document: DocumentId };
  /** Lays files of an import aside, sealed, five hundred at most. */
  keepForImport(input: HandedOver): null;
  /** Makes what was laid aside. It goes on by itself and tells how far it is. */
  beginImport(input: ImportToBegin): null;
  importState(): ImportState;
  /** After it was stopped or cut off. */
  goOnWithImport(): null;
  stopImport(): null;
  /** What is not made yet is not made, and what is over is not told any more. */
  dropImport(): null;
  /** Archives those of these files that nobody has changed since they were made. At most a hundred. */
  takeBackImport(input: { readonly documents: readonly DocumentId[]; readonly reason: string }): {
    readonly archived: number;
    readonly kept: number;
  };
  /** When each person was last written about: the day of the session, in milliseconds. Only of notes that this device can open. */
  lastNotes(): Readonly<Record<PatientId, number>>;
  /** Names a new document in a scope that exists. `patient` for case documents. */
  createDocument(input: { type: DocumentType; scope: ScopeKindName; patient?: PatientId }): {
    readonly document: DocumentId;
  };
  /** Care team: who reads file and case. Owner, or (grant only) somebody who reads it. */
  careTeam(input: { patient: PatientId }): readonly MemberId[];
  assign(input: { patient: PatientId; member: MemberId }): null;
  unassign(input: { patient: PatientId; member: MemberId }): null;
  /** What this device's keys allow with this person's scopes. */
  accessTo(input: { patient: PatientId }): {
    readonly file: boolean;
    readonly case: boolean;
    readonly mayCreateCase: boolean;
  };

  summaries(input: SummaryQuery): readonly Summary[];
  quarantine(): readonly QuarantinedEntry[];
  /** Tries quarantined entries again (after new keys, or by the person's wish). */
  retryQuarantine(): { readonly admitted: number };
  syncState(): SyncState;

  /** One file with everything of this practice on this device, readable only with the passphrase given here. */
  saveBackup(input: { passphrase: string }): { readonly bytes: Uint8Array; readonly entries: number };
  /** Into an empty device, without a relay. */
  restoreBackup(input: { bytes: Uint8Array; filePassphrase: string; passphrase: string }): OpenPractice;

  /** Deletes this practice's data from this device. Refused while changes wait, unless `evenUnsent`. */
  forget(input: { practice: PracticeId; evenUnsent: boolean }): null;
}

/** These need no open practice: they open one, or say themselves which one they mean. */
export type DoorCommand =
  | "createPractice"
  | "unlock"
  | "inspectInvite"
  | "join"
  | "abandonJoin"
  | "restoreFromCode"
  | "restoreBackup"
  | "forget"
  | "syncState";

export type EngineEvent =
  | { readonly event: "state"; readonly state: EngineState }
  | { readonly event: "sync"; readonly sync: SyncState }
  | { readonly event: "summary"; readonly summary: Summary }
  /** The set of documents of a type changed in a way that asks for reading the list again (rights gained or lost, restore). */
  | { readonly event: "summaries-stale"; readonly type: DocumentType }
  | { readonly event: "team" }
  | { readonly event: "invites" }
  | { readonly event: "import"; readonly state: ImportState }
  | { readonly event: "join-requests"; readonly requests: readonly JoinRequest[] }
  | { readonly event: "quarantine" };

// ---------------------------------------------------------------- wire

export interface FaultMessage {
  readonly code: FaultCode;
  readonly retryable: boolean;
}

/** Why a document channel was closed by the engine. */
export type ChannelEnd = "locked" | "unknown-document" | "not-permitted" | "damaged" | "ended";

export type ToEngine =
  | {
      readonly t: "call";
      readonly id: number;
      readonly method: keyof EngineCommands;
      readonly input: unknown;
      /** The opening of a practice that is meant; `null` when none is open as far as the tab knows. */
      readonly opening: number | null;
    }
  /** A provider dials. `channel` is chosen by the tab and never reused. */
  | {
      readonly t: "open";
      readonly channel: number;
      readonly document: DocumentId;
      readonly opening: number | null;
    }
  /** A frame of the y-websocket protocol; `n` counts this channel's frames from 1. */
  | { readonly t: "frame"; readonly channel: number; readonly n: number; readonly bytes: Uint8Array }
  | { readonly t: "close"; readonly channel: number }
  /** The page is hidden or closing: journal at once. */
  | { readonly t: "flush" }
  /** The tab holds this Web Lock as long as it lives: a tab that crashes says no farewell. */
  | { readonly t: "alive"; readonly lock: string }
  | { readonly t: "bye" };

export type FromEngine =
  | { readonly t: "return"; readonly id: number; readonly value: unknown }
  | { readonly t: "fault"; readonly id: number; readonly fault: FaultMessage }
  | { readonly t: "event"; readonly event: EngineEvent }
  | { readonly t: "opened"; readonly channel: number; readonly readOnly: boolean }
  | { readonly t: "frame"; readonly channel: number; readonly bytes: Uint8Array }
  | { readonly t: "closed"; readonly channel: number; readonly end: ChannelEnd }
  /** All frames up to `journaled` are on this device's disk; all up to `backedUp` are committed by the relay. */
  | {
      readonly t: "covered";
      readonly channel: number;
      readonly journaled: number;
      readonly backedUp: number;
      readonly problem: RejectCode | null;
    };
