/**
 * Checks batch signatures. The entries of one batch share a signature over one root, so each batch is verified once; what was found is
 * remembered for the batches seen last.
 */
import { bytesToHex } from "../../../crypto/public/encodings.ts";
import { makeLeastRecentlyUsed } from "../../../crypto/public/least-recently-used.ts";
import { concatBytes, FormatError } from "../../../crypto/public/bytes.ts";
import { signedMessage } from "../../../crypto/public/signature.ts";
import { batchMessageOf, type SignedEntry } from "../../../crypto/public/signed-entry.ts";
import { sha512_256 } from "../../../crypto/public/hash.ts";
import type { PracticeContext } from "../contract.ts";

const REMEMBERED = 2048;

export type CheckBatch = (entry: SignedEntry) => Promise<boolean>;

/** Whether the batch signature of an entry's author covers it. False also for an author whose key is not known. */
export function makeBatchCheck({ rights, suite }: PracticeContext): CheckBatch {
  const answers = makeLeastRecentlyUsed<string, Promise<boolean>>(REMEMBERED);
  return async (entry) => {
    const key = rights.signKeyOf(entry.header.device);
    if (key === null) return false;
    const { signature } = entry.proof;
    let message: Uint8Array;
    try {
      message = batchMessageOf(entry);
    } catch (error) {
      if (error instanceof FormatError) return false;
      throw error;
    }
    const name = bytesToHex(sha512_256(concatBytes(key, signature, message)));
    return answers.get(name, async () =>
      suite.verifier.verify(key, signedMessage("batch", message), signature),
    );
  };
}
