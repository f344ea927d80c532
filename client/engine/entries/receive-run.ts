/**
 * What one call of the ledger gathers: rows to commit together, what to tell afterwards, and which chains and documents moved, so that
 * entries held for them are tried again before the commit.
 */
import type { DeviceId, DocumentId, ScopeId } from "../../../crypto/public/ids.ts";
import type { SignedEntry } from "../../../crypto/public/signed-entry.ts";
import type { Alarm, QuarantineReason } from "../api.ts";
import type { LeftBranch, PracticeContext, ReceiveReport } from "../contract.ts";
import type { Shadow } from "../documents/shadow.ts";
import type { Shadows } from "../documents/shadows.ts";
import type { StoreWrite } from "../store/store.ts";
import { leftBranchRow } from "./left-branches.ts";
import type { HeldEntry, Quarantine } from "./quarantine.ts";

export interface Candidate {
  readonly bytes: Uint8Array;
  readonly signed: SignedEntry;
  readonly hash: Uint8Array;
  /** The relay's number; entries that were held come after all others. */
  readonly number: number;
  readonly held: HeldEntry | null;
  /** It has its place in its chain already: only opening and the gate are left. */
  readonly chained: boolean;
  /** It stands where a row of the disk was damaged. */
  readonly isRefill?: boolean;
}

export class ReceiveRun {
  readonly writes: StoreWrite[] = [];
  /** Done once the disk has it. */
  readonly afterCommit: (() => void)[] = [];
  readonly shadows = new Map<DocumentId, Shadow>();
  readonly alarms: Alarm[] = [];
  /** Scopes in which another copy of this profile has written. */
  readonly foreignOwn = new Set<ScopeId>();
  /** Scopes in which this device's own words were let in out of a branch that it has left. */
  readonly recovered = new Set<ScopeId>();
  /** Documents whose completeness may have changed. */
  readonly judged = new Set<DocumentId>();
  /** Outbox rows that came back with this call. */
  readonly settledKeys = new Set<string>();
  admitted = 0;
  needsLog = false;
  /** Keys of what this call began to hold; some of it may be let in before it ends. */
  readonly #newlyHeld = new Set<string>();
  #leavesBranch = false;
  readonly #movedChains = new Set<string>();
  readonly #advanced = new Set<DocumentId>();
  /** What the shadows were given and the disk does not have yet. */
  readonly #taken = new Map<DocumentId, Uint8Array[]>();
  readonly #context: PracticeContext;
  readonly #quarantine: Quarantine;
  readonly #shadows: Shadows;

  constructor(context: PracticeContext, quarantine: Quarantine, shadows: Shadows) {
    this.#context = context;
    this.#quarantine = quarantine;
    this.#shadows = shadows;
  }

  get report(): ReceiveReport {
    const held = this.#quarantine.all().filter(({ key }) => this.#newlyHeld.has(key));
    const gaps = new Map<string, { readonly device: DeviceId; readonly scope: ScopeId }>();
    for (const { reason, device, scope } of held) {
      if (reason !== "gap" && reason !== "gate-gap") continue;
      if (device !== null && scope !== null) gaps.set(`${scope}/${device}`, { device, scope });
    }
    return {
      admitted: this.admitted,
      quarantined: held.length,
      needsLog: this.needsLog,
      gaps: [...gaps.values()],
      leavesBranch: this.#leavesBranch,
    };
  }

  get changedQuarantine(): boolean {
    return this.judged.size > 0 || this.#newlyHeld.size > 0;
  }

  async shadow(document: DocumentId): Promise<Shadow> {
    const known = this.shadows.get(document);
    if (known !== undefined) return known;
    const shadow = await this.#shadows.acquire(document);
    this.shadows.set(document, shadow);
    return shadow;
  }

  noteTaken(document: DocumentId, updates: readonly Uint8Array[]): void {
    this.#taken.set(document, [...(this.#taken.get(document) ?? []), ...updates]);
  }

  lookForDamage(document: DocumentId): Promise<void> {
    return this.#shadows.lookForDamage(document);
  }

  /** A shadow that failed half way is thrown away; the new one is brought to where the old one was. */
  async rebuild(document: DocumentId): Promise<void> {
    const failed = await this.shadow(document);
    const { known, claims } = failed;
    failed.release();
    this.#shadows.discard(failed);
    const shadow = await this.#shadows.acquire(document);
    shadow.known = known;
    for (const [client, device] of claims) shadow.claims.set(client, device);
    const taken = this.#taken.get(document) ?? [];
    if (taken.length > 0) shadow.takeRemote(taken);
    this.shadows.set(document, shadow);
  }

  refuse(candidate: Candidate, reason: QuarantineReason, chained: boolean): void {
    const { held, bytes } = candidate;
    if (held !== null && held.reason === reason && held.chained === chained) return;
    this.quarantine(bytes, reason, chained);
  }

  quarantine(bytes: Uint8Array, reason: QuarantineReason, chained: boolean): void {
    const atMs = this.#context.clock.now();
    const before = this.#quarantine.find(bytes);
    const row = this.#quarantine.add(bytes, { reason, chained, atMs });
    this.writes.push(row);
    const document = this.#quarantine.find(bytes)?.document ?? null;
    if (document !== null) this.judged.add(document);
    if (before === null) this.#newlyHeld.add(row.key);
  }

  unhold(held: HeldEntry): void {
    this.writes.push(this.#quarantine.remove(held));
    if (held.document !== null) this.judged.add(held.document);
  }

  /** To be given to the relay. */
  oweLeft(branch: Omit<LeftBranch, "isOwed">): void {
    this.writes.push(leftBranchRow(branch, true));
    this.#leavesBranch = true;
  }

  chainMoved(device: DeviceId, scope: ScopeId): void {
    this.#movedChains.add(`${scope}/${device}`);
  }

  documentAdvanced(document: DocumentId): void {
    this.#advanced.add(document);
  }

  /** Held entries that what came in meanwhile may have healed. */
  takeHealed(): HeldEntry[] {
    const healed = this.#quarantine.all().filter((held) => {
      if (held.chained) {
        return held.reason === "gate-gap" && held.document !== null && this.#advanced.has(held.document);
      }
      return held.reason === "gap" && this.#movedChains.has(`${held.scope}/${held.device}`);
    });
    this.#movedChains.clear();
    this.#advanced.clear();
    return healed;
  }
}
