export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function countVitest(report: string | null, exitCode: number | null): Count;
export function countPlaywright(report: string | null, exitCode: number | null): Count;
