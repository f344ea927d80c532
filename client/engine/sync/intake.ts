/**
 * What comes, from where the last line stopped: records first, then entries up to the number that each frame names, and what both make
 * necessary to fetch.
 */
import type { LogId, ScopeId } from "../../../crypto/public/ids.ts";
import type { SyncState } from "../api.ts";
import { EVERYTHING, fetchScope, giveEntriesBack, giveLeftBranches, readLog } from "./catch-up.ts";
import { type CurrentLine, liveLine } from "./current-line.ts";
import type { FetchedScopes } from "./fetched-scopes.ts";
import { LineEnded, type RelayLine, type Unasked } from "./relay-line.ts";
import type { SettleTime } from "./settle-time.ts";
import { fetchSnapshots } from "./snapshots.ts";
import type { RelayWelcome, SyncParts } from "./sync-parts.ts";

export interface IntakeParts {
  readonly sync: SyncParts;
  readonly now: CurrentLine;
  readonly scopes: FetchedScopes;
  readonly settleTime: SettleTime;
  /** How far it is; `online` when everything is here. */
  readonly show: (state: SyncState["relay"]) => void;
  /** Something may go out now. */
  readonly wake: () => void;
  /** The log says that this device is out. */
  readonly leave: () => void;
}

export class Intake {
  readonly #parts: IntakeParts;
  #logId: LogId | null = null;
  #catchUp: { readonly from: number; readonly to: number } = { from: 0, to: 0 };
  #isFetchWanted = false;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  /** Asks the relay for what is new, or for everything where its numbers are others than before. */
  async resume(line: RelayLine, welcome: RelayWelcome): Promise<void> {
    const { sync, scopes, settleTime } = this.#parts;
    const { ledger } = sync.rooms;
    const { logId, headNumber } = welcome;
    this.#logId = logId;
    const cursor = await ledger.cursor();
    const sameNumbers = cursor !== null && cursor.logId === logId && cursor.number <= headNumber;
    await settleTime.begin(logId, cursor !== null && !sameNumbers);
    if (cursor !== null && !sameNumbers) {
      await giveEntriesBack(line, sync);
      await ledger.resetCursor(logId);
    }
    const after = sameNumbers ? cursor.number : 0;
    if (cursor === null && headNumber > 0) {
      await fetchSnapshots(line, sync, { scopes: sync.readableScopes(), through: headNumber });
    }
    if (sameNumbers) await scopes.fetchNew(line, after);
    else await scopes.noteReadable();
    if (headNumber <= after) await scopes.confirmSnapshots();
    // The last of these waited for the disk alone, which goes on when the line does not.
    if (this.#parts.now.line !== line) throw new LineEnded(null);
    this.#catchUp = { from: after, to: headNumber };
    this.#showCatchUp(after);
    line.send({ type: "resume", logId, after });
  }

  async handle(frame: Unasked): Promise<void> {
    const { rooms, log, events } = this.#parts.sync;
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

  /** Rows of this scope were damaged on the disk: everything in it is fetched once more. */
  async fetchAgain(scope: ScopeId): Promise<void> {
    await this.#parts.scopes.forget(scope);
    await this.#fetchMissing();
  }

  /** What was to be fetched while no line was live; the line that was being opened may have looked before. */
  async fetchWanted(): Promise<void> {
    if (this.#isFetchWanted) await this.#fetchMissing();
    const line = liveLine(this.#parts.now);
    if (line !== null) await giveLeftBranches(line, this.#parts.sync);
  }

  async #fetchMissing(): Promise<void> {
    const line = liveLine(this.#parts.now);
    this.#isFetchWanted = line === null;
    // Up to the relay's newest: it has passed over more than has been read here, while these scopes were not readable.
    if (line !== null) await this.#parts.scopes.fetchNew(line, EVERYTHING);
  }

  async #afterLog(): Promise<void> {
    const { sync, now, leave, wake } = this.#parts;
    // The relay closes the line right after the record that says so.
    if (sync.log.removed) return leave();
    if (now.line === null) return;
    await sync.rooms.ledger.retry();
    await this.#fetchMissing();
    await sync.rooms.outbox.clearRefusals();
    wake();
  }

  async #takeIn(frame: Extract<Unasked, { type: "entries" }>): Promise<void> {
    const { sync, now, scopes } = this.#parts;
    const { line } = now;
    const logId = this.#logId;
    if (line === null || logId === null) return;
    const { ledger } = sync.rooms;
    const entries = frame.entries.map(({ number, signedEntry }) => ({ number, bytes: signedEntry }));
    const report = await ledger.receive(entries, { logId, number: frame.through });
    if (report.needsLog) {
      await readLog(line, sync, sync.log.length + 1);
      await ledger.retry();
    }
    for (const { scope } of report.gaps) await fetchScope(line, sync, scope, frame.through);
    if (report.leavesBranch) await giveLeftBranches(line, sync);
    if (frame.through >= this.#catchUp.to) await scopes.confirmSnapshots();
    this.#showCatchUp(frame.through);
  }

  #showCatchUp(through: number): void {
    const { from, to } = this.#catchUp;
    this.#parts.show(
      through >= to ? { at: "online" } : { at: "catching-up", done: through - from, total: to - from },
    );
  }
}
