/**
 * A device that the log does not know yet, because it was restored from a recovery code or from a backup. The kit or the device it
 * came from vouches for it with one record, `add-device`; until that is confirmed the restored device can read what it holds and send
 * nothing else. Then the voucher's keys are deleted: two profiles must never act as one device.
 */
import type { DeviceId, MemberId } from "../../../crypto/public/ids.ts";
import type { SignedKind } from "../../../crypto/public/labels.ts";
import type { CryptoSuite } from "../../../crypto/secret/suite.ts";
import { deviceLives } from "../../../sync-server/protocol/membership/holders.ts";
import type { MembershipData } from "../../../sync-server/protocol/membership/state.ts";
import type { DeviceIdentity } from "../keyring/identity.ts";
import type { PracticeKeyring } from "../keyring/keyring.ts";
import type { EngineStore } from "../store/store.ts";
import { addDevice } from "./author/devices.ts";
import { deviceLine } from "./author/genesis.ts";
import { type RecordSigner, writeRecord } from "./author/write-record.ts";
import { placeAfter } from "./roster.ts";

/** What a connection to the relay needs to have this device added. */
export interface Vouching {
  /** The connection's key: the kit, or the device that the backup came from. */
  readonly device: DeviceId;
  sign(kind: SignedKind, bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
  /** The record on the present head; `null` when the voucher is no longer part of the practice or this device already is. */
  record(): Promise<Uint8Array | null>;
}

export interface VouchingOptions {
  readonly log: { readonly data: MembershipData };
  readonly keyring: Pick<PracticeKeyring, "identity" | "secrets">;
  readonly voucher: DeviceIdentity;
  readonly member: MemberId;
  readonly suite: CryptoSuite;
}

export function makeVouching({ log, keyring, voucher, member, suite }: VouchingOptions): Vouching {
  const signing = suite.signingKey(voucher.signSeed);
  const signer: RecordSigner = {
    device: voucher.device,
    sign: (kind, bytes) => signing.sign(kind, bytes),
  };
  return {
    ...signer,
    async record() {
      const { data } = log;
      const state = data.devices.get(voucher.device);
      const isKnown = data.devices.has(keyring.identity.device);
      if (state === undefined || !deviceLives(data, state) || isKnown) return null;
      const context = { data, secrets: keyring.secrets, member, suite };
      const parts = await addDevice(context, deviceLine(keyring.identity, member, "device"));
      return writeRecord(parts, placeAfter(data), signer);
    },
  };
}

/** Once the log knows this device, nothing else may speak for it. */
export async function endVouching(
  store: EngineStore,
  { data, device }: { readonly data: MembershipData; readonly device: DeviceId },
): Promise<void> {
  if (!data.devices.has(device) || (await store.get("keys", "voucher")) === null) return;
  await store.commit([{ table: "keys", key: "voucher", value: null }], "strict");
}
