/**
 * Reads a Yjs update (format V1) as data, without Yjs: which clients it writes under and where, what each struct builds on, what it
 * deletes. Nothing is integrated and nothing is kept but this outline, so a hostile update costs what its bytes cost.
 *
 * Layout (Yjs `readClientsStructRefs`): sections × (structs, client, clock, structs × (info, origins, parent, content)), delete set.
 */
import { FormatError } from "../../../crypto/public/bytes.ts";
import { Lib0Reader } from "./lib0-reader.ts";

export interface StructId {
  readonly client: number;
  readonly clock: number;
}

export type ContentKind =
  | "gc"
  | "deleted"
  | "json"
  | "binary"
  | "string"
  | "embed"
  | "format"
  | "type"
  | "any";

export interface ReadStruct {
  readonly clock: number;
  /** In clock ticks, at least 1. */
  readonly length: number;
  readonly content: ContentKind;
  readonly origin: StructId | null;
  readonly rightOrigin: StructId | null;
  /** Root name or type item; `null` when it is taken from the origins. */
  readonly parent: string | StructId | null;
  /** Only where `parent` is given: with origins it is taken from them. */
  readonly key: string | null;
  /** For content `type`: an XML element or text. */
  readonly isXml: boolean;
  /** Nesting of plain values inside. */
  readonly nesting: number;
  /** The value, where the content is one plain text. */
  readonly text: string | null;
  /** Where its bytes are in the update. */
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;
}

export interface ReadSection {
  readonly client: number;
  readonly clock: number;
  readonly structs: readonly ReadStruct[];
}

export interface DeleteRange extends StructId {
  readonly length: number;
}

export interface ReadUpdate {
  readonly sections: readonly ReadSection[];
  readonly deletes: readonly DeleteRange[];
  /** Where the delete set begins. */
  readonly deletesStart: number;
}

const LONGEST_STRUCT = 2 ** 31 - 1;
const LAST_CLOCK = 2 ** 48;
const XML_ELEMENT = 3;
const XML_HOOK = 5;
const XML_TEXT = 6;

/** Reads an update to its last byte. Throws `FormatError` for whatever Yjs' own encoder does not write. */
export function readUpdate(bytes: Uint8Array): ReadUpdate {
  const reader = new Lib0Reader(bytes);
  const sections: ReadSection[] = [];
  const seen = new Set<number>();
  for (let left = reader.count(3); left > 0; left--) {
    const section = readSection(reader);
    // Yjs would silently drop the first of two.
    if (seen.has(section.client)) throw new FormatError("client twice");
    seen.add(section.client);
    sections.push(section);
  }
  const deletesStart = reader.position;
  const deletes = readDeletes(reader);
  if (reader.remaining > 0) throw new FormatError("trailing bytes");
  return { sections, deletes, deletesStart };
}

function readSection(reader: Lib0Reader): ReadSection {
  const structs: ReadStruct[] = [];
  const count = reader.count(2);
  const client = reader.varUint();
  const clock = reader.varUint();
  let next = clock;
  for (let left = count; left > 0; left--) {
    const struct = readStruct(reader, next);
    if (struct.length < 1 || struct.length > LONGEST_STRUCT) throw new FormatError("length");
    next += struct.length;
    if (next > LAST_CLOCK) throw new FormatError("clock");
    structs.push(struct);
  }
  return { client, clock, structs };
}

function readStruct(reader: Lib0Reader, clock: number): ReadStruct {
  const start = reader.position;
  const info = reader.u8();
  if (info === 0) {
    const contentStart = reader.position;
    return { ...NOTHING, clock, length: reader.varUint(), start, contentStart, end: reader.position };
  }
  const origin = (info & 0x80) === 0 ? null : readId(reader);
  const rightOrigin = (info & 0x40) === 0 ? null : readId(reader);
  const givesParent = origin === null && rightOrigin === null;
  const parent = givesParent ? readParent(reader) : null;
  const key = givesParent && (info & 0x20) !== 0 ? reader.key() : null;
  const contentStart = reader.position;
  const content = readContent(reader, info & 0x1f);
  const end = reader.position;
  return { ...NOTHING, ...content, clock, origin, rightOrigin, parent, key, start, contentStart, end };
}

const NOTHING = {
  content: "gc",
  origin: null,
  rightOrigin: null,
  parent: null,
  key: null,
  isXml: false,
  nesting: 0,
  text: null,
} as const;

function readId(reader: Lib0Reader): StructId {
  return { client: reader.varUint(), clock: reader.varUint() };
}

function readParent(reader: Lib0Reader): string | StructId {
  const isRoot = reader.varUint();
  if (isRoot > 1) throw new FormatError("parent");
  return isRoot === 1 ? reader.text() : readId(reader);
}

type ReadContent = Pick<ReadStruct, "length" | "content"> &
  Partial<Pick<ReadStruct, "isXml" | "nesting" | "text">>;

function readContent(reader: Lib0Reader, kind: number): ReadContent {
  switch (kind) {
    case 1:
      return { content: "deleted", length: reader.varUint() };
    case 2:
      return { content: "json", ...readJsonList(reader) };
    case 3:
      reader.skipBytes();
      return { content: "binary", length: 1 };
    case 4:
      return { content: "string", length: reader.text().length };
    case 5:
      return { content: "embed", length: 1, nesting: reader.json() };
    case 6:
      reader.key();
      return { content: "format", length: 1, nesting: reader.json() };
    case 7:
      return { content: "type", length: 1, isXml: readType(reader) };
    case 8:
      return { content: "any", ...readAnyList(reader) };
    default:
      // 9 is a sub-document, 10 a hole in the clocks: nothing here writes either.
      throw new FormatError("content");
  }
}

function readJsonList(reader: Lib0Reader): { length: number; nesting: number } {
  const length = reader.count(1);
  let nesting = 0;
  for (let left = length; left > 0; left--) nesting = Math.max(nesting, reader.json());
  return { length, nesting };
}

function readAnyList(reader: Lib0Reader): { length: number; nesting: number; text: string | null } {
  const length = reader.count(1);
  let nesting = 0;
  let text: string | null = null;
  for (let left = length; left > 0; left--) {
    const value = reader.any();
    nesting = Math.max(nesting, value.nesting);
    text = length === 1 ? value.text : null;
  }
  return { length, nesting, text };
}

/** Whether it is an XML element or text. A hook runs code by its name and is refused. */
function readType(reader: Lib0Reader): boolean {
  const ref = reader.varUint();
  if (ref > XML_TEXT || ref === XML_HOOK) throw new FormatError("type");
  if (ref === XML_ELEMENT) reader.key();
  return ref === XML_ELEMENT || ref === XML_TEXT;
}

function readDeletes(reader: Lib0Reader): DeleteRange[] {
  const deletes: DeleteRange[] = [];
  for (let clients = reader.count(2); clients > 0; clients--) {
    const client = reader.varUint();
    for (let left = reader.count(2); left > 0; left--) {
      const range = { client, clock: reader.varUint(), length: reader.varUint() };
      if (range.length < 1 || range.clock + range.length > LAST_CLOCK) throw new FormatError("delete");
      deletes.push(range);
    }
  }
  return deletes;
}
