/**
 * One file with everything of a practice on this device, readable with a passphrase of its own (an age file, see
 * `crypto/secret/archive.ts`). Inside: the device root, the device's keys, and rows exactly as they are on the disk.
 *
 *     magic `claros-backup` 0 · version u8 (1) · practice 32 · member 16 · device 16 · root 32 · rows u32 × (table b16 · key b16 · value b32)
 *
 * Restoring makes a new device of the same member, for which the old one vouches; the old keys go once that is confirmed, so that two
 * profiles never act as one device. The root is kept, so every sealed row opens where it stood.
 */
import {
  ByteReader,
  ByteWriter,
  bytesEqual,
  concatBytes,
  FormatError,
  textToBytes,
} from "../../../crypto/public/bytes.ts";
import {
  bytesToDeviceId,
  bytesToMemberId,
  bytesToPracticeId,
  idToBytes,
  type PracticeId,
} from "../../../crypto/public/ids.ts";
import { openArchive, sealArchive } from "../../../crypto/secret/archive.ts";
import { ROOT_BYTES } from "../../../crypto/secret/passphrase.ts";
import type { CryptoSuite } from "../../../crypto/secret/suite.ts";
import { Fault } from "../fault.ts";
import { type DeviceIdentity, identityRow, makeIdentity, readIdentity } from "../keyring/identity.ts";
import { type ForgettableSeal, makeLocalSeal } from "../keyring/local-seal.ts";
import { writeNewProfile } from "../keyring/new-profile.ts";
import type { Profile } from "../keyring/slots.ts";
import { type EngineStore, type StoreTable, storeTables, type StoreWrite } from "../store/store.ts";

const MAGIC = concatBytes(textToBytes("claros-backup"), Uint8Array.of(0));
const VERSION = 1;
/** Rows of the membership room; the others come from `EntriesRooms.exportRows`. */
const OWN_TABLES = ["log", "pending"] as const;
const OWN_META = "verified-log";

export interface BackupInput {
  readonly profile: Profile;
  readonly local: ForgettableSeal;
  /** `EntriesRooms.exportRows`. */
  readonly rows: readonly StoreWrite[];
  readonly passphrase: string;
}

export interface Backup {
  readonly bytes: Uint8Array;
  /** How many signed entries it holds. */
  readonly entries: number;
}

export async function saveBackup(
  store: EngineStore,
  { profile, local, rows, passphrase }: BackupInput,
): Promise<Backup> {
  const own = await ownRows(store);
  const taken = new Map<string, StoreWrite>();
  for (const row of [...own, ...rows]) taken.set(`${row.table}/${row.key}`, row);
  const plaintext = local.withRoot((root) => encode(profile, root, [...taken.values()]));
  const bytes = await sealArchive(plaintext, passphrase);
  plaintext.fill(0);
  return { bytes, entries: rows.filter(({ table, value }) => table === "entries" && value !== null).length };
}

export interface RestoreBackupInput {
  readonly bytes: Uint8Array;
  readonly filePassphrase: string;
  /** For the slot of the restored profile. */
  readonly passphrase: string;
  /** When a certain practice is meant; another one faults. */
  readonly practice?: PracticeId;
}

export interface OpenedBackup extends Profile {
  readonly root: Uint8Array;
  readonly rows: readonly StoreWrite[];
}

/** Faults: `backup-malformed` (no such file, damaged, another version), `backup-wrong-passphrase`. */
export async function openBackup(bytes: Uint8Array, filePassphrase: string): Promise<OpenedBackup> {
  if (filePassphrase.trim() === "") throw new Fault("backup-wrong-passphrase");
  const opened = await openArchive(bytes, filePassphrase);
  if (opened.is === "wrong-passphrase") throw new Fault("backup-wrong-passphrase");
  if (opened.is !== "open") throw new Fault("backup-malformed", { detail: opened.is });
  try {
    return decode(opened.plaintext);
  } catch (error) {
    if (error instanceof FormatError) throw new Fault("backup-malformed", { detail: error.field });
    throw error;
  }
}

