/** What goes: all that waits, records first, as often as somebody says that more of it does; after a pause where the relay asks for one. */
import type { TimerId } from "../environment.ts";
import { Fault } from "../fault.ts";
import type { CurrentLine } from "./current-line.ts";
import { OwnGaps } from "./own-gaps.ts";
import { pumpEntries, pumpRecord } from "./push-pump.ts";
import { LineEnded, type RelayLine } from "./relay-line.ts";
import { publishSnapshots } from "./snapshots.ts";
import { TakeUp } from "./take-up.ts";
import type { SyncParts } from "./sync-parts.ts";
import type { Waiters } from "./waiters.ts";

/** A full relay or an exhausted quota is asked again after this, then after twice as long, and so on. */
const FIRST_QUOTA_PAUSE_MS = 60_000;
const LONGEST_QUOTA_PAUSE_MS = 3_600_000;

export interface SenderParts {
  readonly sync: SyncParts;
  readonly now: CurrentLine;
  readonly waiters: Waiters;
  /** Own records may go out. */
  readonly maySendRecords: () => boolean;
}

export class Sender {
  readonly #parts: SenderParts;
  readonly #gaps: OwnGaps;
  readonly #takeUp: TakeUp;
  #isSending = false;
  #wokenWhileSending = false;
  #pauseTimer: TimerId | null = null;
  #quotaTimer: TimerId | null = null;
  #quotaPauseMs = 0;

  constructor(parts: SenderParts) {
    this.#parts = parts;
    this.#gaps = new OwnGaps(parts.sync, () => this.wake());
    this.#takeUp = new TakeUp(parts.sync);
  }

  /** The line has ended. */
  lineEnded(): void {
    this.#gaps.forget();
  }

  /** Something waits. */
  wake(): void {
    void this.#send();
  }

  async #send(): Promise<void> {
    const { now } = this.#parts;
    this.#wokenWhileSending = true;
    if (this.#isSending || !now.isLive || this.#pauseTimer !== null) return;
    this.#isSending = true;
    try {
      while (this.#wokenWhileSending && now.isLive && now.line !== null) {
        this.#wokenWhileSending = false;
        await this.#sendAll(now.line);
      }
    } catch (error) {
      now.line?.close();
      // A lock in the middle, or a disk that refuses: what was not noted down is sent again, and the relay knows it.
      if (!(error instanceof LineEnded) && !(error instanceof Fault)) throw error;
    } finally {
      this.#isSending = false;
    }
  }

  async #sendAll(line: RelayLine): Promise<void> {
    const { sync, waiters, maySendRecords } = this.#parts;
    while (maySendRecords() && (await pumpRecord(line, sync, (key, code) => waiters.tell(key, code))));
    waiters.tellUnoffered(sync.pending);
    await this.#takeUp.all();
    await this.#gaps.look(line);
    for (;;) {
      const { againInMs, overQuota } = await pumpEntries(line, sync, this.#gaps);
      if (overQuota) this.#askAgainLater();
      if (againInMs === null) return publishSnapshots(line, sync);
      if (againInMs > 0) return this.#pause(againInMs);
    }
  }

  /** What was refused for want of room stays where it is, marked, until this has passed. */
  #askAgainLater(): void {
    if (this.#quotaTimer !== null) return;
    const { sync, now } = this.#parts;
    const twice = Math.max(FIRST_QUOTA_PAUSE_MS, 2 * this.#quotaPauseMs);
    this.#quotaPauseMs = Math.min(LONGEST_QUOTA_PAUSE_MS, twice);
    this.#quotaTimer = sync.context.clock.setTimeout(() => {
      this.#quotaTimer = null;
      sync.rooms.outbox
        .clearRefusals()
        .then(() => this.wake())
        // A lock meanwhile, or a disk that refuses: the next line asks again.
        .catch(() => now.line?.close());
    }, this.#quotaPauseMs);
  }

  #pause(ms: number): void {
    this.#pauseTimer = this.#parts.sync.context.clock.setTimeout(() => {
      this.#pauseTimer = null;
      this.wake();
    }, ms);
  }
}
