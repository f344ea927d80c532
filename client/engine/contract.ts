/**
 * The seams inside the engine: what its rooms promise each other while one practice is unlocked. Types only.
 *
 *   keyring ── abilities ──▶ entries, documents           (nobody else holds a key)
 *   membership ── confirmed log ──▶ everyone              (rights, epochs, dirty)
 *   entries (ledger, outbox) ◀── sync ──▶ relay           (bytes in order, nothing opened)
 *   documents ◀── tabs (port)                             (shadow Y.Docs, journal)
 */
import type {
  DeviceId,
  DocumentId,
  LogId,
  MemberId,
  PatientId,
  PracticeId,
  ScopeId,
} from "../../crypto/public/ids.ts";
import type { SignedKind } from "../../crypto/public/labels.ts";
import type { RejectCode, ResultCode } from "../../sync-server/protocol/codes.ts";
import type { DocumentType } from "../model/document-roots.ts";
import type { Alarm, ChannelEnd, QuarantinedEntry, Summary, SummaryQuery } from "./api.ts";
import type { Clock } from "./environment.ts";
import type { SnapshotPace } from "./snapshots/pace.ts";
import type { EngineStore, StoreTable, StoreWrite } from "./store/store.ts";
import type { CryptoSuite } from "../../crypto/secret/suite.ts";

// ---------------------------------------------------------------- keyring

/** Seals rows of this device's disk under the device root. `salt 24 ‖ sealed`. */
export interface LocalSeal {
  seal(table: StoreTable, key: string, plaintext: Uint8Array): Uint8Array;
  /** `null` when the row is not what was written here under this key. */
  open(table: StoreTable, key: string, sealed: Uint8Array): Uint8Array | null;
}

export interface ScopeSealer {
  readonly epoch: number;
  /** The body (commitment ‖ box) for a finished header; the salt is the one inside the header. */
  seal(header: Uint8Array, salt: Uint8Array, plaintext: Uint8Array): Uint8Array;
}

export interface ScopeOpener {
  open(header: Uint8Array, salt: Uint8Array, body: Uint8Array): Uint8Array | null;
}

/** Abilities of this device. After `forget` every call faults with `locked`. */
export interface Keyring {
  readonly local: LocalSeal;
  /**
   * Whether documents of this scope may be opened and written on this device: its current secret is held, or the scope waits in
   * a pending record of this device. The latter has no sealer: its documents stay in the journal until the record is confirmed.
   */
  reads(scope: ScopeId): boolean;
  /** For the current, clean epoch; `null` when this device holds no such key. */
  sealerFor(scope: ScopeId): ScopeSealer | null;
  openerFor(scope: ScopeId, epoch: number): ScopeOpener | null;
  awarenessSealerFor(scope: ScopeId): ScopeSealer | null;
  awarenessOpenerFor(scope: ScopeId, epoch: number): ScopeOpener | null;
  sign(kind: SignedKind, bytes: Uint8Array): Promise<Uint8Array>;
  forget(): void;
}

// ---------------------------------------------------------------- membership

/** What entries and documents need to know of the confirmed log. The validator's own state satisfies it. */
export interface Rights {
  readonly headIndex: number;
  readonly headHash: Uint8Array;
  memberOf(device: DeviceId): MemberId | null;
  /** The signing key of a device that was ever part of the practice, revoked ones too; `null` for an unknown one. */
  signKeyOf(device: DeviceId): Uint8Array | null;
  /** Whose `file` or `case` this scope is; `null` for the other kinds and for a scope that is not in the confirmed log. */
  patientOf(scope: ScopeId): PatientId | null;
  /** True when the scope is in the confirmed log and this member reads it now. */
  canWrite(scope: ScopeId): boolean;
  isDirty(scope: ScopeId): boolean;
  currentEpoch(scope: ScopeId): number | null;
  judgeEntry(
    header: Uint8Array,
  ): "ok" | "stale-log" | "unknown-device" | "not-allowed" | "stale-epoch" | "beyond-cut" | "wrong-log-head";
  /** Whether the entry's author has lost its scope after the log index that it names, up to whatever cut. */
  hasLostScope(header: Uint8Array): boolean;
}

