/** How much may be written in a document before a new snapshot of it is published. */
export interface SnapshotPace {
  readonly entries: number;
  readonly leastBytes: number;
  readonly mostBytes: number;
  /** Between the two: this part of the state, so that whoever joins half way reads little more than the state. */
  readonly partOfState: number;
}

export const SNAPSHOT_PACE: SnapshotPace = {
  entries: 256,
  leastBytes: 8 * 1024,
  mostBytes: 64 * 1024,
  partOfState: 1 / 3,
};
