import "./seeded-chance.ts";
import { afterAll, describe, expect, it } from "vitest";
import { type RunReport, runSeed } from "./run-seed.ts";

const AT_ONCE = 50;
const STEPS = 40;
const LEAST_FAULTS_PER_SEED = 3;
const ENOUGH_SEEDS = 500;
const LEAST_OF_A_KIND = 10;
/** Most often somebody gives back what was lost, and nothing has to be written anew. */
const LEAST_WRITTEN_ANEW = 4;

/** Tests for these seeds. They come in two files, because a file is what one of two processors takes at a time. */
export function describeSeeds(from: number, to: number): void {
  const groups = Array.from({ length: Math.ceil((to - from + 1) / AT_ONCE) }, (_, group) => {
    const first = from + group * AT_ONCE;
    return { first, last: Math.min(to, first + AT_ONCE - 1) };
  });

  /** What each kind of fault must have done over this many seeds, so that a quiet simulator is noticed. */
  const faults = new Map<string, number>();
  const tokens = { typed: 0, savedHere: 0, backedUp: 0 };
  let seeds = 0;

  function note(report: RunReport): void {
    seeds += 1;
    for (const [fault, times] of report.faults) faults.set(fault, (faults.get(fault) ?? 0) + times);
    for (const rung of ["typed", "savedHere", "backedUp"] as const) tokens[rung] += report.tokens[rung];
  }

  describe("nothing that was shown as saved is lost", () => {
    it.each(groups)(
      "in seeds $first to $last",
      async ({ first, last }) => {
        const failed: string[] = [];
        for (let seed = first; seed <= last; seed += 1) {
          const report = await runSeed({ seed: String(seed), steps: STEPS });
          note(report);
          if (report.failures.length > 0)
            failed.push(`seed ${seed}: ${report.failures.slice(0, 3).join(" · ")}`);
        }
        expect(failed).toEqual([]);
      },
      600_000,
    );

    it("while faults of every kind struck", () => {
      const struck = [...faults.values()].reduce((sum, times) => sum + times, 0);
      expect(struck).toBeGreaterThan(seeds * LEAST_FAULTS_PER_SEED);
      if (seeds >= ENOUGH_SEEDS) {
        const kinds = [
          "process",
          "power",
          "relay crash",
          "relay wiped",
          "half-open connection",
          "storage-full",
          "unassigned",
          "last copy torn",
        ];
        for (const kind of kinds) expect(faults.get(kind) ?? 0, kind).toBeGreaterThan(LEAST_OF_A_KIND);
        expect(faults.get("written anew") ?? 0).toBeGreaterThan(LEAST_WRITTEN_ANEW);
      }
      expect(tokens.backedUp).toBeGreaterThan(seeds * 5);
    });

    afterAll(() => {
      const lines = [...faults]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([fault, times]) => `  ${fault}: ${times}`);
      const { typed, savedHere, backedUp } = tokens;
      process.stdout.write(
        `${seeds} seeds; tokens typed ${typed}, saved here ${savedHere}, backed up ${backedUp}; faults:\n${lines.join("\n")}\n`,
      );
    });
  });
}
