/**
 * Own words that came back out of a branch that was left are written into the chain, as soon as their scope can be sealed in
 * (docs/PROTOCOL.md §5). The disk knows which scopes wait for it, so it is enough to look whenever something may go out.
 */
import type { ScopeId } from "../../../crypto/public/ids.ts";
import { canSeal } from "../entries/seal.ts";
import { Fault } from "../fault.ts";
import type { SyncParts } from "./sync-parts.ts";

export class TakeUp {
  readonly #parts: SyncParts;
  /** Where the log stood when a rotation of a dirty scope was asked for: once is enough until it grows. */
  readonly #askedAt = new Map<ScopeId, number>();

  constructor(parts: SyncParts) {
    this.#parts = parts;
  }

  async all(): Promise<void> {
    const { context, rooms } = this.#parts;
    for (const scope of rooms.outbox.recovered) {
      if (!canSeal(context, scope)) this.#askForRotation(scope);
      else await this.#takeUp(scope);
    }
  }

  async #takeUp(scope: ScopeId): Promise<void> {
    const { documents, outbox } = this.#parts.rooms;
    await documents.flushJournal();
    try {
      await outbox.takeUpRecovered(scope);
    } catch (error) {
      // The log has just taken the right or the key.
      if (!(error instanceof Fault) || error.code !== "not-permitted") throw error;
    }
  }

  #askForRotation(scope: ScopeId): void {
    const { context, events, log } = this.#parts;
    const { rights } = context;
    if (!rights.isDirty(scope) || !rights.canWrite(scope)) return;
    if (this.#askedAt.get(scope) === log.length) return;
    this.#askedAt.set(scope, log.length);
    events.rotationWanted([scope]);
  }
}