/** Into an empty store, without a relay, all or nothing. Also faults with `backup-other-practice`. */
export async function restoreBackup(
  store: EngineStore,
  suite: CryptoSuite,
  { bytes, filePassphrase, passphrase, practice }: RestoreBackupInput,
): Promise<Profile> {
  const backup = await openBackup(bytes, filePassphrase);
  if (practice !== undefined && backup.practice !== practice) throw new Fault("backup-other-practice");
  const voucher = await voucherOf(backup, suite);
  const identity = await makeIdentity(suite);
  const profile: Profile = { practice: backup.practice, member: backup.member, device: identity.device };
  await writeNewProfile(store, suite, {
    profile,
    identity,
    passphrase,
    root: backup.root,
    rows: (local) => [...ofAnyDevice(backup.rows), identityRow(voucher, local, "voucher")],
  });
  return profile;
}

async function ownRows(store: EngineStore): Promise<StoreWrite[]> {
  const rows: StoreWrite[] = [];
  for (const table of OWN_TABLES) {
    for (const { key, value } of await store.range(table)) rows.push({ table, key, value });
  }
  const verified = await store.get("meta", OWN_META);
  if (verified !== null) rows.push({ table: "meta", key: OWN_META, value: verified });
  for (const key of ["identity", "voucher"]) {
    const value = await store.get("keys", key);
    if (value !== null) rows.push({ table: "keys", key, value });
  }
  return rows;
}

/** The device that the backup came from or, when that one was itself not confirmed yet, the one that vouched for it. */
async function voucherOf({ root, rows }: OpenedBackup, suite: CryptoSuite): Promise<DeviceIdentity> {
  const local = makeLocalSeal(root, suite.random);
  const keys = new Map(rows.filter(({ table }) => table === "keys").map(({ key, value }) => [key, value]));
  const from = { get: async (_table: StoreTable, key: string) => keys.get(key) ?? null };
  const voucher =
    (await readIdentity(from, local, { suite, key: "voucher" })) ??
    (await readIdentity(from, local, { suite }));
  local.forget();
  if (voucher === null) throw new Fault("backup-malformed", { detail: "device keys" });
  return voucher;
}

/** Without the keys of the device that saved them and the ends of its chains: the new device begins chains of its own. */
function ofAnyDevice(rows: readonly StoreWrite[]): StoreWrite[] {
  const isOfDevice = ({ table, key }: StoreWrite): boolean =>
    table === "keys" || (table === "meta" && (key === "batch-counter" || key.startsWith("tail/")));
  return rows.filter((row) => !isOfDevice(row));
}

function encode(profile: Profile, root: Uint8Array, rows: readonly StoreWrite[]): Uint8Array {
  const kept = rows.filter(({ value }) => value !== null);
  const bytes = kept.reduce((sum, { key, value }) => sum + key.length + (value?.length ?? 0) + 32, 256);
  const writer = new ByteWriter(bytes).bytes(MAGIC).u8(VERSION);
  writer.bytes(idToBytes(profile.practice), 32).bytes(idToBytes(profile.member), 16);
  writer.bytes(idToBytes(profile.device), 16).bytes(root, ROOT_BYTES).u32(kept.length);
  for (const { table, key, value } of kept) {
    writer
      .var16(textToBytes(table))
      .var16(textToBytes(key))
      .var32(value ?? new Uint8Array(0));
  }
  return writer.finish();
}

function decode(plaintext: Uint8Array): OpenedBackup {
  const reader = new ByteReader(plaintext);
  if (!bytesEqual(reader.bytes(MAGIC.length, "magic"), MAGIC)) throw new FormatError("magic");
  if (reader.u8("backup version") !== VERSION) throw new FormatError("backup version");
  const practice = bytesToPracticeId(reader.bytes(32));
  const member = bytesToMemberId(reader.bytes(16));
  const device = bytesToDeviceId(reader.bytes(16));
  const root = reader.bytes(ROOT_BYTES).slice();
  const rows: StoreWrite[] = [];
  for (let left = reader.u32("rows"); left > 0; left--) {
    const table = tableNamed(text(reader.var16("table")));
    rows.push({ table, key: text(reader.var16("key")), value: reader.var32("value").slice() });
  }
  reader.end();
  return { practice, member, device, root, rows };
}

function tableNamed(name: string): StoreTable {
  const table = storeTables.find((candidate) => candidate === name);
  if (table === undefined) throw new FormatError("table");
  return table;
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
