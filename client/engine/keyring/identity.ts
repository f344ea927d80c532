/**
 * The device's own keys: what it signs with and what secrets are wrapped to. Both are 32-byte seeds, sealed under the device
 * root in row `identity` of table `keys`. The device id is a hash of the public halves, so no other keys can answer to it.
 */
import { ByteReader, ByteWriter, FormatError } from "../../../crypto/public/bytes.ts";
import type { DeviceId } from "../../../crypto/public/ids.ts";
import { KEM_PUBLIC_KEY_BYTES } from "../../../crypto/public/kem-key.ts";
import type { CryptoSuite } from "../../../crypto/secret/suite.ts";
import { deviceIdOf } from "../../../sync-server/protocol/names.ts";
import type { LocalSeal } from "../contract.ts";
import { Fault } from "../fault.ts";
import type { EngineStore, StoreWrite } from "../store/store.ts";

export interface DeviceIdentity {
  readonly device: DeviceId;
  readonly signPublic: Uint8Array;
  readonly kemPublic: Uint8Array;
  readonly signSeed: Uint8Array;
  readonly kemSeed: Uint8Array;
}

const VERSION = 1;
/** `voucher`: the kit or older device that vouches for this one, kept only until the log knows it. */
export type IdentityKey = "identity" | "voucher";
const SEED_BYTES = 32;

export function makeIdentity(suite: CryptoSuite): Promise<DeviceIdentity> {
  const [signSeed, kemSeed] = [suite.random.bytes(SEED_BYTES), suite.random.bytes(SEED_BYTES)];
  return identityFromSeeds({ signSeed, kemSeed }, suite);
}

/** The identity of two seeds: random ones of a device, or those that a recovery code gives. */
export async function identityFromSeeds(
  { signSeed, kemSeed }: { readonly signSeed: Uint8Array; readonly kemSeed: Uint8Array },
  suite: CryptoSuite,
): Promise<DeviceIdentity> {
  const signPublic = suite.signingKey(signSeed).publicKey;
  const { publicKey: kemPublic } = await suite.kem.deriveKeyPair(kemSeed);
  return { device: deviceIdOf(signPublic, kemPublic), signPublic, kemPublic, signSeed, kemSeed };
}

export function identityRow(
  identity: DeviceIdentity,
  local: LocalSeal,
  key: IdentityKey = "identity",
): StoreWrite {
  return { table: "keys", key, value: local.seal("keys", key, identityBytes(identity)) };
}

/** `null` when there is none. Faults with `damaged` when the row is not what was written here. */
export async function readIdentity(
  store: Pick<EngineStore, "get">,
  local: LocalSeal,
  { suite, key = "identity" }: { readonly suite: CryptoSuite; readonly key?: IdentityKey },
): Promise<DeviceIdentity | null> {
  const sealed = await store.get("keys", key);
  if (sealed === null) return null;
  const bytes = local.open("keys", key, sealed);
  if (bytes === null) throw new Fault("damaged", { detail: `device keys (${key})` });
  return identityFromBytes(bytes, suite);
}

/** Seeds and the public wrapping key: deriving the latter at every unlock would cost milliseconds for nothing. */
function identityBytes({ signSeed, kemSeed, kemPublic }: DeviceIdentity): Uint8Array {
  const writer = new ByteWriter(1 + 2 * SEED_BYTES + KEM_PUBLIC_KEY_BYTES).u8(VERSION);
  return writer.bytes(signSeed, SEED_BYTES).bytes(kemSeed, SEED_BYTES).bytes(kemPublic).finish();
}

function identityFromBytes(bytes: Uint8Array, suite: CryptoSuite): DeviceIdentity {
  const reader = new ByteReader(bytes);
  if (reader.u8("identity version") !== VERSION) throw new FormatError("identity version");
  const signSeed = reader.bytes(SEED_BYTES).slice();
  const kemSeed = reader.bytes(SEED_BYTES).slice();
  const kemPublic = reader.bytes(KEM_PUBLIC_KEY_BYTES).slice();
  reader.end();
  const signPublic = suite.signingKey(signSeed).publicKey;
  return { device: deviceIdOf(signPublic, kemPublic), signPublic, kemPublic, signSeed, kemSeed };
}

export function forgetIdentity({ signSeed, kemSeed }: DeviceIdentity): void {
  signSeed.fill(0);
  kemSeed.fill(0);
}
