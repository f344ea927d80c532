/**
 * The journal outside the app. Every edit carries a token that exists once in a run; the journal notes which rung of the save ladder a
 * person was shown for it, and what has since happened to the device. When everything is quiet, each replica is held to it:
 *
 * - what was shown as backed up is in every replica exactly once, whatever became of its device;
 * - what was shown as saved here is there too, unless its disk is gone or its author lost the right to write;
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

interface Kept extends TypedToken {
  rung: Rung;
  /** Null while nobody erased it. */
  erased: Rung | null;
  isGivenUp: boolean;
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
  const count = (is: (token: Kept) => boolean): number => [...tokens.values()].filter(is).length;

  return {
    newToken: () => `<${++lastToken}>`,
    typed(token) {
      const isExcused = token.isDoubtful ?? false;
      tokens.set(token.text, { ...token, rung: "typed", erased: null, isExcused, isGivenUp: false });
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
    giveUp(device, document) {
      for (const token of tokens.values()) {
        if (token.device === device && token.document === document) token.isGivenUp = true;
      }
    },
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
  if (token.isGivenUp) return null;
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
