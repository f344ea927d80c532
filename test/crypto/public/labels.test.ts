import { expect, test } from "vitest";
import {
  HASH_LABELS,
  HPKE_WRAP_LABEL,
  KDF_LABELS,
  SEAL_USES,
  SIGNED_KINDS,
} from "../../../crypto/public/labels.ts";

const families = {
  hash: Object.values(HASH_LABELS),
  derivation: [...Object.values(KDF_LABELS), HPKE_WRAP_LABEL],
  seal: Object.values(SEAL_USES).map(({ label }) => label),
  signature: Object.values(SIGNED_KINDS).map(({ label }) => label),
};

test.each(Object.entries(families))("no two uses of the %s share a label", (_, labels) => {
  expect(labels.length).toBeGreaterThan(5);
  expect(new Set(labels).size).toBe(labels.length);
});

test("every label is plain text of one form, so none can contain the zero byte that ends it", () => {
  for (const label of Object.values(families).flat()) expect(label).toMatch(/^claros\/[a-z0-9-]+\/v1$/);
});

test("every signed kind has a byte of its own and is named by its label", () => {
  const bytes = Object.values(SIGNED_KINDS).map(({ byte }) => byte);
  expect(new Set(bytes).size).toBe(bytes.length);
  for (const [kind, { label }] of Object.entries(SIGNED_KINDS)) expect(label).toBe(`claros/${kind}/v1`);
});
