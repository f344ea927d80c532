/** The first rows of a profile: whose it is, its root in a passphrase slot, its device's keys. All or nothing. */
import type { CryptoSuite } from "../../../crypto/secret/suite.ts";
import type { LocalSeal } from "../contract.ts";
import type { EngineStore, StoreWrite } from "../store/store.ts";
import { type DeviceIdentity, identityRow } from "./identity.ts";
import { makeLocalSeal } from "./local-seal.ts";
import { makePassphraseSlot, makeRoot, type Profile, profileRow } from "./slots.ts";

export interface NewProfile {
  readonly profile: Profile;
  readonly identity: DeviceIdentity;
  readonly passphrase: string;
  /** The root of a backup; a new one otherwise. */
  readonly root?: Uint8Array;
  /** What else belongs into the same transaction. */
  readonly rows?: (local: LocalSeal) => readonly StoreWrite[];
}

export async function writeNewProfile(
  store: EngineStore,
  suite: CryptoSuite,
  { profile, identity, passphrase, root = makeRoot(suite), rows }: NewProfile,
): Promise<void> {
  const local = makeLocalSeal(root, suite.random);
  const slot = await makePassphraseSlot(root, passphrase, { profile, suite });
  const others = rows?.(local) ?? [];
  await store.commit([profileRow(profile), slot, identityRow(identity, local), ...others], "strict");
  local.forget();
  root.fill(0);
}
