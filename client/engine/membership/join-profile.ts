/**
 * A profile that waits to be let in. Its request lies in clear (row `join-request` of table `meta`: what the relay was sent), so that
 * the words can be shown before unlocking; the link's seed is sealed (row `join-seed` of table `keys`). Both go once the log knows
 * this device.
 */
import type { MemberId } from "../../../crypto/public/ids.ts";
import type { CryptoSuite } from "../../../crypto/secret/suite.ts";
import type { LocalSeal } from "../contract.ts";
import { makeIdentity } from "../keyring/identity.ts";
import { writeNewProfile } from "../keyring/new-profile.ts";
import type { Profile } from "../keyring/slots.ts";
import type { EngineStore, StoreWrite } from "../store/store.ts";
import type { InviteLink } from "./invite-link.ts";
import { type Joining, makeJoinRequest } from "./join.ts";

export interface JoinProfileInput {
  readonly link: InviteLink;
  readonly ownName: string;
  readonly passphrase: string;
  /** Whose device link it is (from the invite's record); `null` for a new member. */
  readonly member: MemberId | null;
}

const REQUEST = "join-request";
const SEED = "join-seed";

export async function writeJoinProfile(
  store: EngineStore,
  suite: CryptoSuite,
  { link, ownName, passphrase, member }: JoinProfileInput,
): Promise<Profile & Joining> {
  const identity = await makeIdentity(suite);
  const joining = await makeJoinRequest({ link, identity, ownName, member }, suite);
  const profile: Profile = { practice: link.practice, member: joining.member, device: identity.device };
  await writeNewProfile(store, suite, {
    profile,
    identity,
    passphrase,
    rows: (local) => [
      { table: "meta", key: REQUEST, value: joining.request },
      { table: "keys", key: SEED, value: local.seal("keys", SEED, link.seed) },
    ],
  });
  return { ...profile, ...joining };
}

/** The request that waits, or `null` when this profile is not joining. */
export function readJoinRequest(store: EngineStore): Promise<Uint8Array | null> {
  return store.get("meta", REQUEST);
}

/** The link's seed, for the connection that asks for the answer. */
export async function readJoinSeed(store: EngineStore, local: LocalSeal): Promise<Uint8Array | null> {
  const sealed = await store.get("keys", SEED);
  return sealed === null ? null : local.open("keys", SEED, sealed);
}

/** To be written once the log knows this device. */
export function endJoinRows(): StoreWrite[] {
  return [
    { table: "meta", key: REQUEST, value: null },
    { table: "keys", key: SEED, value: null },
  ];
}
