/**
 * Seven words that two people read to each other to know that no one stands between their devices.
 *
 * 77 bits of a hash over the practice and the transcript (the join request, with every public key in it), from the
 * BIP-39 English list: 2048 words that differ in their first four letters. Nothing commits to the transcript before the
 * words are read, so whoever has the link and the relay may search for keys whose words match: 2⁷⁷ trials, each a hash
 * and a key pair. Five words would have been within reach of a rich attacker.
 */

import { wordlist } from "@scure/bip39/wordlists/english.js";
import { hashOf } from "../public/hash.ts";
import { idToBytes, type PracticeId } from "../public/ids.ts";
import { HASH_LABELS } from "../public/labels.ts";

export const COMPARISON_WORDS = 7;
const BITS_PER_WORD = 11;

export function comparisonWords(practiceId: PracticeId, transcript: Uint8Array): readonly string[] {
  const hash = hashOf(HASH_LABELS.words, idToBytes(practiceId), transcript);
  return Array.from({ length: COMPARISON_WORDS }, (_, word) => {
    const index = readBits(hash, word * BITS_PER_WORD);
    return wordlist[index] ?? "";
  });
}

/** Eleven bits from bit `at` on, the highest bit of the first byte being bit 0. */
function readBits(bytes: Uint8Array, at: number): number {
  const first = Math.floor(at / 8);
  const window = ((bytes[first] ?? 0) << 16) | ((bytes[first + 1] ?? 0) << 8) | (bytes[first + 2] ?? 0);
  return (window >> (24 - BITS_PER_WORD - (at % 8))) & 0x7ff;
}
