/**
 * The gate before Yjs. Yjs trusts its input: one small update can drop a colleague's later edits in silence, take a gigabyte, or put
 * content where no reader of that document looks. So an update is read as data first, and only what passes is applied.
 *
 * A client id of Yjs belongs to the device that first used it in a document; an update may write under its author's clients only, must
 * continue where they stand, may build on and delete only what is there, and keeps to the roots and limits of the document's type.
 */
import * as Y from "yjs";
import { FormatError } from "../../../crypto/public/bytes.ts";
import type { DeviceId } from "../../../crypto/public/ids.ts";
import { candidateCaps, isCandidateKey } from "../../model/candidates.ts";
import { documentCaps, documentRoots, type DocumentType, documentTypes } from "../../model/document-roots.ts";
import type { QuarantineReason } from "../api.ts";
import { type KnownStruct, KnownStructs, type Place, VOID_STRUCT } from "./known-structs.ts";
import { type ReadSection, type ReadStruct, type ReadUpdate, readUpdate } from "./read-update.ts";

export type GateReason = Extract<QuarantineReason, `gate-${string}`>;

export const gateCaps = { maxStructs: 100_000, maxDeletes: 100_000 } as const;

export interface GateInput {
  readonly update: Uint8Array;
  readonly device: DeviceId;
  /** `null` for a document of which nothing is known: the update must then say the type itself. */
  readonly type: DocumentType | null;
  readonly known: KnownStructs;
  readonly claims: ReadonlyMap<number, DeviceId>;
  /** A tab that reconnects may repeat what others wrote, where that is known already and so changes nothing. */
  readonly mayRepeatOthers: boolean;
}

export type GateVerdict =
  | { readonly pass: true; readonly type: DocumentType; readonly newClients: readonly number[] }
  | { readonly pass: false; readonly reason: GateReason };

class Refusal extends Error {
  constructor(readonly reason: GateReason) {
    super(reason);
  }
}

/** Judges an update and, when it passes, adds it to `known`. Applies nothing. */
export function gate(input: GateInput): GateVerdict {
  const mark = input.known.mark();
  try {
    return judge(input);
  } catch (error) {
    input.known.takeBack(mark);
    return refusalOf(error);
  }
}

export type StateVerdict = Extract<GateVerdict, { readonly pass: false }> | PassedState;

interface PassedState {
  readonly pass: true;
  readonly type: DocumentType;
  readonly clients: ReadonlySet<number>;
}

/** Judges a whole state by many authors, as a snapshot holds it: it builds on nothing but itself. Whose its clients are is not asked here. */
export function gateState(state: Uint8Array): StateVerdict {
  try {
    if (state.length > documentCaps.maxBytes) throw new Refusal("gate-too-large");
    const update = readUpdate(state);
    requireSize(update);
    const type = typeSaidBy(update);
    if (type === null) throw new Refusal("gate-gap");
    takeAll(update, type, new KnownStructs(new Y.Doc()));
    const clients = new Set(
      update.sections.flatMap(({ client, structs }) => (structs.length > 0 ? client : [])),
    );
    return { pass: true, type, clients };
  } catch (error) {
    return refusalOf(error);
  }
}

function refusalOf(error: unknown): Extract<GateVerdict, { readonly pass: false }> {
  if (error instanceof Refusal) return { pass: false, reason: error.reason };
  if (error instanceof FormatError) {
    return { pass: false, reason: error.field === "nesting" ? "gate-too-deep" : "gate-format" };
  }
  throw error;
}

function judge(input: GateInput): GateVerdict {
  if (input.update.length > documentCaps.maxBytes) throw new Refusal("gate-too-large");
  const update = readUpdate(input.update);
  requireSize(update);
  const newClients = requireOwnClients(update, input);
  const type = input.type ?? typeSaidBy(update);
  // Its beginning may be on the way: held, and refused for good only if that never comes.
  if (type === null) throw new Refusal("gate-gap");
  takeAll(update, type, input.known);
  return { pass: true, type, newClients };
}

function takeAll(update: ReadUpdate, type: DocumentType, known: KnownStructs): void {
  takeStructs(update, type, known);
  for (const { client, clock, length } of update.deletes) {
    if (clock + length > known.stateOf(client)) throw new Refusal("gate-gap");
  }
}

function requireSize({ sections, deletes }: ReadUpdate): void {
  const structs = sections.reduce((sum, section) => sum + section.structs.length, 0);
  if (structs > gateCaps.maxStructs || deletes.length > gateCaps.maxDeletes) {
    throw new Refusal("gate-too-large");
  }
}

