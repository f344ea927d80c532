/**
 * Seals the rows of this device's disk under the device root. The table and the key of the row are in the header, so a row
 * moved to another place does not open. Nothing sealed here leaves the device, and no rotation of the practice's keys can
 * strand it.
 */
import { concatBytes, textToBytes } from "../../../crypto/public/bytes.ts";
import { labelPrefix } from "../../../crypto/public/hash.ts";
import { type BoxKey, makeBoxKey, openBox, SALT_BYTES, sealBox } from "../../../crypto/secret/box.ts";
import type { Random } from "../../../crypto/secret/random.ts";
import type { LocalSeal } from "../contract.ts";
import { Fault } from "../fault.ts";
import type { StoreTable } from "../store/store.ts";

export interface ForgettableSeal extends LocalSeal {
  /** Lends the root itself, for a backup and for nothing else. */
  withRoot<T>(use: (root: Uint8Array) => T): T;
  /** Overwrites the root; every later call faults with `locked`. */
  forget(): void;
}

/** Takes its own copy of `root` (32 bytes). */
export function makeLocalSeal(root: Uint8Array, random: Random): ForgettableSeal {
  const key = root.slice();
  const boxKey = makeBoxKey(key);
  let locked = false;
  const requireKey = (): BoxKey => {
    if (locked) throw new Fault("locked");
    return boxKey;
  };
  return {
    seal(table, rowKey, plaintext) {
      const salt = random.bytes(SALT_BYTES);
      const header = rowHeader(table, rowKey);
      return concatBytes(salt, sealBox({ key: requireKey(), use: "local", salt, header, plaintext }));
    },
    open(table, rowKey, sealed) {
      const key = requireKey();
      if (sealed.length < SALT_BYTES) return null;
      const [salt, body] = [sealed.subarray(0, SALT_BYTES), sealed.subarray(SALT_BYTES)];
      return openBox({ key, use: "local", salt, header: rowHeader(table, rowKey), body });
    },
    withRoot(use) {
      requireKey();
      return use(key);
    },
    forget() {
      locked = true;
      boxKey.forget();
      key.fill(0);
    },
  };
}

function rowHeader(table: StoreTable, rowKey: string): Uint8Array {
  return concatBytes(labelPrefix(table), textToBytes(rowKey));
}
