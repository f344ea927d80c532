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
import { isLivingMember, NO_MEMBERSHIP, placeAfter } from "./roster.ts";

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
  const verified = await readVerified(options.store, options.local);
  return new VerifiedLog(options, { verified, data: await load(options, verified) });
}

class VerifiedLog implements MembershipLog {
  readonly #options: LogOptions;
  /** What the disk says was verified when the log was opened, whether or not the records are still there. */
  readonly #verified: Verified | null;
  #data: MembershipData;
  /** Verified, and refused by the disk so far: a later row never goes there without those before it. */
  #unsaved: StoreWrite[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(options: LogOptions, { verified, data }: { verified: Verified | null; data: MembershipData }) {
    this.#options = options;
    this.#verified = verified;
    this.#data = data;
  }

  get data(): MembershipData {
    return this.#data;
  }

  get length(): number {
    return this.#data.hashes.length;
  }

  get removedBy(): MembershipLog["removedBy"] {
    return removalOf(this.#data, this.#options);
  }

  get removed(): boolean {
    return this.removedBy !== null;
  }

  hashAt(index: number): Uint8Array | null {
    return this.#data.hashes[index] ?? null;
  }

  async recordAt(index: number): Promise<Uint8Array> {
    const { key } = logRow(index, EMPTY);
    const unsaved = this.#unsaved.find((row) => row.key === key)?.value ?? null;
    if (unsaved !== null) return unsaved.slice();
    const record = await this.#options.store.get("log", key);
    if (record === null) throw new Fault("damaged", { detail: "a record of the log" });
    return record;
  }

  receive(from: number, records: readonly Uint8Array[]): Promise<void> {
    const done = this.#queue.then(() => this.#receive(from, records));
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #receive(from: number, records: readonly Uint8Array[]): Promise<void> {
    const { store, local, onAlarm, onChange } = this.#options;
    for (const [offset, record] of records.entries()) {
      const index = from + offset;
      if (index > this.length) break;
      const isNew = index === this.length;
      const reason = await this.#admit(index, record);
      if (reason !== null) {
        onAlarm({ kind: "foreign-record", recordIndex: index, reason });
        break;
      }
      if (isNew) this.#unsaved.push(logRow(index, record.slice()));
    }
    if (this.#unsaved.length === 0) return;
    await store.commit([...this.#unsaved, verifiedRow(local, placeAfter(this.#data))], "strict");
    this.#unsaved = [];
    await onChange(this.#data);
  }

  /** Why a record may not stand here, or `null` once it stands. */
  async #admit(index: number, record: Uint8Array): Promise<string | null> {
    const hash = hashOfRecord(record);
    if (hash === null) return "not a record";
    const isSealed = this.#verified !== null && index === this.#verified.length - 1;
    const known = isSealed ? this.#verified?.headHash : this.#data.hashes[index];
    if (known !== undefined && !bytesEqual(known, hash)) return "another history of this practice";
    return index < this.length ? null : this.#apply(record);
  }

  async #apply(record: Uint8Array): Promise<string | null> {
    const { verifier, practice } = this.#options;
    const applied =
      this.#data === NO_MEMBERSHIP
        ? await applyGenesisRecord(record, verifier)
        : await applyNextRecord(this.#data, record, verifier);
    if (!applied.ok) return applied.reason;
    if (applied.data.practice !== practice) return "a record of another practice";
    this.#data = applied.data;
    return null;
  }
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
