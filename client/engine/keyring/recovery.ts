/**
 * The recovery kit: a device whose keys come from a printed code. It may add one thing to the log, a device of its member, and opens
 * nothing by itself that the member's devices could not. The code is shown once and kept nowhere.
 */
import type { PracticeId } from "../../../crypto/public/ids.ts";
import {
  formatRecoveryCode,
  isCodeOf,
  kitSeeds,
  parseRecoveryCode,
  RECOVERY_SECRET_BYTES,
} from "../../../crypto/secret/recovery-code.ts";
import type { CryptoSuite } from "../../../crypto/secret/suite.ts";
import { deviceLives } from "../../../sync-server/protocol/membership/holders.ts";
import type { MembershipData } from "../../../sync-server/protocol/membership/state.ts";
import { Fault } from "../fault.ts";
import { logRow, verifiedRow, verifyLog } from "../membership/log-store.ts";
import { placeAfter } from "../membership/roster.ts";
import type { EngineStore } from "../store/store.ts";
import { type DeviceIdentity, identityFromSeeds, identityRow, makeIdentity } from "./identity.ts";
import { writeNewProfile } from "./new-profile.ts";
import type { Profile } from "./slots.ts";

export interface NewKit {
  /** Sixteen groups of four characters. */
  readonly code: string;
  readonly signPublic: Uint8Array;
  readonly kemPublic: Uint8Array;
}

/** A code, and the public keys that the intent `set-kit` puts into the log. */
export async function makeKit(practice: PracticeId, suite: CryptoSuite): Promise<NewKit> {
  const secret = suite.random.bytes(RECOVERY_SECRET_BYTES);
  const { signPublic, kemPublic } = await identityFromSeeds(kitSeeds(secret, practice), suite);
  return { code: formatRecoveryCode(secret, practice), signPublic, kemPublic };
}

export interface TypedCode {
  /** Five bytes: the relay answers with the practices whose ids begin so. */
  readonly practicePrefix: Uint8Array;
  /** The kit's keys in one of these practices; `null` when the code was not printed for it. */
  kitFor(practice: PracticeId, suite: CryptoSuite): Promise<DeviceIdentity | null>;
}

/** Faults with `wrong-recovery-code`; the detail says what is wrong with it. */
export function readCode(typed: string): TypedCode {
  const parsed = parseRecoveryCode(typed);
  if (parsed.is !== "code") throw new Fault("wrong-recovery-code", { detail: detailOf(parsed) });
  const { secret, practicePrefix } = parsed;
  return {
    practicePrefix,
    async kitFor(practice, suite) {
      if (!isCodeOf(practice, practicePrefix)) return null;
      return identityFromSeeds(kitSeeds(secret, practice), suite);
    },
  };
}

export interface RestoreInput {
  readonly practice: PracticeId;
  readonly kit: DeviceIdentity;
  /** The whole log, as the relay has it. It is verified from the first record. */
  readonly records: readonly Uint8Array[];
  readonly passphrase: string;
}

/**
 * A profile with a new device of the kit's member. The kit vouches for it (`vouching`) until its record is confirmed. Faults with
 * `wrong-recovery-code` when the log knows no such kit or it was replaced, `damaged` when the log does not hold.
 */
export async function restoreFromKit(
  store: EngineStore,
  suite: CryptoSuite,
  { practice, kit, records, passphrase }: RestoreInput,
): Promise<Profile> {
  const data = await verifyLog(records, practice, suite.verifier);
  const { member } = requireKit(data, kit);
  const identity = await makeIdentity(suite);
  const profile: Profile = { practice, member, device: identity.device };
  await writeNewProfile(store, suite, {
    profile,
    identity,
    passphrase,
    rows: (local) => [
      identityRow(kit, local, "voucher"),
      ...records.map((record, index) => logRow(index, record)),
      verifiedRow(local, placeAfter(data)),
    ],
  });
  return profile;
}

function requireKit(data: MembershipData, kit: DeviceIdentity) {
  const state = data.devices.get(kit.device);
  if (state === undefined || state.kind !== "kit" || !deviceLives(data, state)) {
    throw new Fault("wrong-recovery-code", { detail: "no living kit of this practice has this code" });
  }
  return state;
}

function detailOf(parsed: Exclude<ReturnType<typeof parseRecoveryCode>, { readonly is: "code" }>): string {
  if (parsed.is === "wrong-character") return `character ${parsed.at + 1}`;
  return parsed.is === "wrong-length" ? `${parsed.length} characters` : "checksum";
}
