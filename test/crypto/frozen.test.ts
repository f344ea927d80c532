import { expect, test } from "vitest";
import { makeHpkeKem } from "../../crypto/secret/kem.ts";
import { openSlot, stretchWithArgon2id } from "../../crypto/secret/passphrase.ts";
import { parseRecoveryCode } from "../../crypto/secret/recovery-code.ts";
import { nobleHashes, useHashes } from "../../crypto/public/hash.ts";
import { useWasmHashes } from "../../crypto/secret/wasm-hashes.ts";
import { hexToBytes } from "../../crypto/public/encodings.ts";
import frozen from "../vectors/claros-v1.json" with { type: "json" };
import { claros1 } from "../vectors/claros-v1.ts";

test.each(["noble", "wasm"])(
  "every value of format version 1 is what it was when practices began to be written (%s)",
  async (by) => {
    useHashes(nobleHashes);
    if (by === "wasm") expect(await useWasmHashes()).toBe(true);
    const values = await claros1();
    expect(Object.keys(values).length).toBeGreaterThan(15);
    expect({ origin: frozen.origin, hpke: frozen.hpke, ...values }).toEqual(frozen);
  },
);

test("the frozen slot and code open today", async () => {
  const bytes = (length: number, start: number) =>
    Uint8Array.from({ length }, (_, at) => (start + at) & 0xff);
  const by = { kind: "passphrase", passphrase: "Gr\u00fcn  geht1", stretch: stretchWithArgon2id } as const;
  expect(await openSlot(hexToBytes(frozen.slot), by, bytes(75, 3))).toEqual(bytes(32, 9));
  expect(parseRecoveryCode(frozen.recoveryCode)).toMatchObject({ is: "code", secret: bytes(32, 200) });
});

test("a wrap that HPKE made when practices began to be written opens today", async () => {
  const { seed, info, sealed, plaintext } = frozen.hpke;
  const opened = await makeHpkeKem().open(hexToBytes(seed), hexToBytes(info), hexToBytes(sealed));
  expect(opened).toEqual(hexToBytes(plaintext));
});
