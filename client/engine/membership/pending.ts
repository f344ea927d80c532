/**
 * Records made here that no relay has accepted yet (table `pending`), one at a time and always on the present head. The confirmed
 * state knows nothing of them. A record is written when it is offered, kept as bytes while the head stands, and written anew, with
 * fresh secrets, when somebody else's record came first: what was once shown to a relay is never reused for another set of readers.
 *
 * What the validator or the relay refuses stays with its reason; only the person discards it.
 */
import { bytesEqual } from "../../../crypto/public/bytes.ts";
import type { DeviceId, MemberId, ScopeId } from "../../../crypto/public/ids.ts";
import type { CryptoSuite } from "../../../crypto/secret/suite.ts";
import type { ResultCode } from "../../../sync-server/protocol/codes.ts";
import { applyNextRecord } from "../../../sync-server/protocol/membership/apply-record.ts";
import { deviceLives } from "../../../sync-server/protocol/membership/holders.ts";
import { copyMembership, type MembershipData } from "../../../sync-server/protocol/membership/state.ts";
import { parseRecord, recordHash } from "../../../sync-server/protocol/record.ts";
import type { ScopeLine } from "../../../sync-server/protocol/record-lists.ts";
import type { ChainHead } from "../contract.ts";
import { Fault } from "../fault.ts";
import type { PracticeKeyring } from "../keyring/keyring.ts";
import type { EngineStore, StoreWrite } from "../store/store.ts";
import { holdsScope } from "./author/access-loss.ts";
import type { AuthorContext } from "./author/draft.ts";
import { partsOf } from "./author/from-intent.ts";
import { newScopeId } from "./author/genesis.ts";
import { writeRecord } from "./author/write-record.ts";
import { type Intent, type IntentRefusal, intentRow, readIntent, type WaitingIntent } from "./intents.ts";
import type { MembershipLog } from "./log-store.ts";
import { isDirtyMember, isDirtyScope, type Place, placeAfter, scopeOf } from "./roster.ts";

export interface PendingOptions {
  readonly store: EngineStore;
  readonly log: MembershipLog;
  readonly keyring: PracticeKeyring;
  readonly member: MemberId;
  readonly device: DeviceId;
  readonly suite: CryptoSuite;
  /** The last entries that count, for cuts. */
  readonly heads: () => Promise<readonly ChainHead[]>;
  readonly onChange: () => void;
}

export interface Pending {
  readonly size: number;
  readonly items: readonly WaitingIntent[];
  /** Scopes that wait for their record: usable on this device. */
  readonly scopes: readonly ScopeLine[];
  /** On the disk when it resolves. The key names it in `next`, `settled` and `discard`. */
  propose(intent: Intent): Promise<string>;
  /** Proposes new epochs of those of these scopes that are dirty, whose key is held, and that wait for none yet. Whether there are any. */
  proposeRotation(scopes: readonly ScopeId[]): Promise<boolean>;
  next(): Promise<{ readonly key: string; readonly record: Uint8Array } | null>;
  settled(key: string, code: ResultCode): Promise<void>;
  /**
   * The relay holds entries behind a cut of this record: it is written anew, and where this device cannot read, with these heads. Others
   * are known from the entries themselves.
   */
  cutAnew(key: string, unreadable: readonly ChainHead[]): Promise<void>;
  /** The confirmed log has grown: finds out which records are in it, and what that makes necessary. */
  logChanged(): Promise<void>;
  discard(key: string): Promise<void>;
  /** This scope waits no longer for a record: another one is in its place. */
  withdrawScope(scope: ScopeId): Promise<void>;
}

/** Codes that pass by themselves: the record is offered again, and nothing is said about it. */
const PASSING: ReadonlySet<ResultCode> = new Set([
  "stale-log",
  "rate",
  "busy",
  "quota",
  "version",
  "setup-code",
  "unknown-practice",
  "exists",
]);
/** Intents after whose records scopes may be left dirty that this device can rotate. */
const TAKES_AWAY: ReadonlySet<Intent["act"]> = new Set([
  "renew",
  "revoke-device",
  "remove-member",
  "set-roles",
  "set-kit",
]);
/** How often a record is written anew because the head moved meanwhile, before the next call goes on. */
const MOST_ATTEMPTS = 4;
const FIRST_ORDER = 1_000_000_000;

export async function openPending(options: PendingOptions): Promise<Pending> {
  return new WaitingRecords(options, await readItems(options));
}

class WaitingRecords implements Pending {
  readonly #options: PendingOptions;
  #items: readonly WaitingIntent[];
  #queue: Promise<unknown> = Promise.resolve();
  /** No order is given twice: the relay may still answer for one that the log has settled. */
  #lowest: number;
  #highest: number;
  /** By record, what the relay says of chains that this device cannot read. */
  readonly #unreadable = new Map<string, readonly ChainHead[]>();

