import { posix } from "node:path";
import type { Room } from "./import-table.ts";
import { readEdges, type Edge } from "./read-edges.ts";

export interface Sources {
  /** Text of every TypeScript file by its path from the project's folder, with `/`. */
  readonly textByPath: ReadonlyMap<string, string>;
  /** Whether another file (a style sheet, a font) exists. */
  hasFile(path: string): boolean;
}

export interface Finding {
  readonly modules: number;
  /** Sentences; empty when every file keeps to the table. */
  readonly violations: readonly string[];
}

/** Holds every file to the table, and the graph of all of them to having no cycle. */
export function checkImports(sources: Sources, table: readonly Room[]): Finding {
  const violations: string[] = [];
  const importsByPath = new Map<string, string[]>();
  for (const [path, text] of sources.textByPath) {
    const room = roomOf(path, table);
    if (room === null) {
      violations.push(`${path} stands in no room of the table`);
      continue;
    }
    const targets: string[] = [];
    for (const edge of readEdges(path, text)) {
      const target = ownTarget(path, edge);
      const complaint =
        target === null ? outsideComplaint(room, edge) : ownComplaint(room, edge, target, sources, table);
      if (complaint !== null) violations.push(`${path}:${edge.line} ${complaint}`);
      if (target !== null && sources.textByPath.has(target)) targets.push(target);
    }
    importsByPath.set(path, targets);
  }
  const cycle = findCycle(importsByPath);
  if (cycle !== null) violations.push(`cycle: ${cycle.join(" → ")}`);
  return { modules: importsByPath.size, violations };
}

export function roomOf(path: string, table: readonly Room[]): Room | null {
  return table.find((room) => room.holds.test(path)) ?? null;
}

/** The path an edge leads to inside the project, or null when it leads to a package. */
function ownTarget(path: string, { kind, specifier }: Edge): string | null {
  const isRelative = /^\.{1,2}\//.test(specifier);
  if (kind === "unreadable" || !(isRelative || kind === "worker" || kind === "asset")) return null;
  return posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ""));
}

function outsideComplaint(room: Room, { kind, specifier }: Edge): string | null {
  if (kind === "unreadable") return `hides where it leads: ${specifier}`;
  const isAllowed = room.packages.some((pattern) => matches(pattern, specifier));
  return isAllowed ? null : `imports ${specifier}, which ${room.name} may not`;
}

function matches(pattern: string, specifier: string): boolean {
  if (!pattern.endsWith("*")) return pattern === specifier;
  const start = pattern.slice(0, -1);
  return specifier.startsWith(start) && specifier.length > start.length;
}

function ownComplaint(
  room: Room,
  { kind }: Edge,
  target: string,
  sources: Sources,
  table: readonly Room[],
): string | null {
  if (!sources.textByPath.has(target) && !sources.hasFile(target))
    return `leads to ${target}, which does not exist`;
  if (kind === "asset" && !sources.textByPath.has(target)) return null;
  const there = roomOf(target, table) ?? roomOf(posix.join(posix.dirname(target), "any.ts"), table);
  if (there === null) return `leads to ${target}, which stands in no room of the table`;
  if (there.name === room.name) return null;
  if (kind === "worker" || kind === "asset") {
    return room.starts?.includes(there.name)
      ? null
      : `starts ${target}; ${room.name} may not start ${there.name}`;
  }
  if (room.imports?.includes(there.name)) return null;
  if (kind === "type" && room.importsTypes?.includes(there.name)) return null;
  return `imports ${target}; ${room.name} may not import ${there.name}`;
}

/** One cycle as a list of paths that ends where it began, or null. */
export function findCycle(importsByPath: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const trail: string[] = [];
  const follow = (path: string): string[] | null => {
    const start = trail.indexOf(path);
    if (start >= 0) return [...trail.slice(start), path];
    if (done.has(path)) return null;
    trail.push(path);
    for (const target of importsByPath.get(path) ?? []) {
      const cycle = follow(target);
      if (cycle !== null) return cycle;
    }
    trail.pop();
    done.add(path);
    return null;
  };
  for (const path of importsByPath.keys()) {
    const cycle = follow(path);
    if (cycle !== null) return cycle;
  }
  return null;
}
