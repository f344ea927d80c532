/**
 * The engine's conversation with the relay, for as long as the practice is unlocked: dial, level the log, resume, send what waits,
 * take in what comes, and begin again after every end. Nothing above it waits for it; everything below it is safe to repeat.
 */
import type { DocumentId, ScopeId } from "../../../crypto/public/ids.ts";
import type { RejectCode, ResultCode } from "../../../sync-server/protocol/codes.ts";
import type { SyncState } from "../api.ts";
import type { TimerId } from "../environment.ts";
import { Fault } from "../fault.ts";
import { levelLog } from "./catch-up.ts";
import { FetchedScopes } from "./fetched-scopes.ts";
import { haveAdded } from "./have-added.ts";
import { Intake } from "./intake.ts";
import { Introduction } from "./introduction.ts";
import { makeProbe } from "./probe.ts";
import { LineEnded, openRelayLine, type RelayLine } from "./relay-line.ts";
import { Sender } from "./sender.ts";
import { SettleTime } from "./settle-time.ts";
import { LASTING_REFUSALS, type Sync, type SyncParts } from "./sync-parts.ts";
import { offline, Waiters } from "./waiters.ts";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export function makeSync(parts: SyncParts): Sync {
  return new RelaySync(parts);
}

class RelaySync implements Sync {
  state: SyncState["relay"] = { at: "connecting", attempt: 1 };
  readonly #parts: SyncParts;
  readonly #introduction: Introduction;
  readonly #intake: Intake;
  readonly #sender: Sender;
  readonly #settleTime: SettleTime;
  readonly #waiters = new Waiters();
  readonly #watched = new Map<DocumentId, ScopeId>();
  readonly #now: { line: RelayLine | null; isLive: boolean } = { line: null, isLive: false };
  #probe: { close(): void } | null = null;
  #closed = false;
  #attempt = 0;
  #retryTimer: TimerId | null = null;
  #lastRefusal: RejectCode | null = null;
  /** The relay knew this device when the present line began. */
  #welcomed = false;
  /** After a refusal the log was asked for once more: it may say that this device was taken out. */
  #askedWhy = false;
  /** The line was closed by us, to open another one at once. */
  #again = false;

