/**
 * A relay that lost data may have lost records that a colleague still holds. Whoever adds one before they are given back makes a second
 * history that nobody can join to the first. So this device's own records wait until everybody who is there has come by.
 */
import { idToBytes, type LogId } from "../../../crypto/public/ids.ts";
import type { PracticeContext } from "../contract.ts";
import type { TimerId } from "../environment.ts";

/** Longer than the longest pause before a device dials again: whoever is on has come by. */
const SETTLE_MS = 60_000;
/** In table `meta` while it lasts. */
const SETTLING = "settling";

export class SettleTime {
  readonly #context: Pick<PracticeContext, "store" | "clock">;
  readonly #over: () => void;
  #isOver = true;
  #timer: TimerId | null = null;

  /** `over` is called when it ends. */
  constructor(context: Pick<PracticeContext, "store" | "clock">, over: () => void) {
    this.#context = context;
    this.#over = over;
  }

  /** Own records may go out. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Begins it for a log that is another one than before, and anew for a line that finds it under way. */
  async begin(logId: LogId, isOther: boolean): Promise<void> {
    const { store, clock } = this.#context;
    const settling = await store.get("meta", SETTLING);
    if (!isOther && settling === null) return;
    await store.commit([{ table: "meta", key: SETTLING, value: idToBytes(logId) }], "strict");
    this.#isOver = false;
    if (this.#timer !== null) clock.clearTimeout(this.#timer);
    this.#timer = clock.setTimeout(() => {
      this.#timer = null;
      this.#isOver = true;
      store.commit([{ table: "meta", key: SETTLING, value: null }], "relaxed").then(
        this.#over,
        // A lock meanwhile, or a disk that refuses: the next line waits once more.
        () => undefined,
      );
    }, SETTLE_MS);
  }

  close(): void {
    if (this.#timer !== null) this.#context.clock.clearTimeout(this.#timer);
  }
}
