/**
 * The verified log of one practice on this device (table `log`). A record is applied only when the shared validator lets it through;
 * one that fails is reported and never applied, and nothing after it either.
 *
 * Unlocking does not check thousands of signatures again: a row sealed under the device root says up to which record they were
 * checked and what its hash is. The rules run again without signatures, and the hash chain must end at that hash. When it does not, a
 * disk has lost or changed something: everything is verified anew, what does not hold is left out, and the relay is asked for it. A
 * relay cannot use that to show another history, because the sealed hash must still be met.
 */
import { ByteReader, ByteWriter, bytesEqual, FormatError } from "../../../crypto/public/bytes.ts";
import type { DeviceId, MemberId, PracticeId } from "../../../crypto/public/ids.ts";
import type { Verifier } from "../../../crypto/public/signature.ts";
import {
  applyGenesisRecord,
  applyNextRecord,
} from "../../../sync-server/protocol/membership/apply-record.ts";
import type { MembershipData } from "../../../sync-server/protocol/membership/state.ts";
import { parseRecord, recordHash } from "../../../sync-server/protocol/record.ts";
import type { Alarm } from "../api.ts";
import type { LocalSeal } from "../contract.ts";
import { Fault } from "../fault.ts";
import type { EngineStore, StoreWrite } from "../store/store.ts";
import { isLivingMember, NO_MEMBERSHIP } from "./roster.ts";

export interface LogOptions {
  readonly store: EngineStore;
  readonly local: LocalSeal;
  readonly verifier: Verifier;
  readonly practice: PracticeId;
  readonly member: MemberId;
  readonly device: DeviceId;
  readonly onAlarm: (alarm: Alarm) => void;
  /** Awaited before `receive` resolves: the keyring reads the new keys, pending records look for theirs. */
  readonly onChange: (data: MembershipData) => Promise<void>;
}

export interface MembershipLog {
  /** The state at the head. Empty before the first record. */
  readonly data: MembershipData;
  readonly length: number;
  /** By which verified record this device or member ended; `null` while neither has. */
  readonly removedBy: "remove-member" | "revoke-device" | null;
  readonly removed: boolean;
  hashAt(index: number): Uint8Array | null;
  recordAt(index: number): Promise<Uint8Array>;
  /** Applies what continues the log; resolves when it is on the disk and `onChange` is done. */
  receive(from: number, records: readonly Uint8Array[]): Promise<void>;
}

interface Verified {
  readonly length: number;
  readonly headHash: Uint8Array;
}

const HEAD_KEY = "verified-log";
const VERSION = 1;
const ANY: Verifier = { verify: () => true };

export function logRow(index: number, record: Uint8Array): StoreWrite {
  return { table: "log", key: index.toString().padStart(10, "0"), value: record };
}

export function verifiedRow(local: LocalSeal, { length, headHash }: Verified): StoreWrite {
  const bytes = new ByteWriter(37).u8(VERSION).u32(length).bytes(headHash, 32).finish();
  return { table: "meta", key: HEAD_KEY, value: local.seal("meta", HEAD_KEY, bytes) };
}