// ---------------------------------------------------------------- shared by the rooms

export interface PracticeContext {
  readonly practice: PracticeId;
  readonly member: MemberId;
  readonly device: DeviceId;
  readonly store: EngineStore;
  readonly clock: Clock;
  readonly suite: CryptoSuite;
  readonly snapshotPace: SnapshotPace;
  readonly keyring: Keyring;
  /** Reads the newest confirmed state at every call. */
  readonly rights: Rights;
}

// ---------------------------------------------------------------- entries

export interface Cursor {
  readonly logId: LogId;
  readonly number: number;
}

export interface Received {
  readonly number: number;
  readonly bytes: Uint8Array;
}

export interface ReceiveReport {
  readonly admitted: number;
  readonly quarantined: number;
  /** An entry names a log index beyond ours: the log must be read before it can be judged. */
  readonly needsLog: boolean;
  /** Chains with a hole before an entry that this call began to hold (in the chain, or in what it builds on). */
  readonly gaps: readonly { readonly device: DeviceId; readonly scope: ScopeId }[];
  /** An author has left a branch of its chain, or more of one is here: the relay may lack what is held of it. */
  readonly leavesBranch: boolean;
}

/**
 * All entries of this practice on this device. `receive` runs lengths → practice → device → signature or vouching → chain → rights →
 * epoch and commitment → open → gate → shadow document, and commits entry, chain head, claims, summary and cursor in one transaction before
 * anything of it reaches a tab (the summary is projected from the shadow, so the shadow has it first; nobody can attach or hears of it before
 * the disk does, and a shadow that could not take it is built anew from the disk). What fails is quarantined with its reason and does not stop
 * the others. A head moves past an entry that the relay could not have judged (no key, does not open, gate), because its author's chain goes on.
 */
export interface Ledger {
  /** `cursor` is null for entries fetched out of order (a newly granted scope). Calls are run one after another. */
  receive(entries: readonly Received[], cursor: Cursor | null): Promise<ReceiveReport>;
  cursor(): Promise<Cursor | null>;
  /** A relay with another log id, or one that lost entries: numbers start anew, entries stay; what of this device's own it lost is to be looked for. */
  resetCursor(logId: LogId): Promise<void>;
  /** After new keys or a longer log: tries held and quarantined entries again. */
  retry(): Promise<ReceiveReport>;
  quarantined(): Promise<readonly QuarantinedEntry[]>;
  /** Chain heads of everything held, for comparing with a relay's heads. */
  heads(): Promise<readonly ChainHead[]>;
  /** Signed entries of a chain after a position, in order, whoever wrote them: what heals a relay. */
  chainAfter(device: DeviceId, scope: ScopeId, after: ChainPosition | null): Promise<readonly Uint8Array[]>;
  /**
   * Whether this device's own rows do not continue a relay's head of its chain, although its own head lies beyond or something waits to be sent:
   * what comes next was lost here too. `unknown-head`: nor is that head an entry of this chain, as far as this device holds it. Rows that turn out damaged meanwhile
   * are set aside.
   */
  lacksOwnAfter(scope: ScopeId, after: ChainHead | null): Promise<"no" | "lacks" | "unknown-head">;
  leftBranches(): Promise<readonly LeftBranch[]>;
  /** The entries of a branch that was left, in order, as far as they are held. */
  entriesLeft(branch: LeftBranch): Promise<readonly Uint8Array[]>;
  /** The relay was offered everything that is held of it. */
  leftGiven(branch: LeftBranch): Promise<void>;
}

/** See docs/PROTOCOL.md §5, "Writing anew": entries behind `behind` in incarnations below `incarnation` were left. */
export interface LeftBranch {
  readonly device: DeviceId;
  readonly scope: ScopeId;
  readonly incarnation: number;
  readonly behind: ChainPosition;
  /** Something of it is held here that the relay may lack. */
  readonly isOwed: boolean;
}

