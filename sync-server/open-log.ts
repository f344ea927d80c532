/** Reading a practice's membership log from its store, every record through the validator. */

import type { Verifier } from "../crypto/public/signature.ts";
import { type Membership, validateRecord } from "./protocol/membership/membership.ts";
import type { PracticeStore } from "./store/store.ts";

const PAGE_BYTES = 4 * 1024 * 1024;

/** Null when the log does not hold, or is another practice's: the file was tampered with or is torn. */
export async function readMembership(store: PracticeStore, verifier: Verifier): Promise<Membership | null> {
  let membership: Membership | null = null;
  for (let index = 0; ;) {
    const records = await store.log.read(index, PAGE_BYTES);
    if (records.length === 0) break;
    for (const record of records) {
      const validation = await validateRecord(membership, record, verifier);
      if (!validation.ok) return null;
      membership = validation.state;
      index++;
    }
  }
  return membership?.practice === store.practice ? membership : null;
}
