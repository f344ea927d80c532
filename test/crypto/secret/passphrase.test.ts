import { argon2id as nobleArgon2id } from "@noble/hashes/argon2.js";
import { argon2id as wasmArgon2id } from "hash-wasm";
import { describe, expect, test } from "vitest";
import { concatBytes, FormatError } from "../../../crypto/public/bytes.ts";
import { bytesToHex, hexToBytes } from "../../../crypto/public/encodings.ts";
import {
  openSlot,
  passphraseToBytes,
  sealSlot,
  slotKind,
  type Stretch,
  STRETCH_COST,
  stretchWithArgon2id,
} from "../../../crypto/secret/passphrase.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";
import { makeSimSuite } from "../../support/sim-suite.ts";
import published from "../../vectors/rfc9106-argon2id.json" with { type: "json" };

const random = makeSeededRandom("passphrase");
const { stretch } = makeSimSuite("passphrase");
const context = random.bytes(80);
const root = random.bytes(32);
const by = (passphrase: string, using: Stretch = stretch) =>
  ({ kind: "passphrase", passphrase, stretch: using }) as const;

describe("Argon2id", () => {
  test("noble's gives the tag of RFC 9106 §5.3, with secret and associated data", () => {
    const { password, salt, secret, associatedData, passes, memoryKib, lanes, tag } = published.rfc9106;
    const output = nobleArgon2id(hexToBytes(password), hexToBytes(salt), {
      t: passes,
      m: memoryKib,
      p: lanes,
      key: hexToBytes(secret),
      personalization: hexToBytes(associatedData),
      dkLen: 32,
    });
    expect(bytesToHex(output)).toBe(tag);
  });

  test("hash-wasm's, which has no associated data, gives the reference implementation's other outputs", async () => {
    expect(published.plain.length).toBeGreaterThan(3);
    for (const { password, salt, passes, memoryKib, lanes, hash } of published.plain) {
      const output = await wasmArgon2id({
        password,
        salt,
        iterations: passes,
        memorySize: memoryKib,
        parallelism: lanes,
        hashLength: hash.length / 2,
        outputType: "hex",
      });
      expect(output).toBe(hash);
    }
  });

  test("both agree at the cost that Claros uses", async () => {
    const [passphrase, salt] = [passphraseToBytes("correct horse battery staple"), random.bytes(16)];
    const { memoryKib, passes, lanes } = STRETCH_COST;
    const noble = nobleArgon2id(passphrase, salt, { t: passes, m: memoryKib, p: lanes, dkLen: 32 });
    expect(await stretchWithArgon2id(passphrase, salt, STRETCH_COST)).toEqual(noble);
  });
});

describe("a passphrase slot", () => {
  test("opens with its passphrase, with the real function too", async () => {
    const slot = await sealSlot(root, by("a long passphrase", stretchWithArgon2id), { context, random });
    expect(await openSlot(slot, by("a long passphrase", stretchWithArgon2id), context)).toEqual(root);
    expect(slotKind(slot)).toBe("passphrase");
  });

  test("answers null to another passphrase, context or kind", async () => {
    const slot = await sealSlot(root, by("a long passphrase"), { context, random });
    expect(await openSlot(slot, by("a long passphrase"), context)).toEqual(root);
    expect(await openSlot(slot, by("A long passphrase"), context)).toBeNull();
    expect(await openSlot(slot, by("a long  passphrase"), context)).toBeNull();
    expect(await openSlot(slot, by("a long passphrase"), context.subarray(1))).toBeNull();
    expect(await openSlot(slot, { kind: "passkey", secret: random.bytes(32) }, context)).toBeNull();
  });

  test("opens for no changed byte: null or a refusal, never a root", async () => {
    const slot = await sealSlot(root, by("a long passphrase"), { context, random });
    for (let at = 0; at < slot.length; at++) {
      const changed = slot.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      const opening = openSlot(changed, by("a long passphrase"), context);
      const outcome = await opening.then(
        (root) => (root === null ? "null" : "opened"),
        (error: unknown) => (error instanceof FormatError ? "refused" : "broken"),
      );
      expect(["null", "refused"], `byte ${at}`).toContain(outcome);
    }
  });

  test("refuses every other length", async () => {
    const slot = await sealSlot(root, by("a long passphrase"), { context, random });
    for (const bytes of [slot.subarray(0, slot.length - 1), slot.subarray(0, 3), concatBytes(slot, slot)]) {
      await expect(openSlot(bytes, by("a long passphrase"), context)).rejects.toThrow(FormatError);
    }
  });

  test("has its own salts, so one passphrase seals differently on two devices", async () => {
    const slots = await Promise.all([1, 2].map(() => sealSlot(root, by("same"), { context, random })));
    expect(slots[0]?.subarray(9, 25)).not.toEqual(slots[1]?.subarray(9, 25));
  });
});