/** The clients that this update uses for the first time. */
function requireOwnClients({ sections }: ReadUpdate, input: GateInput): number[] {
  const newClients: number[] = [];
  for (const section of sections) {
    if (section.structs.length === 0) continue;
    const owner = input.claims.get(section.client);
    if (owner === input.device) continue;
    const state = input.known.stateOf(section.client);
    if (owner === undefined && state === 0) newClients.push(section.client);
    else if (!input.mayRepeatOthers || endOf(section) > state) throw new Refusal("gate-foreign-client");
  }
  return newClients;
}

function endOf({ clock, structs }: ReadSection): number {
  const last = structs.at(-1);
  return last === undefined ? clock : last.clock + last.length;
}

/** The type that a new document gives itself: the text under `type` in the root `meta`. */
function typeSaidBy({ sections }: ReadUpdate): DocumentType | null {
  for (const { structs } of sections) {
    for (const struct of structs) {
      if (struct.parent !== "meta" || struct.key !== "type") continue;
      return documentTypes.find((type) => type === struct.text) ?? null;
    }
  }
  return null;
}

/** Goes through all structs in an order in which each finds what it builds on, as Yjs will. */
function takeStructs({ sections }: ReadUpdate, type: DocumentType, known: KnownStructs): void {
  const open = sections.map((section) => ({ section, at: 0 }));
  for (let moved = true; moved;) {
    moved = false;
    for (const walk of open) {
      for (let struct = walk.section.structs[walk.at]; struct !== undefined;) {
        if (!takeStruct(walk.section.client, struct, type, known)) break;
        moved = true;
        walk.at += 1;
        struct = walk.section.structs[walk.at];
      }
    }
  }
  if (open.some(({ section, at }) => at < section.structs.length)) throw new Refusal("gate-gap");
}

/** False when something it builds on is not known yet. */
function takeStruct(client: number, struct: ReadStruct, type: DocumentType, known: KnownStructs): boolean {
  const state = known.stateOf(client);
  if (struct.clock > state) return false;
  if (struct.clock + struct.length <= state) return true;
  const standing = standingOf(struct, type, known);
  if (standing === null) return false;
  if (standing.place !== null) requirePlace(struct, standing.place, type);
  const length = struct.clock + struct.length - state;
  known.add(client, state, { ...standing, length });
  return true;
}

/** What the struct will be, or `null` when it must wait for another. */
function standingOf(struct: ReadStruct, type: DocumentType, known: KnownStructs): KnownStruct | null {
  if (struct.content === "gc") return VOID_STRUCT;
  const isType = struct.content === "type";
  const { origin, rightOrigin, parent, key } = struct;
  if (typeof parent === "string") {
    if (!Object.hasOwn(documentRoots[type], parent)) throw new Refusal("gate-roots");
    return { place: { root: parent, depth: 1, key }, isType };
  }
  if (parent !== null) {
    const above = known.at(parent);
    if (above === null) return null;
    if (above.place === null) return VOID_STRUCT;
    // A deleted and collected type has lost its kind: its children become nothing, as in Yjs.
    if (!above.isType) return VOID_STRUCT;
    return { place: { root: above.place.root, depth: above.place.depth + 1, key }, isType };
  }
  const left = origin === null ? VOID_STRUCT : known.at(origin);
  const right = rightOrigin === null ? VOID_STRUCT : known.at(rightOrigin);
  if (left === null || right === null) return null;
  const isVoid = (origin !== null && left.place === null) || (rightOrigin !== null && right.place === null);
  return isVoid ? VOID_STRUCT : { place: left.place ?? right.place, isType };
}

/** What one person wrote in a field, kept beside it: a plain value, and a small one. */
function requireCandidate({ content, start, end }: ReadStruct): void {
  if (end - start > candidateCaps.maxBytes) throw new Refusal("gate-too-large");
  if (content !== "any" && content !== "deleted") throw new Refusal("gate-roots");
}

function requirePlace(struct: ReadStruct, { root, depth, key }: Place, type: DocumentType): void {
  const deepest = depth + (struct.content === "type" ? 1 : struct.nesting);
  if (deepest > documentCaps.maxNesting) throw new Refusal("gate-too-deep");
  if (key !== null && isCandidateKey(key)) requireCandidate(struct);
  if (depth > 1) return;
  const kind = documentRoots[type][root];
  const isKeyed = key !== null;
  if (isKeyed !== (kind === "map")) throw new Refusal("gate-roots");
  if (struct.content === "deleted" || isKeyed) return;
  const isFitting =
    kind === "xml-fragment"
      ? struct.isXml
      : !struct.isXml && struct.content !== "string" && struct.content !== "format";
  if (!isFitting) throw new Refusal("gate-roots");
}
