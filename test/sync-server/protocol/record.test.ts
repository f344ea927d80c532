import { describe, expect, test } from "vitest";
import { concatBytes, FormatError } from "../../../crypto/public/bytes.ts";
import {
  encodeRecordContent,
  joinRecord,
  parseRecord,
  RECORD_MAX_BYTES,
  recordHash,
} from "../../../sync-server/protocol/record.ts";
import { makeChoice } from "../../support/seeded-choice.ts";
import { expectStrictLayout } from "../../support/strict-layout.ts";
import { RECORD_TYPES, sampleRecord } from "./sample-records.ts";

const SEED = "records 1";

describe.each(RECORD_TYPES)("a record of type %s", (type) => {
  test(`comes back as it was (seed ${SEED})`, () => {
    const choice = makeChoice(`${SEED} ${type}`);
    for (let round = 0; round < 30; round++) {
      const record = sampleRecord(choice, type);
      const signature = choice.random.bytes(64);
      const content = encodeRecordContent(record);
      const parsed = parseRecord(joinRecord(content, signature));
      expect(parsed).toEqual({ record, content, signature });
      expect(encodeRecordContent(parsed.record)).toEqual(content);
    }
  });

  test(`is refused at every truncation and with trailing bytes (seed ${SEED})`, () => {
    const choice = makeChoice(`${SEED} cut ${type}`);
    for (let round = 0; round < 2; round++) {
      const content = encodeRecordContent(sampleRecord(choice, type));
      // The signature has no length of its own: what is cut or added moves its boundary into the content.
      expectStrictLayout(joinRecord(content, choice.random.bytes(64)), parseRecord);
    }
  });
});

describe("a record", () => {
  const choice = makeChoice(`${SEED} single`);
  const bytesOf = (change: (content: Uint8Array) => void) => {
    const content = encodeRecordContent(sampleRecord(choice, "rotate"));
    change(content);
    return joinRecord(content, choice.random.bytes(64));
  };

  test("is refused in another version or of an unknown type", () => {
    for (const version of [0, 2, 255]) {
      expect(() => parseRecord(bytesOf((content) => (content[0] = version)))).toThrow(FormatError);
    }
    for (const type of [0, 12, 255]) {
      expect(() => parseRecord(bytesOf((content) => (content[1] = type)))).toThrow(FormatError);
    }
  });

  test("is refused when a key or wrap has another length than its kind", () => {
    const record = { ...sampleRecord(choice, "rotate"), channels: [] };
    const wrap = { recipientEpoch: 1, bytes: choice.random.bytes(105), method: "own" } as const;
    const recipient = { kind: "member", id: record.members[0]?.member ?? sampleMember() } as const;
    const epoch = {
      subject: recipient,
      epoch: 1,
      keyHash: choice.random.bytes(32),
      kemPublic: choice.random.bytes(1216),
      previous: new Uint8Array(0),
      wraps: [],
    };
    for (const epochs of [
      [{ ...epoch, kemPublic: new Uint8Array(0) }],
      [{ ...epoch, kemPublic: choice.random.bytes(1215) }],
      [{ ...epoch, previous: choice.random.bytes(104) }],
      [{ ...epoch, epoch: 2 }],
      [{ ...epoch, epoch: 0 }],
      [{ ...epoch, wraps: [{ ...wrap, recipient }] }],
      [{ ...epoch, wraps: [{ ...wrap, recipient, method: "hpke" as const }] }],
    ]) {
      expect(() => encodeRecordContent({ ...record, epochs })).toThrow(RangeError);
    }
  });

  test("parses a key of a wrong length from bytes as a format error", () => {
    const record = sampleRecord(choice, "add-scope");
    const bare = {
      ...record,
      members: [],
      devices: [],
      scopes: [],
      channels: [],
      grants: [],
      cuts: [],
      invites: [],
    };
    const subject = { kind: "scope", id: sampleScope() } as const;
    const epoch = { subject, epoch: 1, keyHash: choice.random.bytes(32), kemPublic: new Uint8Array(0) };
    const content = encodeRecordContent({
      ...bare,
      epochs: [{ ...epoch, previous: new Uint8Array(0), wraps: [] }],
    });
    // The epoch's number stands 21 + 32 + 2 + 2 + 2 bytes before the five empty lists at the end.
    const epochAt = content.length - 10 - (2 + 2 + 2 + 32 + 4);
    const changed = concatBytes(content, new Uint8Array(64));
    expect(() => parseRecord(changed)).not.toThrow();
    changed[epochAt + 3] = 2;
    expect(() => parseRecord(changed)).toThrow(FormatError);
  });

  test("over 512 KiB is neither written nor read", () => {
    const cut = sampleRecord(choice, "rotate");
    const line = { device: cut.signer, scope: sampleScope(), incarnation: 0, counter: 1 };
    const cuts = Array.from({ length: 13_000 }, () => line);
    expect(() => encodeRecordContent({ ...cut, cuts })).toThrow(RangeError);
    expect(() => parseRecord(new Uint8Array(RECORD_MAX_BYTES + 1))).toThrow(FormatError);
  });

  test("has a hash of its content and not of its signature", () => {
    const content = encodeRecordContent(sampleRecord(choice, "invite"));
    const one = parseRecord(joinRecord(content, choice.random.bytes(64)));
    const other = parseRecord(joinRecord(content, choice.random.bytes(64)));
    expect(recordHash(one.content)).toEqual(recordHash(other.content));
    const changed = content.slice();
    changed[40]! ^= 1;
    expect(recordHash(changed)).not.toEqual(recordHash(content));
  });

  function sampleMember() {
    return sampleRecord(choice, "grant").subject as ReturnType<
      typeof sampleRecord
    >["members"][number]["member"];
  }

  function sampleScope() {
    return sampleRecord(choice, "grant").subject as ReturnType<
      typeof sampleRecord
    >["scopes"][number]["scope"];
  }
});
