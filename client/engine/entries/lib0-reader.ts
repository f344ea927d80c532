/**
 * A strict reader of lib0's encoding, for bytes from strangers. lib0 itself trusts its input: it reads past the end, sizes arrays by
 * numbers it was told, and follows nesting as deep as the stack goes. This one reads no number it cannot hold, allocates nothing that
 * the remaining bytes do not pay for, and has a floor under recursion.
 */
import { FormatError } from "../../../crypto/public/bytes.ts";
import { isAllowedKey } from "../../model/document-roots.ts";

/** As lib0 decodes: invalid UTF-8 throws there too, and must not pass here. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Deeper plain values are refused wherever they stand. */
export const PLAIN_DEPTH_LIMIT = 48;

export class Lib0Reader {
  readonly #bytes: Uint8Array;
  position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get remaining(): number {
    return this.#bytes.length - this.position;
  }

  u8(): number {
    const byte = this.#bytes[this.position];
    if (byte === undefined) throw new FormatError("short");
    this.position += 1;
    return byte;
  }

  /** At most 2^53 - 1, which lib0 can hold too. */
  varUint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.u8();
      value += (byte & 0x7f) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new FormatError("number");
      if (byte < 0x80) return value;
      factor *= 128;
    }
  }

  /** A count of things that take at least `leastBytes` each: more than the bytes can hold is refused before anything is made. */
  count(leastBytes: number): number {
    const count = this.varUint();
    if (count > this.remaining / leastBytes) throw new FormatError("count");
    return count;
  }

  skip(length: number): void {
    if (length > this.remaining) throw new FormatError("short");
    this.position += length;
  }

  skipBytes(): void {
    this.skip(this.varUint());
  }

  text(): string {
    const length = this.varUint();
    const start = this.position;
    this.skip(length);
    if (length === 0) return "";
    try {
      return utf8.decode(this.#bytes.subarray(start, start + length));
    } catch {
      throw new FormatError("utf-8");
    }
  }

  key(): string {
    const key = this.text();
    if (!isAllowedKey(key)) throw new FormatError("key");
    return key;
  }

  /** Reads one plain value and forgets it, except for a text. Returns its nesting: 0 for a value without members. */
  any(depth = 0): { readonly nesting: number; readonly text: string | null } {
    if (depth > PLAIN_DEPTH_LIMIT) throw new FormatError("nesting");
    const tag = this.u8();
    switch (tag) {
      case 127: // undefined
      case 126: // null
      case 121: // false
      case 120: // true
        return PLAIN;
      case 125:
        this.#varInt();
        return PLAIN;
      case 124:
        this.skip(4);
        return PLAIN;
      case 123:
      case 122:
        this.skip(8);
        return PLAIN;
      case 119:
        return { nesting: 0, text: this.text() };
      case 118:
        return this.#members(depth, true);
      case 117:
        return this.#members(depth, false);
      case 116:
        this.skipBytes();
        return PLAIN;
      default:
        throw new FormatError("plain value");
    }
  }

  /** A JSON text, as older content kinds carry. Returns its nesting. */
  json(): number {
    const text = this.text();
    if (text === "undefined") throw new FormatError("json");
    return jsonNesting(text);
  }

  #members(depth: number, keyed: boolean): { readonly nesting: number; readonly text: null } {
    let nesting = 0;
    for (let left = this.count(keyed ? 2 : 1); left > 0; left--) {
      if (keyed) this.key();
      nesting = Math.max(nesting, this.any(depth + 1).nesting);
    }
    return { nesting: nesting + 1, text: null };
  }

  #varInt(): void {
    let value = 0;
    let factor = 64;
    let byte = this.u8();
    value = byte & 0x3f;
    while (byte >= 0x80) {
      byte = this.u8();
      value += (byte & 0x7f) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new FormatError("number");
      factor *= 128;
    }
  }
}

const PLAIN = { nesting: 0, text: null } as const;

/** Nesting of a JSON text with allowed keys only; anything else throws. */
export function jsonNesting(text: string): number {
  // Brackets inside strings count too: an over-estimate keeps the parser shallow and costs nobody a real document.
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) open += 1;
    else if (code === 0x5d || code === 0x7d) open -= 1;
    if (open > 4 * PLAIN_DEPTH_LIMIT) throw new FormatError("nesting");
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new FormatError("json");
  }
  return nestingOf(value, 0);
}

function nestingOf(value: unknown, depth: number): number {
  if (typeof value !== "object" || value === null) return 0;
  if (depth > PLAIN_DEPTH_LIMIT) throw new FormatError("nesting");
  let nesting = 0;
  for (const [key, member] of Object.entries(value)) {
    if (!Array.isArray(value) && !isAllowedKey(key)) throw new FormatError("key");
    nesting = Math.max(nesting, nestingOf(member, depth + 1));
  }
  return nesting + 1;
}
