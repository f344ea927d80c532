import { describe, expect, test } from "vitest";
import { bytesToDeviceId, bytesToMemberId, bytesToPracticeId } from "../../../../crypto/public/ids.ts";
import { makeWebSuite } from "../../../../crypto/secret/suite.ts";
import { makeIdentity, readIdentity } from "../../../../client/engine/keyring/identity.ts";
import { makeLocalSeal } from "../../../../client/engine/keyring/local-seal.ts";
import { writeNewProfile } from "../../../../client/engine/keyring/new-profile.ts";
import {
  changePassphrase,
  openRoot,
  type Profile,
  profileRow,
  readProfile,
  removeSlot,
  slotKeys,
} from "../../../../client/engine/keyring/slots.ts";
import { makeMemoryDirectory } from "../../../../client/engine/store/memory.ts";
import type { EngineStore, StoreRow } from "../../../../client/engine/store/store.ts";
import { makeSimSuite } from "../../../support/sim-suite.ts";

const suite = makeSimSuite("slots");

async function aProfile(passphrase = "a lamp in the window") {
  const store = await makeMemoryDirectory().open("one");
  const identity = await makeIdentity(suite);
  const profile: Profile = {
    practice: bytesToPracticeId(suite.random.bytes(32)),
    member: bytesToMemberId(suite.random.bytes(16)),
    device: identity.device,
  };
  await writeNewProfile(store, suite, { profile, identity, passphrase });
  return { store, profile, identity };
}

async function everything(store: EngineStore): Promise<readonly StoreRow[]> {
  return [...(await store.range("keys")), ...(await store.range("meta")), ...(await store.range("log"))];
}

describe("the slots of a device root", () => {
  test("open with the passphrase, and the root opens the device's keys", async () => {
    const { store, profile, identity } = await aProfile();
    const root = await openRoot(store, "a lamp in the window", suite);
    expect(root).toHaveLength(32);
    const local = makeLocalSeal(root ?? new Uint8Array(32), suite.random);
    expect(await readIdentity(store, local, { suite })).toEqual(identity);
    expect(await readProfile(store)).toEqual(profile);
  });

  test("stay shut to another passphrase, and nothing on the disk changes", async () => {
    const { store } = await aProfile();
    const before = await everything(store);
    for (const wrong of ["a lamp in the windows", "", "   ", "A lamp in the window"]) {
      expect(await openRoot(store, wrong, suite)).toBeNull();
      expect(await changePassphrase(store, { current: wrong, next: "another one" }, suite)).toBe(false);
    }
    expect(await everything(store)).toEqual(before);
  });

  test("change to a new passphrase: the same root, and the old one opens nothing", async () => {
    const { store } = await aProfile();
    const root = await openRoot(store, "a lamp in the window", suite);
    const change = { current: "a lamp in the window", next: "rain on the roof" };
    expect(await changePassphrase(store, change, suite)).toBe(true);
    expect(await openRoot(store, "a lamp in the window", suite)).toBeNull();
    expect(await openRoot(store, "rain on the roof", suite)).toEqual(root);
    expect(await slotKeys(store)).toHaveLength(1);
  });

  test("M9: the last passphrase slot cannot be removed", async () => {
    const { store } = await aProfile();
    const [slot] = await slotKeys(store);
    await expect(removeSlot(store, slot ?? "")).rejects.toMatchObject({ code: "not-permitted" });
    expect(await openRoot(store, "a lamp in the window", suite)).not.toBeNull();
  });

  test("K7: a slot with a cheaper or an absurd cost is refused without trying", async () => {
    const { store } = await aProfile();
    const [key] = await slotKeys(store);
    const slot = (await store.get("keys", key ?? "")) ?? new Uint8Array(0);
    for (const [at, value] of [
      [3, 0],
      [2, 0xff],
      [6, 1],
      [6, 200],
      [7, 2],
    ] as const) {
      const weak = slot.slice();
      weak[at] = value;
      await store.commit([{ table: "keys", key: key ?? "", value: weak }], "strict");
      const opening = openRoot(store, "a lamp in the window", suite);
      await expect(opening).rejects.toMatchObject({ code: "weak-parameters" });
    }
  });

  test("a slot that was copied into another profile does not open", async () => {
    const { store, profile } = await aProfile();
    for (const changed of [
      { ...profile, practice: bytesToPracticeId(new Uint8Array(32)) },
      { ...profile, member: bytesToMemberId(new Uint8Array(16)) },
      { ...profile, device: bytesToDeviceId(new Uint8Array(16)) },
    ]) {
      await store.commit([profileRow(changed)], "strict");
      expect(await openRoot(store, "a lamp in the window", suite)).toBeNull();
    }
  });

  test("work with the real passphrase function", async () => {
    const real = makeWebSuite();
    const store = await makeMemoryDirectory().open("real");
    const identity = await makeIdentity(real);
    const practice = bytesToPracticeId(real.random.bytes(32));
    const profile = { practice, member: bytesToMemberId(real.random.bytes(16)), device: identity.device };
    await writeNewProfile(store, real, { profile, identity, passphrase: "a lamp in the window" });
    expect(await openRoot(store, "a lamp in the window ", real)).not.toBeNull();
    expect(await openRoot(store, "a lamp", real)).toBeNull();
  });
});

describe("the local seal", () => {
  const local = makeLocalSeal(suite.random.bytes(32), suite.random);
  const sealed = local.seal("journal", "one/1", new TextEncoder().encode("a note"));

  test("opens a row where it was written, and nowhere else", () => {
    expect(local.open("journal", "one/1", sealed)).toEqual(new TextEncoder().encode("a note"));
    expect(local.open("journal", "one/2", sealed)).toBeNull();
    expect(local.open("states", "one/1", sealed)).toBeNull();
    expect(makeLocalSeal(suite.random.bytes(32), suite.random).open("journal", "one/1", sealed)).toBeNull();
  });

  test("refuses a row with any byte changed or cut", () => {
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x40;
      expect(local.open("journal", "one/1", changed)).toBeNull();
      expect(local.open("journal", "one/1", sealed.subarray(0, at))).toBeNull();
    }
  });

  test("faults once it is forgotten", () => {
    const gone = makeLocalSeal(suite.random.bytes(32), suite.random);
    gone.forget();
    expect(() => gone.seal("journal", "one/1", sealed)).toThrow("locked");
    expect(() => gone.open("journal", "one/1", sealed)).toThrow("locked");
  });
});
