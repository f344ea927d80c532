/**
 * The device root and its slots (table `keys`, rows `slot/…`). The root is 32 random bytes and never changes; a slot seals it
 * under a passphrase. Which practice, member and device a slot is for stands beside it in clear (row `profile`) and is bound by
 * its seal, so a slot copied into another profile does not open.
 *
 * There is always a passphrase slot: a change adds the new one and drops the old one in one transaction, and the last one
 * cannot be removed.
 */
import { ByteReader, ByteWriter, FormatError } from "../../../crypto/public/bytes.ts";
import { bytesToHex } from "../../../crypto/public/encodings.ts";
import {
  bytesToDeviceId,
  bytesToMemberId,
  bytesToPracticeId,
  type DeviceId,
  idToBytes,
  type MemberId,
  type PracticeId,
} from "../../../crypto/public/ids.ts";
import { openSlot, ROOT_BYTES, sealSlot, type SlotKey, slotKind } from "../../../crypto/secret/passphrase.ts";
import type { CryptoSuite } from "../../../crypto/secret/suite.ts";
import { Fault } from "../fault.ts";
import type { EngineStore, StoreWrite } from "../store/store.ts";

/** Whose profile a store is. Opaque ids, in clear. */
export interface Profile {
  readonly practice: PracticeId;
  readonly member: MemberId;
  readonly device: DeviceId;
}

const PROFILE_VERSION = 1;
const PROFILE_KEY = "profile";
const SLOT_PREFIX = "slot/";
const SLOT_NAME_BYTES = 8;

export function makeRoot(suite: CryptoSuite): Uint8Array {
  return suite.random.bytes(ROOT_BYTES);
}

export function profileRow(profile: Profile): StoreWrite {
  return { table: "keys", key: PROFILE_KEY, value: profileBytes(profile) };
}

/** `null` in a store that has no profile yet. Faults with `damaged` when the row is none. */
export async function readProfile(store: EngineStore): Promise<Profile | null> {
  const bytes = await store.get("keys", PROFILE_KEY);
  if (bytes === null) return null;
  return asDamaged(() => {
    const reader = new ByteReader(bytes);
    if (reader.u8("profile version") !== PROFILE_VERSION) throw new FormatError("profile version");
    const profile: Profile = {
      practice: bytesToPracticeId(reader.bytes(32)),
      member: bytesToMemberId(reader.bytes(16)),
      device: bytesToDeviceId(reader.bytes(16)),
    };
    reader.end();
    return profile;
  });
}

/** A new slot for `root`, to be written together with whatever else makes the profile. */
export async function makePassphraseSlot(
  root: Uint8Array,
  passphrase: string,
  { profile, suite }: { readonly profile: Profile; readonly suite: CryptoSuite },
): Promise<StoreWrite> {
  const name = suite.random.bytes(SLOT_NAME_BYTES);
  const options = { context: profileBytes(profile), random: suite.random };
  const value = await sealSlot(root, passphraseKey(passphrase, suite), options);
  return { table: "keys", key: SLOT_PREFIX + bytesToHex(name), value };
}

/** The device root, or `null` for another passphrase. Faults with `weak-parameters` for a slot that guessing would be cheap for. */
export async function openRoot(
  store: EngineStore,
  passphrase: string,
  suite: CryptoSuite,
): Promise<Uint8Array | null> {
  return (await findSlot(store, passphrase, suite))?.root ?? null;
}

/** Replaces the slot that `current` opens. `false`, and nothing changed, when it opens none. */
export async function changePassphrase(
  store: EngineStore,
  { current, next }: { readonly current: string; readonly next: string },
  suite: CryptoSuite,
): Promise<boolean> {
  const found = await findSlot(store, current, suite);
  const profile = await readProfile(store);
  if (found === null || profile === null) return false;
  const slot = await makePassphraseSlot(found.root, next, { profile, suite });
  found.root.fill(0);
  await store.commit([slot, { table: "keys", key: found.key, value: null }], "strict");
  return true;
}

/** Removes one slot. The last passphrase slot stays: a passkey can be deleted by the system that keeps it. */
export async function removeSlot(store: EngineStore, key: string): Promise<void> {
  const slots = await store.range("keys", { prefix: SLOT_PREFIX });
  const others = slots.filter((row) => row.key !== key && kindOf(row.value) === "passphrase");
  if (others.length === 0) throw new Fault("not-permitted", { detail: "last passphrase slot" });
  await store.commit([{ table: "keys", key, value: null }], "strict");
}

export async function slotKeys(store: EngineStore): Promise<readonly string[]> {
  return store.keys("keys", { prefix: SLOT_PREFIX });
}

async function findSlot(store: EngineStore, passphrase: string, suite: CryptoSuite) {
  const profile = await readProfile(store);
  if (profile === null || passphrase.trim() === "") return null;
  for (const { key, value } of await store.range("keys", { prefix: SLOT_PREFIX })) {
    if (kindOf(value) !== "passphrase") continue;
    const root = await openSlot(value, passphraseKey(passphrase, suite), profileBytes(profile));
    if (root !== null) return { key, root };
  }
  return null;
}

function kindOf(slot: Uint8Array) {
  return asDamaged(() => slotKind(slot));
}

function asDamaged<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new Fault(error.field === "slot cost" ? "weak-parameters" : "damaged", { detail: error.field });
  }
}

function passphraseKey(passphrase: string, suite: CryptoSuite): SlotKey {
  return { kind: "passphrase", passphrase, stretch: suite.stretch };
}

function profileBytes({ practice, member, device }: Profile): Uint8Array {
  const writer = new ByteWriter(65).u8(PROFILE_VERSION).bytes(idToBytes(practice), 32);
  return writer.bytes(idToBytes(member), 16).bytes(idToBytes(device), 16).finish();
}
