/**
 * Bytes as text: hex, base64url (RFC 4648 §5, no padding) and Crockford's base32.
 *
 * Decoding is strict: one text for one byte string, so no character outside the alphabet, no impossible length and no
 * stray bits after the last byte. Crockford's base32 is for people and forgives what people do: lower case, O for 0,
 * I and L for 1, and spaces or hyphens anywhere.
 */

import { FormatError } from "./bytes.ts";

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const HEX_CODES = Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));
/** As many as a practice id has. */
const SHORT_BYTES = 32;
const HEX_TEXT = /^(?:[0-9a-f]{2})*$/;
const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

interface Alphabet {
  readonly bits: number;
  readonly characters: string;
  readonly valueByCode: Int8Array;
  readonly name: string;
}

const base64url = alphabet("base64url", BASE64URL);
const base32 = alphabet("base32", CROCKFORD);

export function bytesToHex(bytes: Uint8Array): string {
  return bytes.length <= SHORT_BYTES ? shortToHex(bytes) : longToHex(bytes);
}

/** Ids are made by the thousand and looked up at once: one flat string is several times as fast as one put together. */
function shortToHex(bytes: Uint8Array): string {
  const codes: number[] = [];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    codes.push(HEX_CODES[byte >> 4] ?? 0, HEX_CODES[byte & 15] ?? 0);
  }
  return String.fromCharCode(...codes);
}

function longToHex(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i++) text += HEX[bytes[i] ?? 0];
  return text;
}

/** Lower-case hex only; anything else throws {@link FormatError}. */
export function hexToBytes(text: string): Uint8Array<ArrayBuffer> {
  if (!HEX_TEXT.test(text)) throw new FormatError("hex");
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

export function bytesToBase64url(bytes: Uint8Array): string {
  return encode(bytes, base64url);
}

export function base64urlToBytes(text: string): Uint8Array<ArrayBuffer> {
  return decode(text, base64url);
}

export function bytesToBase32(bytes: Uint8Array): string {
  return encode(bytes, base32);
}

/** Reads what a person typed; throws {@link FormatError} for a character that cannot be meant. */
export function base32ToBytes(text: string): Uint8Array<ArrayBuffer> {
  return decode(normaliseBase32(text), base32);
}

/** What a person typed in Crockford's alphabet, as it would have been printed; other characters stay as they are. */
export function normaliseBase32(text: string): string {
  return text.replace(/[\s-]/g, "").toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
}

/** Where the first character outside Crockford's alphabet stands in a normalised text, or -1. */
export function firstForeignBase32(normalised: string): number {
  return [...normalised].findIndex((character) => !CROCKFORD.includes(character));
}

function alphabet(name: string, characters: string): Alphabet {
  const valueByCode = new Int8Array(128).fill(-1);
  for (let i = 0; i < characters.length; i++) valueByCode[characters.charCodeAt(i)] = i;
  return { name, characters, valueByCode, bits: Math.log2(characters.length) };
}

function encode(bytes: Uint8Array, { bits, characters }: Alphabet): string {
  const mask = (1 << bits) - 1;
  let text = "";
  let pending = 0;
  let pendingBits = 0;
  for (const byte of bytes) {
    pending = ((pending << 8) | byte) & 0xffff;
    pendingBits += 8;
    while (pendingBits >= bits) {
      pendingBits -= bits;
      text += characters[(pending >> pendingBits) & mask];
    }
  }
  return pendingBits > 0 ? text + characters[(pending << (bits - pendingBits)) & mask] : text;
}

function decode(text: string, { bits, valueByCode, name }: Alphabet): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * bits) / 8));
  let pending = 0;
  let pendingBits = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const value = valueByCode[text.charCodeAt(i)] ?? -1;
    if (value < 0) throw new FormatError(name);
    pending = ((pending << bits) | value) & 0xffff;
    pendingBits += bits;
    if (pendingBits >= 8) {
      pendingBits -= 8;
      bytes[at++] = (pending >> pendingBits) & 0xff;
    }
  }
  const stray = pending & ((1 << pendingBits) - 1);
  if (pendingBits >= bits || stray !== 0) throw new FormatError(name);
  return bytes;
}
