/**
 * The journal outside the app. Every edit carries a token that exists once in a run; the journal notes which rung of the save ladder a
 * person was shown for it, and what has since happened to the device. When everything is quiet, each replica is held to it:
 *
 * - what was shown as backed up is in every replica exactly once, whatever became of its device;
 * - what was shown as saved here is there too, unless its disk is gone, its author lost the right to write, or it stands on words of which
 *   the last copy is torn;
 * - what was erased, and shown as backed up, is nowhere;
 * - all replicas of a document have the same canonical state.
 */
import type { DocumentId } from "../../crypto/public/ids.ts";

export type Rung = "typed" | "saved-here" | "backed-up";

export interface TypedToken {
  readonly text: string;
  readonly document: DocumentId;
  readonly device: string;
  readonly tab: number;
  /** Whoever typed it may have had no right to: it is owed only once it was shown as backed up. */
  readonly isDoubtful?: boolean;
}

/**
 * What it stands on, as Yjs has it: words that are whole, words of which the last copy is torn and that the memory of its device still has,
 * or such words when that memory has ended. Those last ones are kept, and nobody can say any more where they belong.
 */
type Ground = "whole" | "in-memory" | "torn";

interface Kept extends TypedToken {
  rung: Rung;
  /** Null while nobody erased it. */
  erased: Rung | null;
  isGivenUp: boolean;
  ground: Ground;
  /** Whoever held it is gone, and no rung was shown that outlives that. */
  isExcused: boolean;
}

export interface Replica {
  readonly device: string;
  readonly document: DocumentId;
  /** Canonical state as JSON. */
  readonly state: string;
}

export interface Oracle {
  /** A text that exists once in this run. */
  newToken(): string;
  typed(token: TypedToken): void;
  erasing(text: string): void;
  shown(edits: readonly string[], rung: "saved-here" | "backed-up"): void;
  /** A page of a device, or all of them, ended: what was only typed may be gone. */
  pagesLost(device: string, tab?: number): void;
  /** The disk is gone, or nothing more of this device will be taken: only what was backed up is owed. */
  diskLost(device: string): void;
  /** Nothing is owed of what this device wrote in this document, whatever was shown for it. */
  giveUp(device: string, document: DocumentId): void;
  /** The last copy of what this device wrote in this document is torn: nothing is owed of it. What it writes there next stands on it. */
  lastCopyTorn(device: string, document: DocumentId): void;
  /** Its engine has met the torn row, and memory had what was in it: it is on the disk again, and so is what stands on it. */
  tornFound(device: string, document: DocumentId): void;
  /** The engine of this device has ended. */
  memoryLost(device: string): void;
  /** Documents in which the device still says that words are missing. In the others everything is owed that stands on what was torn. */
  stillMissing(device: string, documents: ReadonlySet<DocumentId>): void;
  /** Whether anything that this device wrote stands on what was torn. */
  standsOnTorn(device: string): boolean;
  /** What is wrong with these replicas; empty when nothing is. */
  judge(replicas: readonly Replica[]): readonly string[];
  readonly counts: {
    readonly typed: number;
    readonly savedHere: number;
    readonly backedUp: number;
    readonly erased: number;
  };
  readonly tokens: ReadonlyMap<string, Readonly<Kept>>;
}

const RUNGS: readonly Rung[] = ["typed", "saved-here", "backed-up"];
const isAtLeast = (rung: Rung, least: Rung): boolean => RUNGS.indexOf(rung) >= RUNGS.indexOf(least);
const ERASING = "-";

/** The name under which an erasing edit is told to `shown`. */
export const erasingOf = (text: string): string => ERASING + text;

