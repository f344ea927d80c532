/**
 * Merging and splitting of updates by their bytes. Merging goes in a tree, because Yjs' own merge takes the square of its inputs;
 * splitting keeps every part applicable after the parts before it.
 */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { groupBy } from "./group-by.ts";
import { type ReadStruct, type ReadUpdate, readUpdate, type StructId } from "./read-update.ts";

const MERGE_AT_ONCE = 256;
/** Bytes for counts, clients and clocks around the structs of a part. */
const MARGIN = 1024;

export function mergeInTree(updates: readonly Uint8Array[]): Uint8Array {
  let level = updates;
  while (level.length > 1) {
    const next: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += MERGE_AT_ONCE) {
      next.push(Y.mergeUpdates(level.slice(at, at + MERGE_AT_ONCE)));
    }
    level = next;
  }
  return level[0] ?? new Uint8Array([0, 0]);
}

interface Piece {
  readonly client: number;
  readonly clock: number;
  readonly bytes: Uint8Array;
}

/**
 * The update as parts of at most `limit` bytes that give the same document one after the other, or `null` when one of its structs is
 * larger by itself and is no text.
 */
export function splitUpdate(update: Uint8Array, limit: number): readonly Uint8Array[] | null {
  if (update.length <= limit) return [update];
  const read = readUpdate(update);
  const parts: Uint8Array[] = [];
  let pieces: Piece[] = [];
  let size = MARGIN;
  for (const piece of piecesInOrder(update, read, limit - 2 * MARGIN)) {
    if (piece.bytes.length > limit - MARGIN) return null;
    if (size + piece.bytes.length + 20 > limit && pieces.length > 0) {
      parts.push(encodePart(pieces, NO_DELETES));
      pieces = [];
      size = MARGIN;
    }
    pieces.push(piece);
    size += piece.bytes.length + 20;
  }
  if (pieces.length > 0) parts.push(encodePart(pieces, NO_DELETES));
  return [...parts, ...deleteParts(read, limit)];
}

const NO_DELETES = Uint8Array.of(0);

/** Every struct after what it builds on; texts that are too long are cut. */
function* piecesInOrder(update: Uint8Array, { sections }: ReadUpdate, longest: number): Iterable<Piece> {
  const doneByClient = new Map(sections.map(({ client, clock }) => [client, clock]));
  const isThere = (id: StructId | string | null): boolean =>
    id === null || typeof id === "string" || id.clock < (doneByClient.get(id.client) ?? Infinity);
  const open = sections.map((section) => ({ section, at: 0 }));
  for (let moved = true; moved;) {
    moved = false;
    for (const walk of open) {
      const { client, structs } = walk.section;
      for (let struct = structs[walk.at]; struct !== undefined; struct = structs[walk.at]) {
        if (![struct.origin, struct.rightOrigin, struct.parent].every(isThere)) break;
        yield* cut(update, client, struct, longest);
        doneByClient.set(client, struct.clock + struct.length);
        walk.at += 1;
        moved = true;
      }
    }
  }
}

function* cut(update: Uint8Array, client: number, struct: ReadStruct, longest: number): Iterable<Piece> {
  const bytes = update.subarray(struct.start, struct.end);
  if (bytes.length <= longest || struct.content !== "string") {
    yield { client, clock: struct.clock, bytes };
    return;
  }
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(textBytes(update, struct));
  // At most three bytes a UTF-16 unit.
  const step = Math.floor(longest / 3) - 100;
  for (let at = 0; at < text.length;) {
    const end = wholePairs(text, Math.min(text.length, at + step));
    const clock = struct.clock + at;
    const head =
      at === 0 ? update.subarray(struct.start, struct.contentStart) : continued(client, clock, struct);
    const encoder = encoding.createEncoder();
    encoding.writeUint8Array(encoder, head);
    encoding.writeVarString(encoder, text.slice(at, end));
    yield { client, clock, bytes: encoding.toUint8Array(encoder) };
    at = end;
  }
}

/** Past the length before it. */
function textBytes(update: Uint8Array, struct: ReadStruct): Uint8Array {
  let start = struct.contentStart;
  while ((update[start] ?? 0) >= 0x80) start += 1;
  return update.subarray(start + 1, struct.end);
}

function wholePairs(text: string, end: number): number {
  const code = text.charCodeAt(end - 1);
  return end < text.length && code >= 0xd800 && code <= 0xdbff ? end - 1 : end;
}

/** How Yjs writes the rest of a text after a cut: the struct builds on the unit before it. */
function continued(client: number, clock: number, { rightOrigin }: ReadStruct): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, 4 | 0x80 | (rightOrigin === null ? 0 : 0x40));
  for (const id of [{ client, clock: clock - 1 }, rightOrigin]) {
    if (id === null) continue;
    encoding.writeVarUint(encoder, id.client);
    encoding.writeVarUint(encoder, id.clock);
  }
  return encoding.toUint8Array(encoder);
}

function encodePart(pieces: readonly Piece[], deletes: Uint8Array): Uint8Array {
  const byClient = groupBy(pieces, ({ client }) => client);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, byClient.size);
  for (const [client, own] of byClient) {
    encoding.writeVarUint(encoder, own.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, own[0]?.clock ?? 0);
    for (const { bytes } of own) encoding.writeUint8Array(encoder, bytes);
  }
  encoding.writeUint8Array(encoder, deletes);
  return encoding.toUint8Array(encoder);
}

function deleteParts({ deletes }: ReadUpdate, limit: number): Uint8Array[] {
  const atOnce = Math.max(1, Math.floor(limit / 24));
  const parts: Uint8Array[] = [];
  for (let at = 0; at < deletes.length; at += atOnce) {
    const byClient = groupBy(deletes.slice(at, at + atOnce), ({ client }) => client);
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, byClient.size);
    for (const [client, ranges] of byClient) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length);
      for (const { clock, length } of ranges) {
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarUint(encoder, length);
      }
    }
    parts.push(encodePart([], encoding.toUint8Array(encoder)));
  }
  return parts;
}
