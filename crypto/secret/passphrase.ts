/**
 * Slots: the device root sealed under something its owner has — a passphrase or a passkey.
 *
 *     version u8 (1) · kind u8 · memory KiB u32 · passes u8 · lanes u8 · salt 16 · box salt 24 · sealed root 80
 *
 * Everything before the sealed root and the caller's context (practice, member, device) is bound by the seal. Argon2id
 * (RFC 9106) makes guessing a passphrase expensive; floor and ceiling of its cost are compiled in, because a slot is
 * data and whoever could write it would otherwise choose how cheap guessing is, or how long unlocking hangs. For a
 * passkey the cost fields are zero: its secret has 256 bits.
 */

import { argon2id } from "hash-wasm";
import { ByteReader, ByteWriter, concatBytes, FormatError, textToBytes } from "../public/bytes.ts";
import { KDF_LABELS } from "../public/labels.ts";
import { BODY_OVERHEAD_BYTES, KEY_BYTES, openBox, SALT_BYTES, sealBox } from "./box.ts";
import { deriveKey } from "./derive-key.ts";
import type { Random } from "./random.ts";
import { requireLength } from "./require-length.ts";

export const ROOT_BYTES = 32;
const SLOT_VERSION = 1;
const STRETCH_SALT_BYTES = 16;
const SEALED_ROOT_BYTES = BODY_OVERHEAD_BYTES + ROOT_BYTES;
const KIND_BYTES = { passphrase: 1, passkey: 2 } as const;

export type SlotKind = keyof typeof KIND_BYTES;

export interface StretchCost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

/** What new slots get: 64 MiB, three passes, one lane (RFC 9106 §4, the second recommended option, without threads). */
export const STRETCH_COST: StretchCost = { memoryKib: 65_536, passes: 3, lanes: 1 };
const FLOOR: StretchCost = STRETCH_COST;
const CEILING: StretchCost = { memoryKib: 1_048_576, passes: 16, lanes: 1 };

/** Turns a passphrase into a key, slowly. Called with costs between floor and ceiling only. */
export type Stretch = (
  passphrase: Uint8Array,
  salt: Uint8Array,
  cost: StretchCost,
) => Uint8Array | Promise<Uint8Array>;

/** Argon2id by hash-wasm: 32 bytes. */
export const stretchWithArgon2id: Stretch = (passphrase, salt, cost) =>
  argon2id({
    password: passphrase,
    salt,
    memorySize: cost.memoryKib,
    iterations: cost.passes,
    parallelism: cost.lanes,
    hashLength: KEY_BYTES,
    outputType: "binary",
  });

/** What opens a slot. */
export type SlotKey =
  | { readonly kind: "passphrase"; readonly passphrase: string; readonly stretch: Stretch }
  /** The 32 bytes that a passkey's PRF extension gives. */
  | { readonly kind: "passkey"; readonly secret: Uint8Array };

export interface SealSlotOptions {
  readonly context: Uint8Array;
  readonly random: Random;
  readonly cost?: StretchCost;
}

/** Seals the device root in a new slot. Throws `RangeError` for an empty passphrase or a cost outside the bounds. */
export async function sealSlot(root: Uint8Array, by: SlotKey, options: SealSlotOptions): Promise<Uint8Array> {
  requireLength("root", root, ROOT_BYTES);
  const cost = by.kind === "passkey" ? { memoryKib: 0, passes: 0, lanes: 0 } : (options.cost ?? STRETCH_COST);
  if (by.kind === "passphrase" && !isAllowed(cost)) throw new RangeError("cost is outside the allowed range");
  const stretchSalt = options.random.bytes(STRETCH_SALT_BYTES);
  const head = writeHead(by.kind, cost, stretchSalt);
  const key = await keyOf(by, stretchSalt, cost);
  const salt = options.random.bytes(SALT_BYTES);
  const header = concatBytes(head, options.context);
  return concatBytes(head, salt, sealBox({ key, use: "slot", salt, header, plaintext: root }));
}

/**
 * The device root, or `null` when this passphrase or passkey is not the slot's. Throws {@link FormatError} for bytes
 * that are no slot of this version, or whose cost is outside the compiled bounds: those are never tried.
 */
export async function openSlot(
  slot: Uint8Array,
  by: SlotKey,
  context: Uint8Array,
): Promise<Uint8Array | null> {
  const { kind, cost, stretchSalt, head, salt, body } = readSlot(slot);
  if (kind !== by.kind) return null;
  const key = await keyOf(by, stretchSalt, cost);
  return openBox({ key, use: "slot", salt, header: concatBytes(head, context), body });
}

/** What opens this slot. Throws {@link FormatError} as {@link openSlot} does. */
export function slotKind(slot: Uint8Array): SlotKind {
  return readSlot(slot).kind;
}

/**
 * A passphrase as bytes: NFKC, so that the same keys on two keyboards give the same bytes, without white space at
 * either end, which people do not see. What is inside stays as typed, spaces and case included.
 */
export function passphraseToBytes(passphrase: string): Uint8Array {
  const normalised = passphrase.normalize("NFKC").trim();
  if (normalised === "") throw new RangeError("passphrase is empty");
  return textToBytes(normalised);
}

async function keyOf(by: SlotKey, salt: Uint8Array, cost: StretchCost): Promise<Uint8Array> {
  if (by.kind === "passphrase") return by.stretch(passphraseToBytes(by.passphrase), salt, cost);
  requireLength("secret", by.secret, KEY_BYTES);
  return deriveKey(KDF_LABELS.passkeySlot, by.secret, salt);
}

function writeHead(kind: SlotKind, cost: StretchCost, salt: Uint8Array): Uint8Array {
  const head = new ByteWriter(32).u8(SLOT_VERSION).u8(KIND_BYTES[kind]);
  return head.u32(cost.memoryKib).u8(cost.passes).u8(cost.lanes).bytes(salt, STRETCH_SALT_BYTES).finish();
}

function readSlot(slot: Uint8Array) {
  const reader = new ByteReader(slot);
  if (reader.u8("slot version") !== SLOT_VERSION) throw new FormatError("slot version");
  const kind = kindOf(reader.u8("slot kind"));
  const cost = {
    memoryKib: reader.u32("slot cost"),
    passes: reader.u8("slot cost"),
    lanes: reader.u8("slot cost"),
  };
  if (!(kind === "passkey" ? isFree(cost) : isAllowed(cost))) throw new FormatError("slot cost");
  const stretchSalt = reader.bytes(STRETCH_SALT_BYTES, "slot salt");
  const head = slot.subarray(0, reader.position);
  const salt = reader.bytes(SALT_BYTES, "slot box salt");
  const body = reader.bytes(SEALED_ROOT_BYTES, "slot body");
  reader.end();
  return { kind, cost, stretchSalt, head, salt, body };
}

function kindOf(byte: number): SlotKind {
  if (byte === KIND_BYTES.passphrase) return "passphrase";
  if (byte === KIND_BYTES.passkey) return "passkey";
  throw new FormatError("slot kind");
}

function isAllowed(cost: StretchCost): boolean {
  return (
    isBetween(cost.memoryKib, FLOOR.memoryKib, CEILING.memoryKib) &&
    isBetween(cost.passes, FLOOR.passes, CEILING.passes) &&
    isBetween(cost.lanes, FLOOR.lanes, CEILING.lanes)
  );
}

function isBetween(value: number, floor: number, ceiling: number): boolean {
  return Number.isInteger(value) && value >= floor && value <= ceiling;
}

function isFree(cost: StretchCost): boolean {
  return cost.memoryKib === 0 && cost.passes === 0 && cost.lanes === 0;
}
