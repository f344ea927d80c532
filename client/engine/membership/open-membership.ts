/** Unlocking: from a passphrase to a keyring that knows the confirmed log, and the records that wait. */
import type { CryptoSuite } from "../../../crypto/secret/suite.ts";
import { recordHash, parseRecord } from "../../../sync-server/protocol/record.ts";
import type { Alarm } from "../api.ts";
import type { ChainHead, Rights } from "../contract.ts";
import { Fault } from "../fault.ts";
import { makeIdentity, readIdentity } from "../keyring/identity.ts";
import { makeKeyring, type PracticeKeyring } from "../keyring/keyring.ts";
import { makeLocalSeal } from "../keyring/local-seal.ts";
import { writeNewProfile } from "../keyring/new-profile.ts";
import { openRoot, type Profile, readProfile } from "../keyring/slots.ts";
import type { EngineStore } from "../store/store.ts";
import { writeGenesis } from "./author/genesis.ts";
import { logRow, type MembershipLog, openLog, verifiedRow } from "./log-store.ts";
import { openPending, type Pending } from "./pending.ts";
import { endVouching, makeVouching, type Vouching } from "./vouching.ts";
import { makeRights } from "./rights.ts";

export interface OpenMembership extends Profile {
  readonly keyring: PracticeKeyring;
  readonly log: MembershipLog;
  readonly pending: Pending;
  readonly rights: Rights;
  /** Set while the log does not know this device yet: whose connection asks the relay to add it. */
  readonly vouching: Vouching | null;
}

export interface OpenOptions {
  readonly store: EngineStore;
  readonly passphrase: string;
  readonly suite: CryptoSuite;
  readonly onAlarm: (alarm: Alarm) => void;
  /** The confirmed log or the waiting records have changed. */
  readonly onChange: () => void;
  /** Chain heads of everything held (the ledger's), for cuts. */
  readonly heads: () => Promise<readonly ChainHead[]>;
}

/** Faults: `no-practice`, `wrong-passphrase`, `weak-parameters`, `damaged`. Changes nothing unless it opens. */
export async function openMembership(options: OpenOptions): Promise<OpenMembership> {
  const { store, suite, onAlarm } = options;
  const profile = await readProfile(store);
  if (profile === null) throw new Fault("no-practice");
  const root = await openRoot(store, options.passphrase, suite);
  if (root === null) throw new Fault("wrong-passphrase");
  const local = makeLocalSeal(root, suite.random);
  root.fill(0);
  const identity = await readIdentity(store, local, { suite });
  if (identity === null) throw new Fault("damaged", { detail: "device keys" });
  const voucher = await readIdentity(store, local, { suite, key: "voucher" });
  const { member, device } = profile;
  const vouched = voucher === null ? {} : { voucher };
  const keyring = await makeKeyring({ store, local, identity, ...vouched, member, suite, onAlarm });
  let pending: Pending | null = null;
  const log = await openLog({
    store,
    local,
    verifier: suite.verifier,
    ...profile,
    onAlarm,
    async onChange(data) {
      await keyring.refresh(data);
      await endVouching(store, { data, device });
      await pending?.logChanged();
      options.onChange();
    },
  });
  await keyring.refresh(log.data);
  pending = await openPending({ ...options, log, keyring, member, device });
  await pending.logChanged();
  const vouching = voucher === null ? null : makeVouching({ log, keyring, voucher, member, suite });
  return {
    ...profile,
    keyring,
    log,
    pending,
    rights: makeRights(log, device),
    get vouching() {
      return log.data.devices.has(device) ? null : vouching;
    },
  };
}

/** A new practice with its first owner, on this device. The relay follows when it can. */
export async function createPracticeProfile(
  store: EngineStore,
  suite: CryptoSuite,
  passphrase: string,
): Promise<Profile> {
  const identity = await makeIdentity(suite);
  const { practice, member, record } = await writeGenesis(identity, suite);
  const profile: Profile = { practice, member, device: identity.device };
  const headHash = recordHash(parseRecord(record).content);
  await writeNewProfile(store, suite, {
    profile,
    identity,
    passphrase,
    rows: (local) => [logRow(0, record), verifiedRow(local, { length: 1, headHash })],
  });
  return profile;
}
