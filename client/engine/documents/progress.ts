/**
 * How far each change of a document has got. Changes are counted per document (`rev`); a tab's frame is safe when the count at its
 * arrival is, so every channel can say the truth about its own frames from three numbers.
 */
import type { DocumentId } from "../../../crypto/public/ids.ts";
import type { RejectCode } from "../../../sync-server/protocol/codes.ts";

interface PendingRow {
  /** The first change that this row holds. */
  readonly firstRev: number;
  readonly problem: RejectCode | null;
}

export class Progress {
  /** Changes so far, counted from the start of the engine; what was left from before it is change 1. */
  rev = 0;
  /** Everything up to here is on the disk. */
  journaledRev = 0;
  readonly #pending = new Map<string, PendingRow>();

  get isWaiting(): boolean {
    return this.#pending.size > 0 || this.rev > this.journaledRev;
  }

  /** Everything up to here is committed by a relay. */
  get backedUpRev(): number {
    let last = this.journaledRev;
    for (const { firstRev } of this.#pending.values()) last = Math.min(last, firstRev - 1);
    return last;
  }

  get problem(): RejectCode | null {
    for (const { problem } of this.#pending.values()) if (problem !== null) return problem;
    return null;
  }

  /** A row of journal or outbox, by table and key, that no relay has acknowledged. */
  wait(row: string, firstRev: number, problem: RejectCode | null = null): void {
    this.#pending.set(row, { firstRev, problem });
  }

  settle(row: string): void {
    this.#pending.delete(row);
  }

  setProblem(row: string, problem: RejectCode | null): void {
    const pending = this.#pending.get(row);
    if (pending !== undefined) this.#pending.set(row, { ...pending, problem });
  }
}

export class ProgressTable {
  readonly #byDocument = new Map<DocumentId, Progress>();
  readonly #onChange: (document: DocumentId) => void;

  constructor(onChange: (document: DocumentId) => void) {
    this.#onChange = onChange;
  }

  of(document: DocumentId): Progress {
    let progress = this.#byDocument.get(document);
    if (progress === undefined) {
      progress = new Progress();
      this.#byDocument.set(document, progress);
    }
    return progress;
  }

  /** A row found on the disk at the start. */
  restore(document: DocumentId, row: string, problem: RejectCode | null): void {
    const progress = this.of(document);
    progress.rev = 1;
    progress.journaledRev = 1;
    progress.wait(row, 1, problem);
  }

  changed(document: DocumentId): void {
    this.#onChange(document);
  }

  get waiting(): number {
    let waiting = 0;
    for (const progress of this.#byDocument.values()) if (progress.isWaiting) waiting += 1;
    return waiting;
  }
}
