import { entropyToMnemonic } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { expect, test } from "vitest";
import { hashOf } from "../../../crypto/public/hash.ts";
import { bytesToPracticeId, idToBytes } from "../../../crypto/public/ids.ts";
import { HASH_LABELS } from "../../../crypto/public/labels.ts";
import { COMPARISON_WORDS, comparisonWords } from "../../../crypto/secret/comparison-words.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";

const random = makeSeededRandom("words");
const practice = bytesToPracticeId(random.bytes(32));

test("are the first seven words that BIP-39 makes of the hash", () => {
  for (let round = 0; round < 50; round++) {
    const transcript = random.bytes(round);
    const hash = hashOf(HASH_LABELS.words, idToBytes(practice), transcript);
    const expected = entropyToMnemonic(hash, wordlist).split(" ").slice(0, COMPARISON_WORDS);
    expect(comparisonWords(practice, transcript)).toEqual(expected);
  }
});

test("are others for another practice and for one changed bit of the transcript", () => {
  const transcript = random.bytes(100);
  const words = comparisonWords(practice, transcript);
  expect(comparisonWords(bytesToPracticeId(random.bytes(32)), transcript)).not.toEqual(words);
  transcript[99] = (transcript[99] ?? 0) ^ 1;
  expect(comparisonWords(practice, transcript)).not.toEqual(words);
});
