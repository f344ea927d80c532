/** What every part of the bench gets and gives. */

import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { System } from "../systems/systems.ts";
import type { Spread } from "./statistics.ts";

export interface Bench {
  readonly rounds: number;
  /** A fresh folder, gone after the run. */
  folder(): string;
  say(line: string): void;
}

/** One row of a part's table: a system, perhaps in one of several ways. */
export interface Contestant {
  readonly label: string;
  readonly system: System;
  /** Claros only: the people and what they send, and the data folder that the relay starts on. */
  readonly materialPath: string | null;
  readonly template: string | null;
}

export interface BudgetLine {
  readonly budget: string;
  /** What must hold, in words. */
  readonly limit: string;
  readonly figure: Spread;
  readonly isMet: boolean;
}

export interface PartResult {
  /** Where it ran in others than the bench's. */
  readonly rounds?: number;
  readonly title: string;
  /** What a row was measured on, in a sentence or two. */
  readonly work: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly budgets: readonly BudgetLine[];
}

export interface Part {
  readonly name: string;
  run(bench: Bench): Promise<PartResult>;
}

export function plain(system: System): Contestant {
  return { label: system, system, materialPath: null, template: null };
}

/** A data folder for one server: the contestant's own data, copied, so that every round starts alike. */
export function dataFolder(bench: Bench, { template }: Pick<Contestant, "template">): string {
  const folder = bench.folder();
  if (template !== null) cpSync(template, folder, { recursive: true });
  return folder;
}

export function makeFolders(parent: string): { folder(): string; remove(): void } {
  mkdirSync(parent, { recursive: true });
  const root = mkdtempSync(join(parent, "claros-bench-"));
  return {
    folder: () => mkdtempSync(join(root, "data-")),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Every contestant in every round, each round beginning with another one, so that a slow minute hits all alike. */
export async function interleaved<C extends { readonly label: string }, T>(
  bench: Bench,
  contestants: readonly C[],
  measure: (contestant: C) => Promise<T>,
): Promise<Map<string, T[]>> {
  const results = new Map<string, T[]>(contestants.map(({ label }) => [label, []]));
  for (let round = 0; round < bench.rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const contestant = contestants[(round + turn) % contestants.length];
      if (contestant === undefined) continue;
      const result = await measure(contestant);
      results.get(contestant.label)?.push(result);
      bench.say(`round ${round + 1}, ${contestant.label}: ${JSON.stringify(result)}`);
    }
  }
  return results;
}