export async function openLog(options: LogOptions): Promise<MembershipLog> {
  const { store, local, practice } = options;
  const verified = await readVerified(store, local);
  let data = await load(options, verified);
  let queue: Promise<void> = Promise.resolve();

  async function apply(record: Uint8Array, verifier: Verifier): Promise<string | null> {
    const applied =
      data === NO_MEMBERSHIP
        ? await applyGenesisRecord(record, verifier)
        : await applyNextRecord(data, record, verifier);
    if (!applied.ok) return applied.reason;
    if (applied.data.practice !== practice) return "a record of another practice";
    data = applied.data;
    return null;
  }

  /** Why a record may not stand here, or `null` once it stands. */
  async function admit(index: number, record: Uint8Array): Promise<string | null> {
    const hash = hashOfRecord(record);
    const known = index === (verified?.length ?? 0) - 1 ? verified?.headHash : data.hashes[index];
    if (hash === null) return "not a record";
    if (known !== undefined && !bytesEqual(known, hash)) return "another history of this practice";
    return index < data.hashes.length ? null : apply(record, options.verifier);
  }

  async function receive(from: number, records: readonly Uint8Array[]): Promise<void> {
    const writes: StoreWrite[] = [];
    for (const [offset, record] of records.entries()) {
      const index = from + offset;
      if (index > data.hashes.length) break;
      const isNew = index === data.hashes.length;
      const reason = await admit(index, record);
      if (reason !== null) {
        options.onAlarm({ kind: "foreign-record", recordIndex: index, reason });
        break;
      }
      if (isNew) writes.push(logRow(index, record.slice()));
    }
    if (writes.length === 0) return;
    const head = { length: data.hashes.length, headHash: data.hashes.at(-1) ?? new Uint8Array(32) };
    await store.commit([...writes, verifiedRow(local, head)], "strict");
    await options.onChange(data);
  }

  return {
    get data() {
      return data;
    },
    get length() {
      return data.hashes.length;
    },
    get removedBy() {
      return removalOf(data, options);
    },
    get removed() {
      return removalOf(data, options) !== null;
    },
    hashAt: (index) => data.hashes[index] ?? null,
    async recordAt(index) {
      const record = await store.get("log", logRow(index, EMPTY).key);
      if (record === null) throw new Fault("damaged", { detail: "a record of the log" });
      return record;
    },
    receive(from, records) {
      const done = queue.then(() => receive(from, records));
      queue = done.catch(() => undefined);
      return done;
    },
  };
}

const EMPTY = new Uint8Array(0);

/** What the disk holds, as far as it holds. Rows behind that are deleted, so that they are asked for again. */
async function load(options: LogOptions, verified: Verified | null): Promise<MembershipData> {
  const rows = await options.store.range("log");
  const records = rows.map(({ value }) => value);
  if (verified !== null && records.length >= verified.length) {
    const quick = await replay(records.slice(0, verified.length), ANY);
    const isMet = bytesEqual(quick.hashes[verified.length - 1] ?? EMPTY, verified.headHash);
    if (isMet && records.length === verified.length && quick.practice === options.practice) return quick;
  }
  const slow = await replay(records, options.verifier);
  const data = slow.practice === options.practice ? slow : NO_MEMBERSHIP;
  const stray = rows
    .slice(data.hashes.length)
    .map(({ key }) => ({ table: "log" as const, key, value: null }));
  if (stray.length > 0) await options.store.commit(stray, "strict");
  return data;
}

/** A whole log from a stranger's hands, every signature checked. Faults with `damaged` unless all of it holds. */
export async function verifyLog(
  records: readonly Uint8Array[],
  practice: PracticeId,
  verifier: Verifier,
): Promise<MembershipData> {
  const data = await replay(records, verifier);
  if (data.practice !== practice || data.hashes.length !== records.length || records.length === 0) {
    throw new Fault("damaged", { detail: "the log of the practice does not hold" });
  }
  return data;
}

async function replay(records: readonly Uint8Array[], verifier: Verifier): Promise<MembershipData> {
  const [genesis, ...others] = records;
  if (genesis === undefined) return NO_MEMBERSHIP;
  const first = await applyGenesisRecord(genesis, verifier);
  if (!first.ok) return NO_MEMBERSHIP;
  for (const record of others) {
    const applied = await applyNextRecord(first.data, record, verifier);
    if (!applied.ok) break;
  }
  return first.data;
}

async function readVerified(store: EngineStore, local: LocalSeal): Promise<Verified | null> {
  const sealed = await store.get("meta", HEAD_KEY);
  const bytes = sealed === null ? null : local.open("meta", HEAD_KEY, sealed);
  if (bytes === null) return null;
  const reader = new ByteReader(bytes);
  if (reader.u8("verified version") !== VERSION) return null;
  return { length: reader.u32(), headHash: reader.bytes(32).slice() };
}

function hashOfRecord(record: Uint8Array): Uint8Array | null {
  try {
    return recordHash(parseRecord(record).content);
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

function removalOf(data: MembershipData, { member, device }: LogOptions): MembershipLog["removedBy"] {
  if (data.members.has(member) && !isLivingMember(data, member)) return "remove-member";
  const state = data.devices.get(device);
  return state !== undefined && state.revokedAt !== null ? "revoke-device" : null;
}
