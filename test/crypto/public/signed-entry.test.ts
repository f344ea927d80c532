import { beforeAll, describe, expect, test } from "vitest";
import { FormatError } from "../../../crypto/public/bytes.ts";
import { ENTRY_HEADER_BYTES, entryHash } from "../../../crypto/public/entry.ts";
import { bytesToScopeId } from "../../../crypto/public/ids.ts";
import { makeNobleVerifier, signedMessage } from "../../../crypto/public/signature.ts";
import {
  BATCH_MAX_LEAVES,
  batchMessageOf,
  encodeProof,
  joinSignedEntry,
  sealedPartOf,
  splitSignedEntry,
} from "../../../crypto/public/signed-entry.ts";
import { makeEntryWriter } from "../../support/entry-builder.ts";
import { buildPractice, type Practice } from "../../support/practice-builder.ts";
import { expectStrictLayout } from "../../support/strict-layout.ts";

let practice: Practice;
let batch: Uint8Array[];
beforeAll(async () => {
  practice = await buildPractice({ seed: "signed entry" });
  const writer = makeEntryWriter(practice.state, practice.founder, practice.random);
  const place = { scope: practice.state.scopeOf("staff")!.scope, document: practice.newDocument() };
  batch = writer.batch(Array.from({ length: 11 }, () => writer.entry(place)));
});

function isSigned(bytes: Uint8Array): boolean {
  const signed = splitSignedEntry(bytes);
  const message = signedMessage("batch", batchMessageOf(signed));
  return makeNobleVerifier().verify(practice.founder.line.signPublic, message, signed.proof.signature);
}

describe("a signed entry", () => {
  test("falls into entry, header, body and proof, without copying", () => {
    const bytes = batch[6]!;
    const { entry, header, headerBytes, body, proof } = splitSignedEntry(bytes);
    expect(header.counter).toBe(7);
    expect(headerBytes).toEqual(bytes.subarray(0, ENTRY_HEADER_BYTES));
    expect(body).toHaveLength(header.bodyLength);
    expect(proof.leafIndex).toBe(6);
    for (const part of [entry, headerBytes, body, proof.signature, ...proof.path]) {
      expect(part.buffer).toBe(bytes.buffer);
    }
    expect(joinSignedEntry(entry, proof)).toEqual(bytes);
  });

  test("is refused at every truncation and with trailing bytes", () => {
    for (const bytes of batch) expectStrictLayout(bytes, splitSignedEntry);
  });

  test("gives its sealed part alike by itself, and refuses the same lengths and versions", () => {
    for (const bytes of batch) {
      const { header, headerBytes, body } = splitSignedEntry(bytes);
      const { scope, epoch, ...part } = sealedPartOf(bytes);
      expect({ scope: bytesToScopeId(scope), epoch }).toEqual({ scope: header.scope, epoch: header.epoch });
      expect(part).toEqual({ headerBytes, salt: header.salt, body });
      expectStrictLayout(bytes, sealedPartOf);
    }
    const later = batch[0]!.slice();
    later[0] = 2;
    expect(() => sealedPartOf(later)).toThrow(FormatError);
  });

  test("is covered by the one signature of its batch, each entry on its own", () => {
    for (const bytes of batch) expect(isSigned(bytes)).toBe(true);
  });

  test("is not covered after any change, nor with another entry's proof", () => {
    const bytes = batch[3]!;
    for (const at of [2, 60, 100, 200, 479, 487, 500, bytes.length - 1]) {
      const changed = bytes.slice();
      changed[at]! ^= 0x10;
      expect(isSigned(changed), `byte ${at}`).toBe(false);
    }
    const { proof } = splitSignedEntry(batch[4]!);
    expect(isSigned(joinSignedEntry(splitSignedEntry(bytes).entry, proof))).toBe(false);
  });

  test("names its predecessor by hash", () => {
    for (let at = 1; at < batch.length; at++) {
      const before = splitSignedEntry(batch[at - 1]!);
      expect(splitSignedEntry(batch[at]!).header.previous).toEqual(entryHash(before.entry));
    }
  });

  test.each([
    ["no leaf", 0, 0],
    ["an index outside", 5, 5],
    ["more leaves than a batch may have", 0, BATCH_MAX_LEAVES + 1],
  ])("is refused with %s", (_, leafIndex, leafCount) => {
    const { entry, proof } = splitSignedEntry(batch[0]!);
    expect(() => encodeProof({ ...proof, leafIndex, leafCount })).toThrow(RangeError);
    const bytes = joinSignedEntry(entry, proof);
    new DataView(bytes.buffer).setUint16(entry.length + 8, leafIndex);
    new DataView(bytes.buffer).setUint16(entry.length + 10, leafCount);
    expect(() => splitSignedEntry(bytes)).toThrow(FormatError);
  });
});
