/**
 * The relay answers `gap` to an own entry: it lacks one before it. What it lacks is given back, and asked for again with growing pauses, scope by
 * scope, so that one that waits stops no other. Where this device cannot give it back either (its only copy is damaged), it waits for whoever is on
 * to do so, and then writes its own part of the scope anew (docs/PROTOCOL.md §5).
 */
import { hexToBytes } from "../../../crypto/public/encodings.ts";
import { bytesToScopeId, type ScopeId } from "../../../crypto/public/ids.ts";
import type { Alarm } from "../api.ts";
import { decodeLacking, lackingKey, lackingRow } from "../entries/rows.ts";
import type { ChainHead, WrittenAnew } from "../contract.ts";
import type { TimerId } from "../environment.ts";
import { Fault } from "../fault.ts";
import { askHeads, EVERYTHING, fetchScope, giveEntriesBack, isBehind } from "./catch-up.ts";
import type { RelayLine } from "./relay-line.ts";
import { RelayLosses } from "./relay-losses.ts";
import type { SyncParts } from "./sync-parts.ts";

const FIRST_PAUSE_MS = 500;
const SECOND_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 300_000;
/** Longer than the longest pause before a device dials again: whoever is on has come by and given back what it holds. */
const OTHERS_MS = 60_000;

interface OwnGap {
  pauseMs: number;
  timer: TimerId | null;
  /** Since when it is known on this line that this device cannot fill it. */
  lackedSinceMs: number | null;
}

export class OwnGaps {
  readonly #parts: SyncParts;
  readonly #wake: () => void;
  readonly #byScope = new Map<ScopeId, OwnGap>();
  /** Own entries of these scopes are lost, and it is not known yet how it ends. On the disk too: nothing else may be waiting. */
  readonly #lacking = new Set<ScopeId>();
  #lookedOn: RelayLine | null = null;
  readonly #losses: RelayLosses;

  /** `wake` is called when a scope may be tried again. */
  constructor(parts: SyncParts, wake: () => void) {
    this.#parts = parts;
    this.#wake = wake;
    this.#losses = new RelayLosses(parts, wake);
  }

