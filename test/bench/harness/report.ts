/** The tables: printed, kept for the parts that did not run this time, and written between the marks of docs/PERFORMANCE.md. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PartResult } from "./bench.ts";
import { shortSpread } from "./statistics.ts";

export interface KeptResult extends PartResult {
  readonly name: string;
  readonly rounds: number;
  /** The day it was measured. */
  readonly on: string;
  readonly machine: string;
}

const BEGIN = "<!-- bench: begin -->";
const END = "<!-- bench: end -->";

export function keepResult(folder: string, result: KeptResult): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(pathOf(folder, result.name), JSON.stringify(result, null, 1));
}

/** The newest result of each part that ever ran on this working tree. */
export function keptResults(folder: string, names: readonly string[]): KeptResult[] {
  return names
    .filter((name) => existsSync(pathOf(folder, name)))
    .map((name) => JSON.parse(readFileSync(pathOf(folder, name), "utf8")) as KeptResult);
}

export function report(results: readonly KeptResult[]): string {
  return [budgetTable(results), ...results.map(partTable)].join("\n\n");
}

/** Replaces what stands between the marks; the words around the tables are written by people. */
export function writeReport(path: string, results: readonly KeptResult[]): void {
  const text = readFileSync(path, "utf8");
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${path} has lost its marks`);
  writeFileSync(path, `${before}${BEGIN}\n\n${report(results)}\n\n${END}${after}`);
}

function budgetTable(results: readonly KeptResult[]): string {
  const rows = results.flatMap(({ budgets, name }) =>
    budgets.map(({ budget, limit, figure, isMet }) => [
      name,
      budget,
      limit,
      shortSpread(figure),
      isMet ? "met" : "**missed**",
    ]),
  );
  return table(["part", "budget", "limit", "median (smallest–largest)", ""], rows);
}

function partTable({ title, work, columns, rows, rounds, on, machine }: KeptResult): string {
  return `### ${title}\n\n${work} ${rounds} rounds, ${on}, ${machine}.\n\n${table(columns, rows)}`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

function pathOf(folder: string, name: string): string {
  return join(folder, `${name}.json`);
}
