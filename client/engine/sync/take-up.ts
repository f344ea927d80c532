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

  constructor(parts: SyncParts) {
    this.#parts = parts;
  }

  async all(): Promise<void> {
    const { context, rooms, events } = this.#parts;
    for (const scope of rooms.outbox.recovered) {
      if (canSeal(context, scope)) await this.#takeUp(scope);
      else if (context.rights.isDirty(scope)) events.rotationWanted([scope]);
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
}
