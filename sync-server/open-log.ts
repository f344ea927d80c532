/**
 * Reading a practice's membership log from its store, every record through the validator.
 *
 * The relay verifies the signatures of a log once. How far it has come, and a digest of those records to the last byte, stands in a file
 * of its own; while the digest is the same, signatures up to there are not verified again, and everything else is. The mark protects from nobody who
 * can write the relay's files: such a one could change the relay itself. Clients verify everything themselves, and `verify` knows no marks.
 */

import { createHash } from "node:crypto";
import { bytesEqual } from "../crypto/public/bytes.ts";
import type { Verifier } from "../crypto/public/signature.ts";
import { type Membership, validateRecord } from "./protocol/membership/membership.ts";
import { type PracticeStore, StoreFault, type VerifiedMark } from "./store/store.ts";

const PAGE_BYTES = 4 * 1024 * 1024;
const VERIFIED_BEFORE: Verifier = { verify: () => true };

/** Null when the log does not hold, or is another practice's: the file was tampered with or is torn. */
export async function readMembership(store: PracticeStore, verifier: Verifier): Promise<Membership | null> {
  return (await readLog(store, verifier, null))?.membership ?? null;
}

/** As {@link readMembership}, without verifying again what this relay has verified. */
export async function reopenMembership(store: PracticeStore, verifier: Verifier): Promise<Membership | null> {
  const mark = await store.mark.read();
  const read =
    (mark === null ? null : await readLog(store, verifier, mark)) ?? (await readLog(store, verifier, null));
  if (read === null) return null;
  if (mark === null || read.mark.length !== mark.length || !bytesEqual(read.mark.digest, mark.digest)) {
    await keepMark(store, read.mark);
  }
  return read.membership;
}

/** Without it the next opening takes longer. */
async function keepMark(store: PracticeStore, mark: VerifiedMark): Promise<void> {
  try {
    await store.mark.write(mark);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
  }
}

interface ReadLog {
  readonly membership: Membership;
  readonly mark: VerifiedMark;
}

/** Null also when the records up to the mark are not those that it was made of. */
async function readLog(
  store: PracticeStore,
  verifier: Verifier,
  mark: VerifiedMark | null,
): Promise<ReadLog | null> {
  const digest = createHash("sha256");
  let membership: Membership | null = null;
  let index = 0;
  let isAsMarked = mark === null;
  for (;;) {
    const records = await store.log.read(index, PAGE_BYTES);
    if (records.length === 0) break;
    for (const record of records) {
      const isBefore = mark !== null && index < mark.length;
      const validation = await validateRecord(membership, record, isBefore ? VERIFIED_BEFORE : verifier);
      if (!validation.ok) return null;
      membership = validation.state;
      index++;
      digest.update(lengthOf(record)).update(record);
      if (index === mark?.length) isAsMarked = bytesEqual(digest.copy().digest(), mark.digest);
      if (index === mark?.length && !isAsMarked) return null;
    }
  }
  if (!isAsMarked || membership?.practice !== store.practice) return null;
  return { membership, mark: { length: index, digest: new Uint8Array(digest.digest()) } };
}

function lengthOf(record: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(record.length);
  return length;
}
