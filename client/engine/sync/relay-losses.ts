/**
 * A relay that has lost entries is given them back until it has taken all that it can: one that has no room or no time for them is offered them
 * again, as often as that is so. Until then the disk knows of the loss, whatever line or life ends in between (docs/PROTOCOL.md §5).
 */
import { hasUnlookedLoss, lossRow } from "../entries/rows.ts";
import type { TimerId } from "../environment.ts";
import { giveEntriesBack } from "./catch-up.ts";
import type { RelayLine } from "./relay-line.ts";
import type { SyncParts } from "./sync-parts.ts";

const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;

export class RelayLosses {
  readonly #parts: SyncParts;
  readonly #wake: () => void;
  #offeredOn: RelayLine | null = null;
  #timer: TimerId | null = null;
  #pauseMs = 0;

  /** `wake` is called when it is time to offer them again. */
  constructor(parts: SyncParts, wake: () => void) {
    this.#parts = parts;
    this.#wake = wake;
  }

  /** True when there is a loss and this relay has just taken everything that it can, so that the ends of chains can be compared. */
  async giveBack(line: RelayLine): Promise<boolean> {
    if (this.#offeredOn === line) return false;
    this.#offeredOn = line;
    if (!(await hasUnlookedLoss(this.#parts.context.store))) return false;
    if (await giveEntriesBack(line, this.#parts)) return true;
    this.#offerAgain();
    return false;
  }

  /** Nothing of the loss is left to be looked at. */
  async lookedAt(): Promise<void> {
    this.#pauseMs = 0;
    await this.#parts.context.store.commit([lossRow(false)], "relaxed");
  }

  /** The line has ended: the next one begins with everything. */
  forget(): void {
    if (this.#timer !== null) this.#parts.context.clock.clearTimeout(this.#timer);
    this.#timer = null;
    this.#offeredOn = null;
  }

  #offerAgain(): void {
    const { clock } = this.#parts.context;
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, 2 * this.#pauseMs));
    this.#timer = clock.setTimeout(() => {
      this.#timer = null;
      this.#offeredOn = null;
      this.#wake();
    }, this.#pauseMs);
  }
}