/** How much of one's own part could be written anew. */
export interface WrittenAnew {
  readonly entries: number;
  /** False when words of it were in a damaged row and nowhere else on this device. */
  readonly isWhole: boolean;
}

export interface SnapshotOffer {
  readonly document: DocumentId;
  readonly scope: ScopeId;
  /** Every entry of the document up to this number of the relay is in it. */
  readonly covers: number;
  readonly bytes: Uint8Array;
}

/**
 * Snapshots of both kinds: those that this device makes of documents in which it writes, and those that show a document before its entries
 * are here. The latter are never part of anything (decision 0010): whoever reads the history of a scope to its end calls `confirm`.
 */
export interface Snapshots {
  /** The next one to be put on the relay. */
  next(): Promise<SnapshotOffer | null>;
  settled(offer: SnapshotOffer, code: ResultCode): Promise<void>;
  /** Documents that are shown from a snapshot. */
  readonly unverified: number;
  /** What a relay offers of a scope. Returns up to where each of those that are kept covers its document. */
  offer(
    scope: ScopeId,
    snapshots: readonly { readonly covers: number; readonly bytes: Uint8Array }[],
  ): Promise<readonly number[]>;
  /** Entries of a scope behind its snapshots; they come again with the history. */
  tail(scope: ScopeId, entries: readonly Received[]): Promise<void>;
  /** Everything kept so far appears in lists. */
  list(): Promise<void>;
  /** The history of these scopes is here: their snapshots are thrown away. */
  confirm(scopes: ReadonlySet<ScopeId>): Promise<void>;
  /** Only these scopes are readable now. */
  dropUnreadable(readable: ReadonlySet<ScopeId>): Promise<void>;
}

export interface ChainPosition {
  readonly incarnation: number;
  readonly counter: number;
}

export interface ChainHead extends ChainPosition {
  readonly device: DeviceId;
  readonly scope: ScopeId;
  readonly hash: Uint8Array;
}

export interface OutboxRow {
  readonly key: string;
  readonly document: DocumentId;
  readonly scope: ScopeId;
  readonly bytes: Uint8Array;
  /** Set while the relay refuses it; it is kept. */
  readonly refused: RejectCode | null;
}

/** Calls are safe in any order and may be repeated: unknown keys are ignored. */
export interface Outbox {
  /** In the order in which they were sealed; refused ones are left out until `clearRefusals`, and those of the scopes `except`. */
  next(limit: number, except?: ReadonlySet<ScopeId>): Promise<readonly OutboxRow[]>;
  acknowledged(rows: readonly { readonly key: string; readonly number: number }[]): Promise<void>;
  refused(key: string, code: RejectCode): Promise<void>;
  /** After the log changed or the person asked. */
  clearRefusals(): Promise<void>;
  /**
   * `stale-epoch`, `fork`, or a device that finds the relay ahead of itself: unacknowledged entries of these scopes are sealed anew under the
   * current epoch in an incarnation above `aboveIncarnation`, first entry naming `after`; the old rows stay, superseded, until the
   * new ones are acknowledged. Rejects with `not-permitted` (retryable) while the scope is dirty or its key is missing: nothing changes then.
   */
  sealAnew(scope: ScopeId, after: ChainHead | null): Promise<void>;
  /**
   * The relay has lost what this device cannot give back either: this device's part of every document of the scope is sealed anew in an incarnation
   * that begins behind the relay's head `after`, and behind it what waits here, in one commit. Rejects as `sealAnew`.
   */
  writeAnew(scope: ScopeId, after: ChainHead | null): Promise<WrittenAnew>;
  /** Scopes in which words of this device came back out of a branch that it had left, and are not in its chain yet. */
  readonly recovered: readonly ScopeId[];
  /** The same behind this device's own head, for a scope of `recovered`, which it leaves in the same commit. */
  takeUpRecovered(scope: ScopeId): Promise<void>;
  readonly size: number;
  readonly refusedCount: number;
}

