/**
 * What an import has not made yet, kept on this device's disk under the device root: it is nowhere else once its tab has gone. The rows come
 * first and the head last; rows without a head are of an import that never began, and the next one throws them away.
 */
import { bytesToPatientId, ID_BYTES, type PatientId } from "../../../crypto/public/ids.ts";
import { textToBytes } from "../../../crypto/public/bytes.ts";
import type { ImportedFile } from "../api.ts";
import type { PracticeContext } from "../contract.ts";
import { orderKey } from "../entries/rows.ts";
import { Fault } from "../fault.ts";
import type { EngineStore, StoreWrite } from "../store/store.ts";

/** Its name is chosen before anything of it is made: what was made of a portion that was cut off is known again. */
export interface KeptFile {
  readonly patient: PatientId;
  readonly content: ImportedFile;
}

export interface ImportHead {
  /** The instant that all files of the import carry. */
  readonly importedAt: string;
  readonly total: number;
  readonly done: number;
  /** A person has stopped it. */
  readonly stopped: boolean;
}

export interface Portion {
  readonly key: string;
  readonly files: readonly KeptFile[];
}

/** So many are made at once: other work, and a wish to stop, come between two portions. */
const AT_ONCE = 50;
const ALL = "import/";
const HEAD = `${ALL}head`;
const ROWS = `${ALL}rows/`;

/** Faults with `damaged` when it does not open. */
export async function readHead(context: PracticeContext): Promise<ImportHead | null> {
  return (await read(context, HEAD)) as ImportHead | null;
}

export async function writeHead(context: PracticeContext, head: ImportHead): Promise<void> {
  await context.store.commit([sealed(context, HEAD, head)], "strict");
}

/** `after`: how many of the same import were kept before. */
export async function keepFiles(
  context: PracticeContext,
  { files, after }: { readonly files: readonly ImportedFile[]; readonly after: number },
): Promise<void> {
  const { store, suite } = context;
  const kept = files.map((content): KeptFile => {
    return { patient: bytesToPatientId(suite.random.bytes(ID_BYTES)), content };
  });
  const writes: StoreWrite[] = [];
  for (let at = 0; at < kept.length; at += AT_ONCE) {
    const portion = kept.slice(at, at + AT_ONCE);
    writes.push(sealed(context, rowKey(after + at + portion.length - 1), portion));
  }
  await store.commit(writes, "strict");
}

export async function hasKeptFiles({ store }: Pick<PracticeContext, "store">): Promise<boolean> {
  return (await store.keys("meta", { prefix: ROWS, limit: 1 })).length > 0;
}

/** Whether an import has begun that is not made to its end. Needs no key. */
export async function hasRestOfImport(store: EngineStore): Promise<boolean> {
  return (await store.get("meta", HEAD)) !== null && (await hasKeptFiles({ store }));
}

/** All that is kept of an import, as it lies on the disk. */
export async function keptRows(store: EngineStore): Promise<StoreWrite[]> {
  const rows = await store.range("meta", { prefix: ALL });
  return rows.map(({ key, value }): StoreWrite => ({ table: "meta", key, value }));
}

/** The next to be made; `null` when nothing is left. Faults with `damaged` when it does not open. */
export async function nextPortion(context: PracticeContext): Promise<Portion | null> {
  const [key] = await context.store.keys("meta", { prefix: ROWS, limit: 1 });
  if (key === undefined) return null;
  return { key, files: (await read(context, key)) as readonly KeptFile[] };
}

/** In one commit: the portion is gone, and counted. */
export async function portionMade(context: PracticeContext, key: string, head: ImportHead): Promise<void> {
  await context.store.commit([{ table: "meta", key, value: null }, sealed(context, HEAD, head)], "strict");
}

export async function forgetImport(context: PracticeContext): Promise<void> {
  const { store } = context;
  const keys = await store.keys("meta", { prefix: ALL });
  const writes = keys.map((key): StoreWrite => ({ table: "meta", key, value: null }));
  await store.commit(writes, "strict");
}

/** By the place of its last file, so that keys follow each other whatever a portion holds. */
const rowKey = (lastAt: number): string => ROWS + orderKey(lastAt);

function sealed({ keyring }: PracticeContext, key: string, value: unknown): StoreWrite {
  const bytes = textToBytes(JSON.stringify(value));
  return { table: "meta", key, value: keyring.local.seal("meta", key, bytes) };
}

/** What was sealed here was written here: it has the form that it had. */
async function read({ store, keyring }: PracticeContext, key: string): Promise<unknown> {
  const bytes = await store.get("meta", key);
  if (bytes === null) return null;
  const opened = keyring.local.open("meta", key, bytes);
  if (opened === null) throw new Fault("damaged", { detail: "a row of an import does not open" });
  return JSON.parse(new TextDecoder().decode(opened)) as unknown;
}
