/** Fields that several layouts share: flags, lists after a count, and bytes that stand for names. */

import { type ByteReader, type ByteWriter, FormatError } from "../../crypto/public/bytes.ts";

/** A byte that is 0 or 1 and nothing else. */
export function readFlag(from: ByteReader, field: string): boolean {
  const byte = from.u8(field);
  if (byte > 1) throw new FormatError(field);
  return byte === 1;
}

export function writeFlag(to: ByteWriter, value: boolean): void {
  to.u8(value ? 1 : 0);
}

/** Reads `n × T` after a u16 count. */
export function readList<Item>(from: ByteReader, readItem: (from: ByteReader) => Item): Item[] {
  const items: Item[] = [];
  for (let left = from.u16("count"); left > 0; left--) items.push(readItem(from));
  return items;
}

export function writeList<Item>(
  to: ByteWriter,
  items: readonly Item[],
  writeItem: (item: Item, to: ByteWriter) => void,
): void {
  to.u16(items.length);
  for (const item of items) writeItem(item, to);
}

/** A name for each byte of a field, both ways; any other byte is refused. */
export interface ByteNames<Name extends string> {
  byteOf(name: Name): number;
  nameOf(byte: number): Name;
}

/** The first name is byte `first`, the next one more, and so on. */
export function byteNames<const Name extends string>(
  field: string,
  names: readonly Name[],
  first = 1,
): ByteNames<Name> {
  const byteByName = new Map<Name, number>(names.map((name, place) => [name, place + first]));
  return {
    byteOf(name) {
      const byte = byteByName.get(name);
      if (byte === undefined) throw new TypeError(field);
      return byte;
    },
    nameOf(byte) {
      const name = names[byte - first];
      if (name === undefined) throw new FormatError(field);
      return name;
    },
  };
}