  constructor(parts: SyncParts) {
    this.#parts = parts;
    this.#introduction = new Introduction(parts);
    this.#settleTime = new SettleTime(parts.context, () => this.wake());
    this.#intake = new Intake({
      sync: parts,
      now: this.#now,
      scopes: new FetchedScopes(parts),
      settleTime: this.#settleTime,
      show: (state) => {
        if (state.at !== "online" || this.state.at !== "online") this.#become(state);
      },
      wake: () => this.wake(),
      leave: () => this.#leave(),
    });
    this.#sender = new Sender({
      sync: parts,
      now: this.#now,
      waiters: this.#waiters,
      maySendRecords: () => this.#settleTime.isOver,
    });
    void this.#connect();
  }

  wake(): void {
    this.#sender.wake();
  }

  reconnect(): void {
    if (this.#closed || this.#now.line !== null) return;
    this.#attempt = 0;
    this.#clearRetry();
    void this.#connect();
  }

  giveSetupCode(code: string): void {
    this.#introduction.giveSetupCode(code);
    if (this.#now.line === null) this.reconnect();
    else this.#now.line.close();
  }

  watch(document: DocumentId, scope: ScopeId, on: boolean): void {
    if (on) this.#watched.set(document, scope);
    else this.#watched.delete(document);
    if (this.#now.isLive) this.#now.line?.send({ type: "watch", scope, document, on });
  }

  sendAwareness(scope: ScopeId, document: DocumentId, bytes: Uint8Array): void {
    if (this.#now.isLive) this.#now.line?.send({ type: "awareness", scope, document, bytes });
  }

  fetchAgain(scope: ScopeId): void {
    // The row was set aside in a commit that forgot the scope: at the latest the next line fetches it.
    this.#intake.fetchAgain(scope).catch(() => undefined);
  }

  settled(key: string): Promise<ResultCode> {
    if (!this.#now.isLive) return Promise.reject(offline());
    const answered = this.#waiters.answered(key);
    this.wake();
    return answered;
  }

  caughtUp(): Promise<void> {
    if (this.#now.isLive) return Promise.resolve();
    this.reconnect();
    return this.#waiters.levelled();
  }

  close(): void {
    this.#closed = true;
    this.#clearRetry();
    this.#settleTime.close();
    this.#now.line?.close();
  }

  // ------------------------------------------------------------ a line's life

  async #connect(): Promise<void> {
    if (this.#closed || this.#now.line !== null) return;
    // It stands on the disk: no relay is needed to know it.
    if (this.#parts.log.removed) return this.#leave();
    this.#welcomed = false;
    this.#attempt += 1;
    if (this.state.at !== "refused") this.#become({ at: "connecting", attempt: this.#attempt });
    const { dialer, context } = this.#parts;
    const line = openRelayLine({
      dialer,
      clock: context.clock,
      handle: (frame) => this.#intake.handle(frame),
    });
    this.#now.line = line;
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
    const parts = this.#parts;
    const welcome = await this.#introduction.introduce(line);
    this.#welcomed = true;
    await levelLog(line, parts, welcome);
    if (parts.log.removed) return this.#leave();
    const vouching = parts.vouching();
    if (vouching !== null) {
      await haveAdded(line, parts, vouching);
      return this.#dialAgain(line);
    }
    // Entries go over a line of our own.
    if (this.#introduction.speaksForFounder && parts.log.length > 1) return this.#dialAgain(line);
    await this.#intake.resume(line, welcome);
    line.beginHandling();
    this.#now.isLive = true;
    this.#attempt = 0;
    this.#probe = makeProbe(line, {
      clock: parts.context.clock,
      logLength: () => parts.log.length,
      handle: (frame) => this.#intake.handle(frame),
    });
    await this.#intake.fetchWanted();
    for (const [document, scope] of this.#watched) line.send({ type: "watch", scope, document, on: true });
    this.#waiters.tellLevel();
    await parts.rooms.outbox.clearRefusals();
    this.wake();
  }

  #dialAgain(line: RelayLine): void {
    this.#again = true;
    line.close();
  }

  #leave(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#now.line?.close();
    this.#parts.events.removed();
  }

  #afterEnd(code: RejectCode | null): void {
    const refusal = code ?? this.#lastRefusal;
    this.#lastRefusal = null;
    this.#now.line = null;
    this.#now.isLive = false;
    this.#probe?.close();
    this.#probe = null;
    this.#sender.lineEnded();
    const wasOurs = this.#again;
    this.#again = false;
    if (!wasOurs) this.#waiters.fail();
    if (this.#closed) return;
    if (wasOurs || this.#isAnsweredAtOnce(code, refusal)) return this.#retryIn(0);
    if (refusal === "setup-code") {
      this.#parts.events.setupCodeWanted(this.#introduction.noteSetupCodeWanted());
    }
    const lasting = refusal === null ? undefined : LASTING_REFUSALS.get(refusal);
    if (refusal === null || lasting === undefined) {
      if (this.state.at === "refused") this.#become({ at: "connecting", attempt: this.#attempt });
      return this.#retryIn(this.#pauseMs());
    }
    this.#become({ at: "refused", code: refusal });
    if (lasting !== null) this.#retryIn(lasting);
  }

  /** The next line brings what the relay lacked, or learns why it refused. */
  #isAnsweredAtOnce(code: RejectCode | null, refusal: RejectCode | null): boolean {
    if (refusal === "unknown-practice" && !this.#introduction.isOffering) {
      this.#introduction.offerPractice();
      return true;
    }
    if (code === "not-authentic" && this.#welcomed && !this.#askedWhy) {
      // The record that says why may have been lost with the line; a removed device is shown the log up to it.
      this.#askedWhy = true;
      return true;
    }
    return refusal === "not-authentic" && this.#introduction.mayBringLog(this.#welcomed);
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

  #become(state: SyncState["relay"]): void {
    this.state = state;
    this.#parts.events.relayState(state);
  }
}