// ---------------------------------------------------------------- documents

/** One tab's end of a document channel. */
export interface ChannelPeer {
  send(frame: Uint8Array): void;
  covered(journaled: number, backedUp: number, problem: RejectCode | null): void;
  /** The channel was read-only, because its document was shown from a snapshot; from now on changes are taken. */
  confirmed(): void;
  closed(end: ChannelEnd): void;
}

export interface Channel {
  /** Changes are not taken, for now. */
  readonly readOnly: boolean;
  /** A y-protocols message from the tab (sync or awareness); `n` counts from 1. */
  receive(n: number, frame: Uint8Array): void;
  close(): void;
}

export interface NewDocument {
  readonly document: DocumentId;
  readonly scope: ScopeId;
  readonly type: DocumentType;
  readonly patient: PatientId | null;
  readonly fill: (doc: import("yjs").Doc) => void;
}

export interface Documents {
  /** Names a document before anything is written in it. */
  create(input: {
    document: DocumentId;
    scope: ScopeId;
    type: DocumentType;
    patient: PatientId | null;
  }): Promise<void>;
  /** Loads the shadow if needed; `null` when the document is not known or its scope cannot be read. */
  attach(document: DocumentId, peer: ChannelPeer): Promise<Channel | null>;
  /** Names many documents and fills them, in few commits; all of it is on the disk when it resolves. */
  createAll(made: readonly NewDocument[]): Promise<void>;
  /** A change made by the engine itself (names at creation), authored by a fresh Y.Doc, journaled before it resolves. */
  write(document: DocumentId, change: (doc: import("yjs").Doc) => void): Promise<void>;
  /** What was written here in a scope that came to nothing belongs to the one that the log took in its place. */
  moveScope(from: ScopeId, to: ScopeId): Promise<void>;
  /** Journals everything typed so far; resolves when it is on the disk. */
  flushJournal(): Promise<void>;
  /** Seals what is journaled into the outbox, where scope and keys allow it. */
  flushOutbox(): Promise<void>;
  /** Documents with changes that no relay has acknowledged. */
  readonly waiting: number;
  summaries(type: DocumentType, narrowing?: Omit<SummaryQuery, "type">): Promise<readonly Summary[]>;
  /** Sealed awareness bytes from the relay; a `null` result means it was not authentic. */
  receiveAwareness(scope: ScopeId, document: DocumentId, bytes: Uint8Array): Promise<void>;
  /** How many other devices have it open, from the relay: shortens the sealing delay and turns awareness on. */
  setWatchers(document: DocumentId, others: number): void;
  close(): Promise<void>;
}

/** What happened inside, for whoever wires the rooms together (engine root, sync). All are called after the disk has it. */
export interface EntriesEvents {
  outboxGrew(): void;
  summaryChanged(summary: Summary): void;
  /** Something disappeared from the list of this type. */
  summariesStale(type: DocumentType): void;
  quarantineChanged(): void;
  /** Rows of this document do not open any more: the scope should be fetched again from its beginning (`receive` with a null cursor). */
  damaged(scope: ScopeId, document: DocumentId): void;
  waitingChanged(): void;
  storageState(state: "ok" | "full" | "failed"): void;
  /** Words wait in these dirty scopes, which nobody can seal in before they are rotated. Said again for as long as they wait. */
  rotationWanted(scopes: readonly ScopeId[]): void;
  alarm(alarm: Alarm): void;
  /** A document got its first or lost its last local tab. */
  openChanged(document: DocumentId, scope: ScopeId, open: boolean): void;
  awareness(scope: ScopeId, document: DocumentId, bytes: Uint8Array): void;
}

export interface EntriesRooms {
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly documents: Documents;
  readonly snapshots: Snapshots;
  /**
   * Rows that a backup holds, exactly as they are on the disk. A restored profile keeps the device root, so rows sealed by `LocalSeal`
   * open there at the same table and key; its device is a new one, which starts its own chains.
   */
  exportRows(): Promise<readonly StoreWrite[]>;
}
