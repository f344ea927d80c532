/**
 * How far each change of a document has got. Changes are counted per document (`rev`); a tab's frame is safe when the count at its
 * arrival is, so every channel can say the truth about its own frames from three numbers.
 */
import type { DocumentId } from "../../../crypto/public/ids.ts";
import type { RejectCode } from "../../../sync-server/protocol/codes.ts";

export class Progress {
  /** Changes so far, counted from the start of the engine; what was left from before it is change 1. */
  rev = 0;
  /** Everything up to here is on the disk. */
  journaledRev = 0;
  /** The first change in each row that no relay has acknowledged. */
  readonly #firstRevByRow = new Map<string, number>();
  readonly #problemByRow = new Map<string, RejectCode>();
  /** The least of those; `null` when it must be looked for. */
  #leastRev: number | null = Infinity;

  /** The changes with which this device claimed clients of Yjs. */
  readonly #claimRevs = new Map<number, number>();

  /** The newest change is the first one by this client of Yjs. */
  claim(client: number): void {
    this.#claimRevs.set(client, this.rev);
  }

  /** Whether a relay has the entry by which this device claimed the client; one from before the start is part of change 1, if that waits. */
  isClaimBackedUp(client: number): boolean {
    return this.backedUpRev >= (this.#claimRevs.get(client) ?? Math.min(1, this.rev));
  }

  get isWaiting(): boolean {
    return this.#firstRevByRow.size > 0 || this.rev > this.journaledRev;
  }

  /** Everything up to here is committed by a relay. */
  get backedUpRev(): number {
    this.#leastRev ??= leastOf(this.#firstRevByRow.values());
    return Math.min(this.journaledRev, this.#leastRev - 1);
  }

  get problem(): RejectCode | null {
    const [first] = this.#problemByRow.values();
    return first ?? null;
  }

  /** A row of journal or outbox, by table and key, that no relay has acknowledged. */
  wait(row: string, firstRev: number, problem: RejectCode | null = null): void {
    this.#firstRevByRow.set(row, firstRev);
    if (this.#leastRev !== null) this.#leastRev = Math.min(this.#leastRev, firstRev);
    this.setProblem(row, problem);
  }

  settle(row: string): void {
    if (this.#firstRevByRow.get(row) === this.#leastRev) this.#leastRev = null;
    this.#firstRevByRow.delete(row);
    this.#problemByRow.delete(row);
  }

  setProblem(row: string, problem: RejectCode | null): void {
    if (problem === null) this.#problemByRow.delete(row);
    else if (this.#firstRevByRow.has(row)) this.#problemByRow.set(row, problem);
  }
}

function leastOf(values: Iterable<number>): number {
  let least = Infinity;
  for (const value of values) least = Math.min(least, value);
  return least;
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
