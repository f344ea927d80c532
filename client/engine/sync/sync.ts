/**
 * The engine's conversation with the relay, for as long as the practice is unlocked: dial, level the log, resume, send what waits,
 * take in what comes, and begin again after every end. Nothing above it waits for it; everything below it is safe to repeat.
 */
import { type DocumentId, idToBytes, type LogId, type ScopeId } from "../../../crypto/public/ids.ts";
import type { RejectCode, ResultCode } from "../../../sync-server/protocol/codes.ts";
import type { TimerId } from "../environment.ts";
import type { Vouching } from "../membership/vouching.ts";
import { fetchedScopeKey } from "../entries/rows.ts";
import { Fault } from "../fault.ts";
import type { SyncState } from "../api.ts";
import { fetchScope, giveEntriesBack, levelLog, readLog } from "./catch-up.ts";
import { pumpEntries, pumpRecord } from "./push-pump.ts";
import {
  type HelloInput,
  LineEnded,
  openRelayLine,
  type RelayLine,
  sayHello,
  type Unasked,
} from "./relay-line.ts";
import { fetchSnapshots, publishSnapshots } from "./snapshots.ts";
import { giveBackUpTo } from "./unknown-device.ts";
import { LASTING_REFUSALS, type RelayWelcome, type Sync, type SyncParts } from "./sync-parts.ts";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A line that was silent this long is asked a small question; no answer ends it. */
const PROBE_AFTER_MS = 30_000;
const MOST_ATTEMPTS = 5;
/** Longer than the longest pause before a device dials again: whoever is on has come by. */
const SETTLE_MS = 60_000;
/** In table `meta` while it lasts. */
const SETTLING = "settling";
/** A number that no relay reaches. */
const EVERYTHING = Number.MAX_SAFE_INTEGER;
/** A full relay or an exhausted quota is asked again after this, then after twice as long, and so on. */
const FIRST_QUOTA_PAUSE_MS = 60_000;
const LONGEST_QUOTA_PAUSE_MS = 3_600_000;

export function makeSync(parts: SyncParts): Sync {
  return new RelaySync(parts);
}

class RelaySync implements Sync {
  state: SyncState["relay"] = { at: "connecting", attempt: 1 };
  readonly #parts: SyncParts;
  #line: RelayLine | null = null;
  #live = false;
  #closed = false;
  #attempt = 0;
  #retryTimer: TimerId | null = null;
  #probeTimer: TimerId | null = null;
  #logId: RelayWelcome["logId"] | null = null;
  #catchUp: { readonly from: number; readonly to: number } = { from: 0, to: 0 };
  #lastRefusal: RejectCode | null = null;
  /** The relay has this practice. */
  #known = false;
  #setupCode = "";
  #setupCodeTried = false;
  /** The relay knew this device when the present line began. */
  #welcomed = false;
  /** After a refusal the log was asked for once more: it may say that this device was taken out. */
  #askedWhy = false;
  /** The next line gives the relay records before it asks to be let in. */
  #bringsLog = false;
  /** The line was closed by us, to open another one at once. */
  #again = false;
  #speaksForFounder = false;
  /** The relay said that it does not know the practice: the next line offers it. */
  #offer = false;
  #pumping = false;
  #wokenWhilePumping = false;
  #pauseTimer: TimerId | null = null;
  #quotaTimer: TimerId | null = null;
  #quotaPauseMs = 0;
  #fetchWanted = false;
  /** Own records may go out. */
  #settled = true;
  #settleTimer: TimerId | null = null;
  readonly #watched = new Map<DocumentId, ScopeId>();
  readonly #settling = new Map<string, ((code: ResultCode | null) => void)[]>();
  readonly #levelled: ((ok: boolean) => void)[] = [];

  constructor(parts: SyncParts) {
    this.#parts = parts;
    void this.#connect();
  }

  wake(): void {
    void this.#pump();
  }

