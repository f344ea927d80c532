/** A snapshot and the entries behind it as one document, for showing. Checked anew each time: the row may have gone bad. */
import * as Y from "yjs";
import { FormatError } from "../../../crypto/public/bytes.ts";
import type { DeviceId, DocumentId } from "../../../crypto/public/ids.ts";
import { type SignedEntry, splitSignedEntry } from "../../../crypto/public/signed-entry.ts";
import type { PracticeContext, Received } from "../contract.ts";
import type { CheckBatch } from "../entries/batch-signatures.ts";
import { gate } from "../entries/gate.ts";
import { KnownStructs } from "../entries/known-structs.ts";
import type { KnownDocument } from "../entries/rows.ts";
import { checkSnapshot } from "./check-snapshot.ts";
import { decodeKept, type KeptSnapshot } from "./snapshot-format.ts";

export interface LaidOut {
  readonly known: KnownDocument;
  readonly doc: Y.Doc;
  /** The snapshot itself. */
  readonly signed: SignedEntry;
}

interface LayParts {
  readonly context: PracticeContext;
  readonly check: CheckBatch;
}

/** `null` when the snapshot does not pass the checks by now. Entries behind it that do not are left to those who judge them for good. */
export async function layOut(
  parts: LayParts,
  document: DocumentId,
  row: Uint8Array,
): Promise<LaidOut | null> {
  const kept = readKept(row);
  if (kept === null) return null;
  const { scope, covers } = kept;
  const verdict = await checkSnapshot(parts, scope, { covers, bytes: kept.signed });
  if (!verdict.ok || verdict.signed.header.document !== document) return null;
  const { content, type, signed } = verdict;
  const known = { document, scope, type, patient: parts.context.rights.patientOf(scope) };
  const doc = new Y.Doc({ gc: true, guid: document });
  if (!takes(doc, content.state)) return null;
  await addTail(parts, kept.tail, { known, doc, claims: new Map(content.claims) });
  return { known, doc, signed };
}

export function readKept(row: Uint8Array): KeptSnapshot | null {
  try {
    return decodeKept(row);
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

interface Behind {
  readonly update: Uint8Array;
  readonly device: DeviceId;
}

interface Into {
  readonly known: KnownDocument;
  readonly doc: Y.Doc;
  readonly claims: Map<number, DeviceId>;
}

/** Goes round until none fits any more: a relay that was given its entries back has numbered them chain by chain. */
async function addTail(parts: LayParts, tail: readonly Received[], into: Into): Promise<void> {
  let waiting: Behind[] = [];
  for (const { bytes } of tail) waiting.push(...(await open(parts, bytes, into.known)));
  for (let moved = true; moved && waiting.length > 0;) {
    const left = waiting.filter((each) => !fits(each, into));
    moved = left.length < waiting.length;
    waiting = left;
  }
}

function fits({ update, device }: Behind, { known, doc, claims }: Into): boolean {
  const structs = new KnownStructs(doc);
  const verdict = gate({ update, device, type: known.type, known: structs, claims, mayRepeatOthers: false });
  if (!verdict.pass || !takes(doc, update)) return false;
  for (const client of verdict.newClients) claims.set(client, device);
  return true;
}

/** One, or none. */
async function open(
  { context, check }: LayParts,
  bytes: Uint8Array,
  { scope }: KnownDocument,
): Promise<Behind[]> {
  const signed = splitSignedEntry(bytes);
  const { header, headerBytes, body } = signed;
  if (header.kind !== "update" || header.practice !== context.practice || header.scope !== scope) return [];
  if (context.rights.judgeEntry(headerBytes) !== "ok" || !(await check(signed))) return [];
  const opener = context.keyring.openerFor(header.scope, header.epoch);
  const update = opener?.open(headerBytes, header.salt, body) ?? null;
  return update === null ? [] : [{ update, device: header.device }];
}

/** The gate should have stopped what Yjs cannot take. */
function takes(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update);
    return true;
  } catch {
    return false;
  }
}
