/**
 * Bytes: the one reader and the one writer of every Claros layout, and the few operations on byte strings.
 *
 * Numbers are big-endian and unsigned. A reader never copies: what it returns are views of the input, so whoever
 * keeps one longer than the frame copies it first. Every layout ends with `end()`, which refuses trailing bytes.
 */

const MAX_SAFE = Number.MAX_SAFE_INTEGER;
const TWO_POW_32 = 0x1_0000_0000;

/** The bytes are not what the layout says. `field` names the place, never the content. */
export class FormatError extends Error {
  readonly code = "format";
  readonly field: string;

  constructor(field: string) {
    super(`malformed: ${field}`);
    this.name = "FormatError";
    this.field = field;
  }
}

/** Reads one layout from its first byte to its last. A short read throws {@link FormatError} with the field's name. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  /** How many bytes were read so far: the boundary of a part that is hashed or signed. */
  get position(): number {
    return this.#at;
  }

  u8(field = "u8"): number {
    return this.#view.getUint8(this.#advance(1, field));
  }

  u16(field = "u16"): number {
    return this.#view.getUint16(this.#advance(2, field));
  }

  u32(field = "u32"): number {
    return this.#view.getUint32(this.#advance(4, field));
  }

  /** A 64-bit number; one beyond 2^53 - 1 is refused, because JavaScript would round it. */
  u64(field = "u64"): number {
    const at = this.#advance(8, field);
    const value = this.#view.getUint32(at) * TWO_POW_32 + this.#view.getUint32(at + 4);
    if (value > MAX_SAFE) throw new FormatError(field);
    return value;
  }

  /** `length` bytes as a view of the input. */
  bytes(length: number, field = "bytes"): Uint8Array {
    const at = this.#advance(length, field);
    return this.#bytes.subarray(at, at + length);
  }

  /** Bytes preceded by their length as u16. */
  var16(field = "var16"): Uint8Array {
    return this.bytes(this.u16(field), field);
  }

  /** Bytes preceded by their length as u32. */
  var32(field = "var32"): Uint8Array {
    return this.bytes(this.u32(field), field);
  }

  /** All that is left, for a layout whose last field is as long as the frame allows. */
  rest(): Uint8Array {
    return this.bytes(this.remaining, "rest");
  }

  /** Refuses trailing bytes. */
  end(): void {
    if (this.#at !== this.#bytes.length) throw new FormatError("trailing bytes");
  }

  #advance(length: number, field: string): number {
    const at = this.#at;
    if (!(length >= 0) || length > this.#bytes.length - at) throw new FormatError(field);
    this.#at = at + length;
    return at;
  }
}

/** Writes one layout into a growing buffer. A number that does not fit its field throws `RangeError`. */
export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #view: DataView;
  #length = 0;

  constructor(expectedLength = 256) {
    this.#bytes = new Uint8Array(expectedLength);
    this.#view = new DataView(this.#bytes.buffer);
  }

  get length(): number {
    return this.#length;
  }

  u8(value: number): this {
    const at = this.#claim(1, value, 0xff);
    this.#view.setUint8(at, value);
    return this;
  }

  u16(value: number): this {
    const at = this.#claim(2, value, 0xffff);
    this.#view.setUint16(at, value);
    return this;
  }

  u32(value: number): this {
    const at = this.#claim(4, value, 0xffff_ffff);
    this.#view.setUint32(at, value);
    return this;
  }

  u64(value: number): this {
    const at = this.#claim(8, value, MAX_SAFE);
    this.#view.setUint32(at, Math.floor(value / TWO_POW_32));
    this.#view.setUint32(at + 4, value % TWO_POW_32);
    return this;
  }

  /** Bytes as they are; give `length` where the layout fixes it, and another length throws. */
  bytes(value: Uint8Array, length = value.length): this {
    if (value.length !== length) throw new RangeError(`expected ${length} bytes, got ${value.length}`);
    const at = this.#claim(length, 0, 0);
    this.#bytes.set(value, at);
    return this;
  }

  var16(value: Uint8Array): this {
    return this.u16(value.length).bytes(value);
  }

  var32(value: Uint8Array): this {
    return this.u32(value.length).bytes(value);
  }

  /** What was written, as bytes of their own. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  /** Room for `length` bytes: where they start. Called before `#view` is read, because it may replace it. */
  #claim(length: number, value: number, max: number): number {
    if (!Number.isInteger(value) || value < 0 || value > max) throw new RangeError(`${value} does not fit`);
    const at = this.#length;
    if (at + length > this.#bytes.length) this.#grow(at + length);
    this.#length = at + length;
    return at;
  }

  #grow(needed: number): void {
    const bytes = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    bytes.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }
}

/** The parts one after another, as new bytes. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let length = 0;
  for (const part of parts) length += part.length;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Equality in a time that depends on the lengths only. */
export function bytesEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

/** Order by the first byte that differs, then by length: a comparator for `sort`. Not constant time. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** UTF-8 bytes of a text. */
export function textToBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/**
 * The same bytes as WebCrypto wants them: backed by a plain `ArrayBuffer`. Copies only what lies in shared memory.
 */
export function plainBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return isPlain(bytes) ? bytes : new Uint8Array(bytes);
}

function isPlain(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer;
}