  /** Nothing is sent in these for now. */
  get paused(): ReadonlySet<ScopeId> {
    return new Set([...this.#byScope].flatMap(([scope, { timer }]) => (timer === null ? [] : [scope])));
  }

  /** The relay took an entry of this scope, and so has what is before it. */
  async filled(scope: ScopeId): Promise<void> {
    this.#end(scope);
    if (this.#lacking.has(scope)) await this.#noLongerLacking(scope, { kind: "own-entry-found", scope });
  }

  /** The line has ended: the next one begins with everything. */
  forget(): void {
    for (const scope of [...this.#byScope.keys()]) this.#end(scope);
    this.#losses.forget();
  }

  /** What was lost is looked for also where nothing new waits behind it. */
  async look(line: RelayLine): Promise<void> {
    const isNewLine = this.#lookedOn !== line;
    this.#lookedOn = line;
    const scopes = new Set<ScopeId>(isNewLine ? await this.#lackingOnDisk() : []);
    const isGivenBack = await this.#losses.giveBack(line);
    if (isGivenBack) for (const scope of await this.#ownBehind(line)) scopes.add(scope);
    for (const [scope, { timer }] of this.#byScope) {
      if (timer === null && this.#lacking.has(scope)) scopes.add(scope);
    }
    for (const scope of scopes) await this.met(line, scope);
    // Not before: a line or a life that ends in between leaves the rest to the next one.
    if (isGivenBack) await this.#losses.lookedAt();
  }

  /** What an earlier line, or an earlier start of the engine, left open; what it wrote anew is said now. */
  async #lackingOnDisk(): Promise<readonly ScopeId[]> {
    const prefix = lackingKey("");
    const rows = await this.#parts.context.store.range("meta", { prefix });
    for (const { key, value } of rows) {
      const scope = bytesToScopeId(hexToBytes(key.slice(prefix.length)));
      const at = decodeLacking(value);
      if (at === "asking") this.#lacking.add(scope);
      else
        await this.#noLongerLacking(scope, { kind: "written-anew", scope, isWhole: at === "written-whole" });
    }
    const readable = new Set(this.#parts.readableScopes());
    return [...this.#lacking].filter((scope) => readable.has(scope));
  }

  /** Own chains of which the relay still lacks the end, after it was given back what is here. */
  async #ownBehind(line: RelayLine): Promise<readonly ScopeId[]> {
    const { context, rooms } = this.#parts;
    const theirs = new Map(
      (await askHeads(line)).flatMap((head) => (head.device === context.device ? [[head.scope, head]] : [])),
    );
    // Of the others the relay says nothing.
    const readable = new Set(this.#parts.readableScopes());
    return (await rooms.ledger.heads()).flatMap((own) => {
      const head = theirs.get(own.scope);
      const isOurs = own.device === context.device && readable.has(own.scope);
      const isWanting = isOurs && (head === undefined || isBehind(head, own));
      return isWanting ? [own.scope] : [];
    });
  }

  /** The relay answered `gap` in this scope. */
  async met(line: RelayLine, scope: ScopeId): Promise<void> {
    const gap = this.#byScope.get(scope) ?? { pauseMs: 0, timer: null, lackedSinceMs: null };
    this.#byScope.set(scope, gap);
    await giveEntriesBack(line, this.#parts);
    const after = await this.#relaysHead(line, scope);
    const { ledger } = this.#parts.rooms;
    let lacks = await ledger.lacksOwnAfter(scope, after);
    if (lacks !== "no") {
      // A relay may have it although it says that it has not.
      await fetchScope(line, this.#parts, scope, EVERYTHING);
      lacks = await ledger.lacksOwnAfter(scope, after);
    }
    if (lacks === "no") {
      // Somebody may have given it back in between, to the relay or to this device: what is behind it goes now, or nothing would ask for it.
      await giveEntriesBack(line, this.#parts);
      await this.#noneLacks(gap, scope);
    }
    // Behind a head that it does not know, nothing is written, and nothing is known to be found.
    if (lacks === "lacks" && (await this.#mend(gap, scope, after))) return this.#end(scope);
    this.#pause(scope, gap);
  }

  async #relaysHead(line: RelayLine, scope: ScopeId): Promise<ChainHead | null> {
    const { device } = this.#parts.context;
    const heads = await askHeads(line);
    return heads.find((head) => head.device === device && head.scope === scope) ?? null;
  }

  async #noneLacks(gap: OwnGap, scope: ScopeId): Promise<void> {
    gap.lackedSinceMs = null;
    if (this.#lacking.has(scope)) await this.#noLongerLacking(scope, { kind: "own-entry-found", scope });
  }

  /** True when it was written anew. */
  async #mend(gap: OwnGap, scope: ScopeId, after: ChainHead | null): Promise<boolean> {
    const { context, events } = this.#parts;
    if (gap.lackedSinceMs === null) {
      gap.lackedSinceMs = context.clock.now();
      this.#lacking.add(scope);
      await context.store.commit([lackingRow(scope, "asking")], "strict");
      events.alarm({ kind: "own-entry-lost", scope });
    }
    if (context.clock.now() - gap.lackedSinceMs < OTHERS_MS) return false;
    const written = await this.#writeAnew(scope, after);
    if (written === null) return false;
    await this.#noLongerLacking(scope, { kind: "written-anew", scope, isWhole: written.isWhole });
    return true;
  }

  async #noLongerLacking(scope: ScopeId, alarm: Alarm): Promise<void> {
    this.#lacking.delete(scope);
    const { context, events } = this.#parts;
    // Said first: a crash in between has it said once more.
    events.alarm(alarm);
    await context.store.commit([{ table: "meta", key: lackingKey(scope), value: null }], "relaxed");
  }

  /** `null` while the scope cannot be sealed in; the log will change when it can. */
  async #writeAnew(scope: ScopeId, after: ChainHead | null): Promise<WrittenAnew | null> {
    const { context, rooms, events } = this.#parts;
    if (context.rights.isDirty(scope)) events.rotationWanted([scope]);
    await rooms.documents.flushJournal();
    try {
      return await rooms.outbox.writeAnew(scope, after);
    } catch (error) {
      if (error instanceof Fault && error.code === "not-permitted") return null;
      throw error;
    }
  }

  #pause(scope: ScopeId, gap: OwnGap): void {
    const { clock } = this.#parts.context;
    gap.pauseMs =
      gap.pauseMs === 0
        ? FIRST_PAUSE_MS
        : Math.min(LONGEST_PAUSE_MS, Math.max(SECOND_PAUSE_MS, 2 * gap.pauseMs));
    if (gap.timer !== null) clock.clearTimeout(gap.timer);
    gap.timer = clock.setTimeout(() => {
      gap.timer = null;
      this.#wake();
    }, gap.pauseMs);
  }

  #end(scope: ScopeId): void {
    const timer = this.#byScope.get(scope)?.timer ?? null;
    if (timer !== null) this.#parts.context.clock.clearTimeout(timer);
    this.#byScope.delete(scope);
  }
}