describe("a cost outside the compiled bounds", () => {
  const outside = [
    { memoryKib: 65_535, passes: 3, lanes: 1 },
    { memoryKib: 65_536, passes: 2, lanes: 1 },
    { memoryKib: 65_536, passes: 3, lanes: 0 },
    { memoryKib: 8, passes: 1, lanes: 1 },
    { memoryKib: 0, passes: 0, lanes: 0 },
    { memoryKib: 1_048_577, passes: 3, lanes: 1 },
    { memoryKib: 65_536, passes: 17, lanes: 1 },
    { memoryKib: 65_536, passes: 3, lanes: 2 },
    { memoryKib: 0xffff_ffff, passes: 255, lanes: 255 },
  ];

  test.each(outside)("is never written: %o", async (cost) => {
    await expect(sealSlot(root, by("a long passphrase"), { context, random, cost })).rejects.toThrow(
      RangeError,
    );
  });

  test.each(outside)("is never tried: %o", async (cost) => {
    const slot = await sealSlot(root, by("a long passphrase"), { context, random });
    const view = new DataView(slot.buffer, slot.byteOffset);
    view.setUint32(2, cost.memoryKib);
    view.setUint8(6, cost.passes);
    view.setUint8(7, cost.lanes);
    let tried = 0;
    const counting: Stretch = (...input) => {
      tried++;
      return stretch(...input);
    };
    await expect(openSlot(slot, by("a long passphrase", counting), context)).rejects.toThrow(FormatError);
    expect(tried).toBe(0);
  });

  test("an unknown version or kind is refused, and a passkey slot with a cost", async () => {
    const secret = random.bytes(32);
    const slot = await sealSlot(root, { kind: "passkey", secret }, { context, random });
    for (const [at, value] of [
      [0, 0],
      [0, 2],
      [1, 0],
      [1, 3],
      [5, 1],
      [6, 3],
      [7, 1],
    ] as const) {
      const changed = slot.slice();
      changed[at] = value;
      await expect(openSlot(changed, { kind: "passkey", secret }, context)).rejects.toThrow(FormatError);
    }
  });

  test("a higher cost within the bounds is taken as it is", async () => {
    const cost = { memoryKib: 131_072, passes: 4, lanes: 1 };
    const slot = await sealSlot(root, by("a long passphrase"), { context, random, cost });
    expect(await openSlot(slot, by("a long passphrase"), context)).toEqual(root);
  });
});

test("a passkey slot opens with its secret only", async () => {
  const secret = random.bytes(32);
  const slot = await sealSlot(root, { kind: "passkey", secret }, { context, random });
  expect(slotKind(slot)).toBe("passkey");
  expect(await openSlot(slot, { kind: "passkey", secret }, context)).toEqual(root);
  expect(await openSlot(slot, { kind: "passkey", secret: random.bytes(32) }, context)).toBeNull();
  const short = { kind: "passkey", secret: random.bytes(16) } as const;
  await expect(sealSlot(root, short, { context, random })).rejects.toThrow(RangeError);
});

describe("a passphrase as bytes", () => {
  test("is the same from two keyboards and with white space at its ends", () => {
    expect(passphraseToBytes("gr\u00fcn")).toEqual(passphraseToBytes("gru\u0308n"));
    expect(passphraseToBytes("\ufb01ne \u2460")).toEqual(passphraseToBytes("fine 1"));
    expect(passphraseToBytes(" \t\u00a0word word\n")).toEqual(passphraseToBytes("word word"));
  });

  test("keeps case and inner spaces", () => {
    expect(passphraseToBytes("word  word")).not.toEqual(passphraseToBytes("word word"));
    expect(passphraseToBytes("Word")).not.toEqual(passphraseToBytes("word"));
  });

  test.each(["", " ", "\n\t\u00a0"])("refuses the empty passphrase %j", (text) => {
    expect(() => passphraseToBytes(text)).toThrow(RangeError);
  });
});
