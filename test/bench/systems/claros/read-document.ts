/**
 * Opens a document on a device that holds its practice's log and none of its entries: newest snapshot, then what came after it. Signatures,
 * chain and seals are checked; the gate before Yjs belongs to the engine and is measured in the browser's part.
 */

import * as Y from "yjs";
import { ByteReader, bytesEqual } from "../../../../crypto/public/bytes.ts";
import { entryHash } from "../../../../crypto/public/entry.ts";
import { makeWebVerifier, signedMessage } from "../../../../crypto/public/signature.ts";
import {
  batchMessageOf,
  type SignedEntry,
  splitSignedEntry,
} from "../../../../crypto/public/signed-entry.ts";
import { openBox } from "../../../../crypto/secret/box.ts";
import type { ClarosLine } from "./line.ts";
import type { ClarosSeat } from "./material.ts";

export interface Reading {
  readonly seat: ClarosSeat;
  /** The one who wrote it. */
  readonly author: Pick<ClarosSeat, "signPublic">;
}

const verifier = makeWebVerifier();

/** Resolves when `doc` has everything; throws when anything does not hold. Live entries come from here on. */
export async function readDocument(line: ClarosLine, reading: Reading, doc: Y.Doc): Promise<void> {
  const { seat } = reading;
  const { logId, headNumber } = line.welcome;
  line.send({ type: "resume", logId, after: headNumber });
  line.send({ type: "get-snapshots", request: 1, scope: seat.scope, document: seat.document });
  const { snapshots } = await line.next("snapshots");
  const newest = snapshots.reduce((best, each) => (each.covers > best.covers ? each : best));
  await requireSigned(splitSignedEntry(newest.signedEntry), reading);
  const updates = [stateOf(openEntry(splitSignedEntry(newest.signedEntry), seat))];
  updates.push(...(await readTail(line, reading, newest.covers)));
  Y.transact(doc, () => updates.forEach((update) => Y.applyUpdate(doc, update)));
}

/** One signature vouches for the chain before it. */
async function readTail(line: ClarosLine, reading: Reading, after: number): Promise<Uint8Array[]> {
  const { scope } = reading.seat;
  const tail: SignedEntry[] = [];
  for (let from = after; from < line.welcome.headNumber;) {
    line.send({ type: "fetch", request: 2, scope, after: from, through: line.welcome.headNumber });
    const page = await line.next("fetched");
    tail.push(...page.entries.map(({ signedEntry }) => splitSignedEntry(signedEntry)));
    from = page.more ? page.through : line.welcome.headNumber;
  }
  let before: Uint8Array | null = null;
  for (const { entry, header } of tail) {
    if (before !== null && !bytesEqual(header.previous, before)) throw new Error("chain");
    before = entryHash(entry);
  }
  const last = tail.at(-1);
  if (last !== undefined) await requireSigned(last, reading);
  return tail.map((entry) => openEntry(entry, reading.seat));
}

async function requireSigned(entry: SignedEntry, { author }: Reading): Promise<void> {
  const message = signedMessage("batch", batchMessageOf(entry));
  if (!(await verifier.verify(author.signPublic, message, entry.proof.signature)))
    throw new Error("signature");
}

function openEntry({ header, headerBytes, body }: SignedEntry, { scopeKey }: ClarosSeat): Uint8Array {
  const opened = openBox({ key: scopeKey, use: "entry", salt: header.salt, header: headerBytes, body });
  if (opened === null) throw new Error("seal");
  return opened;
}

/** docs/PROTOCOL.md §5, with no claims. */
function stateOf(plaintext: Uint8Array): Uint8Array {
  const reader = new ByteReader(plaintext);
  reader.bytes(16, "log id");
  reader.u64("number");
  reader.u16("claims");
  const state = reader.var32("state");
  reader.end();
  return state;
}