  constructor(options: PendingOptions, items: readonly WaitingIntent[]) {
    this.#options = options;
    this.#items = items;
    const orders = items.map(({ key }) => Number(key));
    this.#lowest = Math.min(FIRST_ORDER, ...orders);
    this.#highest = Math.max(FIRST_ORDER, ...orders);
    this.#showWaiting();
  }

  get size(): number {
    return this.#items.length;
  }

  get items(): readonly WaitingIntent[] {
    return this.#items;
  }

  get scopes(): readonly ScopeLine[] {
    return this.#waitingScopes();
  }

  propose(intent: Intent): Promise<string> {
    return this.#inTurn(() => this.#add(intent));
  }

  proposeRotation(scopes: readonly ScopeId[]): Promise<boolean> {
    return this.#inTurn(() => this.#addRotation(scopes));
  }

  next(): Promise<{ readonly key: string; readonly record: Uint8Array } | null> {
    return this.#inTurn(() => this.#next());
  }

  logChanged(): Promise<void> {
    return this.#inTurn(() => this.#logChanged());
  }

  cutAnew(key: string, unreadable: readonly ChainHead[]): Promise<void> {
    return this.#inTurn(async () => {
      const item = this.#items.find((candidate) => candidate.key === key);
      if (item === undefined) return;
      this.#unreadable.set(key, unreadable);
      await this.#save([{ ...item, record: null }]);
    });
  }

  discard(key: string): Promise<void> {
    return this.#inTurn(() => this.#save([], [key]));
  }

  withdrawScope(scope: ScopeId): Promise<void> {
    return this.#inTurn(async () => {
      for (const item of this.#items) {
        const { intent } = item;
        if (intent.act !== "add-scopes") continue;
        const scopes = intent.scopes.filter((line) => line.scope !== scope);
        if (scopes.length === intent.scopes.length) continue;
        const rest = { ...item, intent: { ...intent, scopes }, record: null, refusal: null };
        await this.#save(scopes.length === 0 ? [] : [rest], scopes.length === 0 ? [item.key] : []);
      }
    });
  }

  /** One after another: two writers of one head would make each other's records stale. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(run);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  #showWaiting(): void {
    this.#options.keyring.setWaiting(new Set(this.#waitingScopes().map(({ scope }) => scope)));
  }

  #waitingScopes(): ScopeLine[] {
    const added = this.#items.flatMap(({ intent }) => (intent.act === "add-scopes" ? intent.scopes : []));
    return added.filter(({ scope }) => !this.#options.log.data.scopes.has(scope));
  }

  async #save(changed: readonly WaitingIntent[], removed: readonly string[] = []): Promise<void> {
    const deletions = removed.map((key): StoreWrite => ({ table: "pending", key, value: null }));
    await this.#options.store.commit(
      [...changed.map((item) => intentRow(item, this.#options.keyring.local)), ...deletions],
      "strict",
    );
    const byKey = new Map([...this.#items, ...changed].map((item) => [item.key, item]));
    for (const key of removed) {
      byKey.delete(key);
      this.#unreadable.delete(key);
    }
    this.#items = [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    this.#showWaiting();
    this.#options.onChange();
  }

  async #add(intent: Intent, isFirst = false): Promise<string> {
    const order = isFirst ? --this.#lowest : ++this.#highest;
    const key = order.toString().padStart(10, "0");
    await this.#save([{ key, intent, refusal: null, record: null }]);
    return key;
  }

  async #next(): Promise<{ key: string; record: Uint8Array } | null> {
    // A restored device is not in the log before its voucher's record is: nothing it signs would stand.
    if (this.#options.log.removed || !this.#options.log.data.devices.has(this.#options.device)) return null;
    for (const item of this.#items) {
      if (item.refusal !== null) continue;
      if (item.record !== null && this.#standsNext(item.record))
        return { key: item.key, record: item.record };
      const written = await this.#write(item);
      if (written === null) await this.#save([], [item.key]);
      else if (!(written instanceof Uint8Array))
        await this.#save([{ ...item, record: null, refusal: written }]);
      else {
        await this.#save([{ ...item, record: written }]);
        return { key: item.key, record: written };
      }
    }
    return null;
  }

  #standsNext(record: Uint8Array): boolean {
    const { prev, index } = parseRecord(record).record;
    const place = placeAfter(this.#options.log.data);
    return index === place.length && bytesEqual(prev, place.headHash);
  }

  /** The signed record, why there can be none, or `null` when none is needed. */
  async #write(item: WaitingIntent): Promise<Uint8Array | IntentRefusal | null> {
    for (let attempt = 0; ; attempt++) {
      const place = placeAfter(this.#options.log.data);
      const written = await this.#writeOnce(item, place);
      const hasMoved = !bytesEqual(placeAfter(this.#options.log.data).headHash, place.headHash);
      if (!hasMoved || attempt === MOST_ATTEMPTS) return written;
    }
  }

  async #writeOnce({ key, intent }: WaitingIntent, place: Place): Promise<Uint8Array | IntentRefusal | null> {
    const { log, device } = this.#options;
    const { data } = log;
    try {
      const parts = await partsOf(intent, {
        context: this.#context(data),
        heads: [...(await this.#options.heads()), ...(this.#unreadable.get(key) ?? [])],
      });
      if (parts === null) return null;
      const record = await writeRecord(parts, place, {
        device,
        sign: (kind, bytes) => this.#options.keyring.sign(kind, bytes),
      });
      const applied = await applyNextRecord(copyMembership(data), record, this.#options.suite.verifier);
      return applied.ok ? record : { code: applied.code, reason: applied.reason };
    } catch (error) {
      if (error instanceof Fault && error.code === "not-permitted") {
        return { code: "not-allowed", reason: error.message };
      }
      if (error instanceof RangeError) return { code: "invalid-record", reason: error.message };
      throw error;
    }
  }

  #context(data: MembershipData): AuthorContext {
    const { keyring, member, suite } = this.#options;
    return { data, secrets: keyring.secrets, member, suite };
  }

  async settled(key: string, code: ResultCode): Promise<void> {
    const record = this.#items.find((item) => item.key === key)?.record ?? null;
    if (record === null || PASSING.has(code)) return;
    // Accepted on this head: it is the next record, whether or not the relay's own copy has arrived yet. Not in turn, because the
    // log calls `logChanged` before it answers.
    if (code === "ok") await this.#options.log.receive(parseRecord(record).record.index, [record]);
    else await this.#inTurn(() => this.#refuse(key, { code, reason: "the relay refused it" }));
  }

  async #refuse(key: string, refusal: IntentRefusal): Promise<void> {
    const item = this.#items.find((candidate) => candidate.key === key);
    if (item !== undefined) await this.#save([{ ...item, record: null, refusal }]);
  }

  async #logChanged(): Promise<void> {
    const confirmed = this.#items.filter(({ record }) => record !== null && this.#isInLog(record));
    const again = confirmed.filter(({ intent }) => this.#isUnfinished(intent));
    const done = confirmed.filter((item) => !again.includes(item));
    const retried = this.#items.filter(({ refusal }) => refusal !== null && refusal.code !== "invite-closed");
    const changed = [...again, ...retried].map((item) => ({ ...item, record: null, refusal: null }));
    const removed = done.map(({ key }) => key);
    if (changed.length > 0 || removed.length > 0) await this.#save(changed, removed);
    await this.#upkeep(confirmed.some(({ intent }) => TAKES_AWAY.has(intent.act)));
    this.#showWaiting();
  }

  #isInLog(record: Uint8Array): boolean {
    const parsed = parseRecord(record);
    const hash = this.#options.log.hashAt(parsed.record.index);
    return hash !== null && bytesEqual(hash, recordHash(parsed.content));
  }

  #isUnfinished(intent: Intent): boolean {
    return intent.act === "rotate" && intent.scopes.some((scope) => this.#canRotate(scope));
  }

  #canRotate(scope: ScopeId): boolean {
    return (
      isDirtyScope(this.#options.log.data, scope) && holdsScope(this.#context(this.#options.log.data), scope)
    );
  }

  /** What follows from the log without anybody's wish: clean keys, one's own scopes, the rest of a rotation begun here. */
  async #upkeep(hasTakenAway: boolean): Promise<void> {
    const { log, device, member } = this.#options;
    const { data } = log;
    const own = data.devices.get(device);
    if (own === undefined || own.kind === "kit" || !deviceLives(data, own)) return;
    if (isDirtyMember(data, member) && !this.#waits("renew")) await this.#add({ act: "renew" }, true);
    await this.#addOwnScopes(data);
    if (hasTakenAway) await this.#addRotation([...data.scopes.keys()]);
  }

  async #addRotation(scopes: readonly ScopeId[]): Promise<boolean> {
    const waiting = this.#items.flatMap(({ intent }) => (intent.act === "rotate" ? intent.scopes : []));
    const wanted = scopes.filter((scope) => this.#canRotate(scope) && !waiting.includes(scope));
    if (wanted.length === 0) return false;
    await this.#add({ act: "rotate", scopes: wanted });
    return true;
  }

  async #addOwnScopes(data: MembershipData): Promise<void> {
    const { member, suite } = this.#options;
    const kinds = (["schedule", "self"] as const).filter(
      (kind) =>
        scopeOf(data, kind, member) === null &&
        !this.#waitingScopes().some((line) => line.kind === kind && line.subject === member),
    );
    if (kinds.length === 0) return;
    await this.#add({
      act: "add-scopes",
      scopes: kinds.map((kind) => ({ scope: newScopeId(suite), kind, subject: member })),
    });
  }

  #waits(act: Intent["act"]): boolean {
    return this.#items.some(({ intent }) => intent.act === act);
  }
}

/** A row that a disk has damaged stays where it is and is left out: it must not keep anybody from unlocking. */
async function readItems({ store, keyring }: PendingOptions): Promise<WaitingIntent[]> {
  const rows = await store.range("pending");
  return rows.flatMap(({ key, value }) => readIntent(key, value, keyring.local) ?? []);
}