  reconnect(): void {
    if (this.#closed || this.#line !== null) return;
    this.#attempt = 0;
    this.#clearRetry();
    void this.#connect();
  }

  giveSetupCode(code: string): void {
    this.#setupCode = code;
    this.#setupCodeTried = false;
    this.#offer = true;
    if (this.#line === null) this.reconnect();
    else this.#line.close();
  }

  watch(document: DocumentId, scope: ScopeId, on: boolean): void {
    if (on) this.#watched.set(document, scope);
    else this.#watched.delete(document);
    if (this.#live) this.#line?.send({ type: "watch", scope, document, on });
  }

  sendAwareness(scope: ScopeId, document: DocumentId, bytes: Uint8Array): void {
    if (this.#live) this.#line?.send({ type: "awareness", scope, document, bytes });
  }

  fetchAgain(scope: ScopeId): void {
    const { store } = this.#parts.context;
    void store
      .commit([{ table: "meta", key: fetchedScopeKey(scope), value: null }], "strict")
      .then(() => this.#fetchMissing())
      // The row was set aside in a commit that forgot the scope: the next line fetches it.
      .catch(() => undefined);
  }

  settled(key: string): Promise<ResultCode> {
    if (!this.#live) return Promise.reject(new Fault("offline", { retryable: true }));
    return new Promise((resolve, reject) => {
      const waiting = this.#settling.get(key) ?? [];
      waiting.push((code) =>
        code === null ? reject(new Fault("offline", { retryable: true })) : resolve(code),
      );
      this.#settling.set(key, waiting);
      this.wake();
    });
  }

  caughtUp(): Promise<void> {
    if (this.#live) return Promise.resolve();
    this.reconnect();
    return new Promise((resolve, reject) => {
      this.#levelled.push((ok) => (ok ? resolve() : reject(new Fault("offline", { retryable: true }))));
    });
  }

  close(): void {
    this.#closed = true;
    this.#clearRetry();
    if (this.#settleTimer !== null) this.#parts.context.clock.clearTimeout(this.#settleTimer);
    this.#line?.close();
  }

  // ------------------------------------------------------------ a line's life

  async #connect(): Promise<void> {
    if (this.#closed || this.#line !== null) return;
    // It stands on the disk: no relay is needed to know it.
    if (this.#parts.log.removed) return this.#leave(null);
    this.#welcomed = false;
    this.#attempt += 1;
    if (this.state.at !== "refused") this.#become({ at: "connecting", attempt: this.#attempt });
    const { dialer, context } = this.#parts;
    const line = openRelayLine({ dialer, clock: context.clock, handle: (frame) => this.#handle(frame) });
    this.#line = line;
    void line.ended.then((code) => this.#afterEnd(code));
    try {
      await this.#open(line);
    } catch (error) {
      line.close();
      // A lock in the middle, or a disk that refuses: the next line begins where this one stopped.
      if (error instanceof Fault) return;
      if (!(error instanceof LineEnded)) throw error;
      this.#lastRefusal = error.code ?? this.#lastRefusal;
    }
  }

  async #open(line: RelayLine): Promise<void> {
    const { parts, welcome } = { parts: this.#parts, welcome: await this.#introduce(line) };
    this.#welcomed = true;
    this.#bringsLog = false;
    await levelLog(line, parts, welcome);
    if (parts.log.removed) return this.#leave(line);
    const vouching = parts.vouching();
    if (vouching !== null) return this.#haveAdded(line, vouching);
    if (this.#speaksForFounder && parts.log.length > 1) return this.#introduceAgain(line);
    await this.#resume(line, welcome);
    line.beginHandling();
    this.#live = true;
    this.#attempt = 0;
    this.#probe(line);
    if (this.#fetchWanted) await this.#fetchMissing();
    for (const [document, scope] of this.#watched) line.send({ type: "watch", scope, document, on: true });
    for (const tell of this.#levelled.splice(0)) tell(true);
    await parts.rooms.outbox.clearRefusals();
    this.wake();
  }

  /** Until the relay has the log back, a line that gave it the genesis record counts as its author's. Entries go over one of our own. */
  #introduceAgain(line: RelayLine): void {
    this.#again = true;
    line.close();
  }

  async #introduce(line: RelayLine): Promise<RelayWelcome> {
    this.#speaksForFounder = false;
    const { context, dialer, log, rooms } = this.#parts;
    // Made here and never seen by a relay: asking for it first would only cost a refusal.
    this.#offer ||= log.length === 1 && (await rooms.ledger.cursor()) === null && !this.#known;
    if (this.#offer) {
      await line.next("challenge");
      const setupCode = new TextEncoder().encode(this.#setupCode);
      const welcome = line.next("welcome");
      // When the answer is not `ok`, the welcome never comes; its own rejection is then of no interest.
      welcome.catch(() => undefined);
      const { code } = await line.ask(
        { type: "create", setupCode, genesis: await log.recordAt(0) },
        "result",
      );
      if (code !== "ok" && code !== "exists") throw new LineEnded(code);
      this.#offer = false;
      this.#known = true;
      if (code === "exists") throw new LineEnded(null);
      this.#speaksForFounder = true;
      return welcome;
    }
    const vouching = this.#parts.vouching();
    const key = { kind: "device", id: vouching?.device ?? context.device } as const;
    const sign: HelloInput["sign"] = (kind, bytes) => (vouching ?? context.keyring).sign(kind, bytes);
    await sayHello(line, { origin: dialer.origin, practice: context.practice, key, sign });
    const addedAt = this.#parts.addedAt(key.id);
    if (this.#bringsLog && addedAt !== null) await giveBackUpTo(line, log, addedAt);
    return line.next("welcome");
  }

  async #resume(line: RelayLine, welcome: RelayWelcome): Promise<void> {
    this.#logId = welcome.logId;
    const { ledger } = this.#parts.rooms;
    const cursor = await ledger.cursor();
    const sameNumbers =
      cursor !== null && cursor.logId === welcome.logId && cursor.number <= welcome.headNumber;
    await this.#settleFirst(welcome.logId, cursor !== null && !sameNumbers);
    if (cursor !== null && !sameNumbers) {
      await giveEntriesBack(line, this.#parts);
      await ledger.resetCursor(welcome.logId);
    }
    const after = sameNumbers ? cursor.number : 0;
    if (cursor === null && welcome.headNumber > 0) {
      const scopes = this.#parts.readableScopes();
      await fetchSnapshots(line, this.#parts, { scopes, through: welcome.headNumber });
    }
    if (sameNumbers) await this.#fetchNewScopes(line, after);
    else await this.#noteScopes();
    if (welcome.headNumber <= after) await this.#confirmSnapshots();
    this.#catchUp = { from: after, to: welcome.headNumber };
    this.#become(
      welcome.headNumber > after
        ? { at: "catching-up", done: 0, total: welcome.headNumber - after }
        : { at: "online" },
    );
    line.send({ type: "resume", logId: welcome.logId, after });
  }

  /**
   * A relay that lost data may have lost records that a colleague still holds. Whoever adds one before they are given back makes a second
   * history that nobody can join to the first. So this device's own records wait until everybody who is there has come by.
   */
  async #settleFirst(logId: LogId, isOther: boolean): Promise<void> {
    const { store, clock } = this.#parts.context;
    const settling = await store.get("meta", SETTLING);
    if (!isOther && settling === null) return;
    await store.commit([{ table: "meta", key: SETTLING, value: idToBytes(logId) }], "strict");
    this.#settled = false;
    if (this.#settleTimer !== null) clock.clearTimeout(this.#settleTimer);
    this.#settleTimer = clock.setTimeout(() => {
      this.#settleTimer = null;
      this.#settled = true;
      store.commit([{ table: "meta", key: SETTLING, value: null }], "relaxed").then(
        () => this.wake(),
        // A lock meanwhile, or a disk that refuses: the next line waits once more.
        () => undefined,
      );
    }, SETTLE_MS);
  }

  /** The device that this one was restored from vouches for it; the next line is this device's own. */
  async #haveAdded(line: RelayLine, vouching: Vouching): Promise<void> {
    const { log } = this.#parts;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const record = await vouching.record();
      if (record === null) throw new LineEnded("not-authentic");
      const index = log.length;
      const { code } = await line.ask({ type: "append", record }, "result");
      if (code === "ok") {
        await log.receive(index, [record]);
        this.#again = true;
        return line.close();
      }
      if (code !== "stale-log") throw new LineEnded(code);
      await readLog(line, this.#parts, log.length + 1);
    }
    throw new LineEnded(null);
  }

  #leave(line: RelayLine | null): void {
    if (this.#closed) return;
    this.#closed = true;
    line?.close();
    this.#parts.events.removed();
  }

  #afterEnd(code: RejectCode | null): void {
    const refusal = code ?? this.#lastRefusal;
    this.#lastRefusal = null;
    this.#line = null;
    this.#live = false;
    this.#clearProbe();
    if (!this.#again) this.#failWaiting();
    if (this.#closed) return;
    if (this.#again || (refusal === "unknown-practice" && !this.#offer)) {
      this.#offer ||= !this.#again;
      this.#again = false;
      return this.#retryIn(0);
    }
    if (code === "not-authentic" && this.#welcomed && !this.#askedWhy) {
      // The record that says why may have been lost with the line; a removed device is shown the log up to it.
      this.#askedWhy = true;
      return this.#retryIn(0);
    }
    if (refusal === "not-authentic" && this.#mayBringLog()) return this.#retryIn(0);
    if (refusal === "setup-code") {
      this.#parts.events.setupCodeWanted(this.#setupCodeTried);
      this.#setupCodeTried = true;
    }
    const lasting = refusal === null ? undefined : LASTING_REFUSALS.get(refusal);
    if (refusal === null || lasting === undefined) {
      if (this.state.at === "refused") this.#become({ at: "connecting", attempt: this.#attempt });
      return this.#retryIn(this.#pauseMs());
    }
    this.#become({ at: "refused", code: refusal });
    if (lasting !== null) this.#retryIn(lasting);
  }

  /** The relay does not know a device that the log here names: it may have lost records. Every other line brings them. */
  #mayBringLog(): boolean {
    const { context, log } = this.#parts;
    const device = this.#parts.vouching()?.device ?? context.device;
    this.#bringsLog =
      !this.#bringsLog && !this.#welcomed && !log.removed && this.#parts.addedAt(device) !== null;
    return this.#bringsLog;
  }

  #failWaiting(): void {
    for (const waiting of this.#settling.values()) for (const tell of waiting) tell(null);
    this.#settling.clear();
    for (const tell of this.#levelled.splice(0)) tell(false);
  }

  #pauseMs(): number {
    const [chance = 0] = this.#parts.context.suite.random.bytes(1);
    const most = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(this.#attempt, 10));
    return Math.round(most * (0.5 + chance / 510));
  }

  #retryIn(ms: number): void {
    const { clock } = this.#parts.context;
    this.#clearRetry();
    if (ms > 0 && this.state.at !== "refused") this.#become({ at: "offline", retryAtMs: clock.now() + ms });
    this.#retryTimer = clock.setTimeout(() => {
      this.#retryTimer = null;
      void this.#connect();
    }, ms);
  }

  #clearRetry(): void {
    if (this.#retryTimer !== null) this.#parts.context.clock.clearTimeout(this.#retryTimer);
    this.#retryTimer = null;
  }

  /** A half-open connection looks alive for minutes; a question that must be answered finds it out. */
  #probe(line: RelayLine): void {
    const { clock } = this.#parts.context;
    this.#probeTimer = clock.setTimeout(() => {
      if (this.#line !== line) return;
      if (clock.now() - line.heardAtMs >= PROBE_AFTER_MS) {
        const answer = line.next("log");
        line.send({ type: "read-log", from: this.#parts.log.length });
        answer
          .then((frame) => (frame.records.length > 0 ? this.#handle(frame) : undefined))
          // Without an answer, or without a disk to keep it: the next line begins anew.
          .catch(() => line.close());
      }
      this.#probe(line);
    }, PROBE_AFTER_MS);
  }

  #clearProbe(): void {
    if (this.#probeTimer !== null) this.#parts.context.clock.clearTimeout(this.#probeTimer);
    this.#probeTimer = null;
  }

  #become(state: SyncState["relay"]): void {
    this.state = state;
    this.#parts.events.relayState(state);
  }

  // ------------------------------------------------------------ what comes

  async #handle(frame: Unasked): Promise<void> {
    const { rooms, log, events } = this.#parts;
    switch (frame.type) {
      case "log":
        await log.receive(frame.from, frame.records);
        return this.#afterLog();
      case "entries":
        return this.#takeIn(frame);
      case "awareness":
        return rooms.documents.receiveAwareness(frame.scope, frame.document, frame.bytes);
      case "watchers":
        return rooms.documents.setWatchers(frame.document, frame.others);
      case "join":
        return events.joinRequests(frame.invite, frame.joinRequests);
      default:
        return undefined;
    }
  }

  async #fetchMissing(): Promise<void> {
    const line = this.#line;
    if (line === null || !this.#live) {
      // The line that is being opened may have looked already: it looks again when it is live.
      this.#fetchWanted = true;
      return;
    }
    this.#fetchWanted = false;
    // Up to the relay's newest: it has passed over more than has been read here, while these scopes were not readable.
    await this.#fetchNewScopes(line, EVERYTHING);
  }

  async #afterLog(): Promise<void> {
    const line = this.#line;
    // The relay closes the line right after the record that says so.
    if (this.#parts.log.removed) return this.#leave(line);
    if (line === null) return;
    await this.#parts.rooms.ledger.retry();
    await this.#fetchMissing();
    await this.#parts.rooms.outbox.clearRefusals();
    this.wake();
  }

  async #takeIn(frame: Extract<Unasked, { type: "entries" }>): Promise<void> {
    const line = this.#line;
    if (line === null) return;
    const { rooms } = this.#parts;
    const logId = this.#logId;
    if (logId === null) return;
    const entries = frame.entries.map(({ number, signedEntry }) => ({ number, bytes: signedEntry }));
    const report = await rooms.ledger.receive(entries, { logId, number: frame.through });
    if (report.needsLog) {
      await readLog(line, this.#parts, this.#parts.log.length + 1);
      await rooms.ledger.retry();
    }
    for (const { scope } of report.gaps) await fetchScope(line, this.#parts, scope, frame.through);
    if (frame.through >= this.#catchUp.to) await this.#confirmSnapshots();
    this.#showCatchUp(frame.through);
  }

  /** The history is here, but for scopes that are still being fetched: what was shown from snapshots is now shown from it. */
  async #confirmSnapshots(): Promise<void> {
    const { context, rooms } = this.#parts;
    if (rooms.snapshots.unverified === 0) return;
    const fetched = new Set(await context.store.keys("meta", { prefix: fetchedScopeKey("") }));
    const whole = this.#parts.readableScopes().filter((scope) => fetched.has(fetchedScopeKey(scope)));
    await rooms.snapshots.confirm(new Set(whole));
  }

  #showCatchUp(through: number): void {
    const { from, to } = this.#catchUp;
    if (through >= to) {
      if (this.state.at !== "online") this.#become({ at: "online" });
    } else this.#become({ at: "catching-up", done: through - from, total: to - from });
  }

  // ------------------------------------------------------------ scopes granted later

  /** Everything readable now comes with `resume` after 0. */
  async #noteScopes(): Promise<void> {
    const writes = this.#parts
      .readableScopes()
      .map((scope) => ({ table: "meta" as const, key: fetchedScopeKey(scope), value: Uint8Array.of(1) }));
    await this.#parts.context.store.commit(writes, "relaxed");
  }

  async #fetchNewScopes(line: RelayLine, through: number): Promise<void> {
    const { store } = this.#parts.context;
    const known = new Set(await store.keys("meta", { prefix: fetchedScopeKey("") }));
    const readable = this.#parts.readableScopes();
    await this.#forgetLostScopes(known, readable);
    const scopes = readable.filter((scope) => !known.has(fetchedScopeKey(scope)));
    if (through > 0 && scopes.length > 0) await fetchSnapshots(line, this.#parts, { scopes, through });
    for (const scope of scopes) {
      if (through > 0 && !(await fetchScope(line, this.#parts, scope, through))) continue;
      await store.commit(
        [{ table: "meta", key: fetchedScopeKey(scope), value: Uint8Array.of(1) }],
        "relaxed",
      );
      await this.#parts.rooms.snapshots.confirm(new Set([scope]));
    }
  }

  /** The relay says nothing of these while the right is gone: once it is given back, everything is to be fetched again. */
  async #forgetLostScopes(known: ReadonlySet<string>, readable: readonly ScopeId[]): Promise<void> {
    const { snapshots } = this.#parts.rooms;
    if (snapshots.unverified > 0) await snapshots.dropUnreadable(new Set(readable));
    const kept = new Set(readable.map(fetchedScopeKey));
    const lost = [...known].filter((key) => !kept.has(key));
    if (lost.length === 0) return;
    const writes = lost.map((key) => ({ table: "meta" as const, key, value: null }));
    await this.#parts.context.store.commit(writes, "relaxed");
  }

  // ------------------------------------------------------------ what goes

  async #pump(): Promise<void> {
    this.#wokenWhilePumping = true;
    if (this.#pumping || !this.#live || this.#pauseTimer !== null) return;
    this.#pumping = true;
    try {
      while (this.#wokenWhilePumping && this.#live && this.#line !== null) {
        this.#wokenWhilePumping = false;
        await this.#sendAll(this.#line);
      }
    } catch (error) {
      this.#line?.close();
      // As above: what was not noted down is sent again, and the relay knows it.
      if (!(error instanceof LineEnded) && !(error instanceof Fault)) throw error;
    } finally {
      this.#pumping = false;
    }
  }

  async #sendAll(line: RelayLine): Promise<void> {
    while (this.#settled && (await pumpRecord(line, this.#parts, (key, code) => this.#tell(key, code))));
    this.#tellUnoffered();
    for (;;) {
      const { againInMs, overQuota } = await pumpEntries(line, this.#parts);
      if (overQuota) this.#askAgainLater();
      if (againInMs === null) return publishSnapshots(line, this.#parts);
      if (againInMs > 0) return this.#pause(againInMs);
    }
  }

  /** What was refused for want of room stays where it is, marked, until this has passed. */
  #askAgainLater(): void {
    if (this.#quotaTimer !== null) return;
    const { clock } = this.#parts.context;
    this.#quotaPauseMs = Math.min(
      LONGEST_QUOTA_PAUSE_MS,
      Math.max(FIRST_QUOTA_PAUSE_MS, 2 * this.#quotaPauseMs),
    );
    this.#quotaTimer = clock.setTimeout(() => {
      this.#quotaTimer = null;
      this.#parts.rooms.outbox
        .clearRefusals()
        .then(() => this.wake())
        // A lock meanwhile, or a disk that refuses: the next line asks again.
        .catch(() => this.#line?.close());
    }, this.#quotaPauseMs);
  }

  #pause(ms: number): void {
    this.#pauseTimer = this.#parts.context.clock.setTimeout(() => {
      this.#pauseTimer = null;
      this.wake();
    }, ms);
  }

  /** A record that turned out unnecessary, or that cannot be written any more, is never answered by the relay. */
  #tellUnoffered(): void {
    for (const key of this.#settling.keys()) {
      const item = this.#parts.pending.items.find((waiting) => waiting.key === key);
      if (item === undefined) this.#tell(key, "ok");
      else if (item.refusal !== null) this.#tell(key, item.refusal.code);
    }
  }

  #tell(key: string, code: ResultCode): void {
    for (const tell of this.#settling.get(key) ?? []) tell(code);
    this.#settling.delete(key);
  }
}