export function makeOracle(): Oracle {
  const tokens = new Map<string, Kept>();
  let lastToken = 0;
  /** Documents whose last copy is torn, by device, until the engine has found that or has ended. */
  const tornByDevice = new Map<string, Set<DocumentId>>();
  const raise = (edit: string, rung: Rung): void => {
    const isErasing = edit.startsWith(ERASING);
    const token = tokens.get(isErasing ? edit.slice(ERASING.length) : edit);
    if (token === undefined) throw new RangeError(`no token ${edit}`);
    if (!isErasing && isAtLeast(rung, token.rung)) token.rung = rung;
    if (isErasing && token.erased !== null && isAtLeast(rung, token.erased)) token.erased = rung;
  };
  const excuse = (is: (token: Kept) => boolean): void => {
    for (const token of tokens.values()) if (is(token)) token.isExcused = true;
  };
  const giveUp = (device: string, document: DocumentId): void => {
    for (const token of tokens.values()) {
      if (token.device === device && token.document === document) token.isGivenUp = true;
    }
  };
  const move = (device: string, from: Ground, to: (token: Kept) => Ground): void => {
    for (const token of tokens.values()) {
      if (token.device === device && token.ground === from) token.ground = to(token);
    }
  };
  const count = (is: (token: Kept) => boolean): number => [...tokens.values()].filter(is).length;

  return {
    newToken: () => `<${++lastToken}>`,
    typed(token) {
      const isExcused = token.isDoubtful ?? false;
      const ground = tornByDevice.get(token.device)?.has(token.document) === true ? "in-memory" : "whole";
      tokens.set(token.text, { ...token, rung: "typed", erased: null, isExcused, isGivenUp: false, ground });
    },
    erasing(text) {
      const token = tokens.get(text);
      if (token !== undefined) token.erased ??= "typed";
    },
    shown(edits, rung) {
      for (const edit of edits) raise(edit, rung);
    },
    pagesLost: (device, tab) =>
      excuse(
        (token) => token.device === device && token.tab === (tab ?? token.tab) && token.rung === "typed",
      ),
    diskLost: (device) => excuse((token) => token.device === device && token.rung !== "backed-up"),
    giveUp,
    lastCopyTorn(device, document) {
      giveUp(device, document);
      tornByDevice.set(device, (tornByDevice.get(device) ?? new Set()).add(document));
    },
    tornFound(device, document) {
      tornByDevice.get(device)?.delete(document);
      move(device, "in-memory", (token) => (token.document === document ? "whole" : token.ground));
    },
    memoryLost(device) {
      tornByDevice.delete(device);
      // What a relay has acknowledged, it has with everything before it.
      move(device, "in-memory", ({ rung }) => (rung === "backed-up" ? "whole" : "torn"));
    },
    stillMissing: (device, documents) =>
      move(device, "torn", ({ document }) => (documents.has(document) ? "torn" : "whole")),
    standsOnTorn: (device) =>
      [...tokens.values()].some((token) => token.device === device && token.ground === "torn"),
    judge: (replicas) => [...judgeTokens(tokens.values(), replicas), ...judgeStates(replicas)],
    get counts() {
      return {
        typed: tokens.size,
        savedHere: count(({ rung }) => rung !== "typed"),
        backedUp: count(({ rung }) => rung === "backed-up"),
        erased: count(({ erased }) => erased !== null),
      };
    },
    tokens,
  };
}

function judgeTokens(tokens: Iterable<Kept>, replicas: readonly Replica[]): string[] {
  const byDocument = byDocumentOf(replicas);
  const wrong: string[] = [];
  for (const token of tokens) {
    for (const { device, state } of byDocument.get(token.document) ?? []) {
      const complaint = complaintOf(token, state.split(token.text).length - 1);
      if (complaint !== null)
        wrong.push(`${token.text} (${token.rung}) of ${token.device} ${complaint} on ${device}`);
    }
  }
  return wrong;
}

function complaintOf(token: Kept, found: number): string | null {
  if (found > 1) return `is there ${found} times`;
  if (token.isGivenUp || token.ground === "torn") return null;
  if (token.erased === "backed-up") return found === 0 ? null : "was erased and is there";
  if (token.erased !== null || found === 1) return null;
  return token.isExcused && token.rung !== "backed-up" ? null : "is missing";
}

function judgeStates(replicas: readonly Replica[]): string[] {
  const wrong: string[] = [];
  for (const [document, held] of byDocumentOf(replicas)) {
    const [first, ...others] = held;
    for (const other of others) {
      if (first !== undefined && other.state !== first.state) {
        wrong.push(`${document} differs between ${first.device} and ${other.device}`);
      }
    }
  }
  return wrong;
}

function byDocumentOf(replicas: readonly Replica[]): ReadonlyMap<DocumentId, Replica[]> {
  const groups = new Map<DocumentId, Replica[]>();
  for (const replica of replicas)
    groups.set(replica.document, [...(groups.get(replica.document) ?? []), replica]);
  return groups;
}
