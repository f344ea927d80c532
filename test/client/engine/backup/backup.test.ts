import { describe, expect, test } from "vitest";
import type { ScopeId } from "../../../../crypto/public/ids.ts";
import { sealArchive } from "../../../../crypto/secret/archive.ts";
import { openBackup, restoreBackup, saveBackup } from "../../../../client/engine/backup/backup.ts";
import { newScopeId } from "../../../../client/engine/membership/author/genesis.ts";
import { scopeOf } from "../../../../client/engine/membership/roster.ts";
import type { StoreWrite } from "../../../../client/engine/store/store.ts";
import { makeSimSuite } from "../../../support/sim-suite.ts";
import { Device, PracticeWorld } from "../membership/practice-world.ts";

const FILE_PASSPHRASE = "ten tall trees";
const NOTE = new TextEncoder().encode("written before the fire");

const world = new PracticeWorld(makeSimSuite("backup"));
const owner = await world.found();
const patient = await owner.addPatient();
const waiting = newScopeId(world.suite);
await owner.open.pending.propose({
  act: "add-scopes",
  scopes: [{ scope: waiting, kind: "file", subject: newScopeId(world.suite) }],
});
const rows: StoreWrite[] = [
  { table: "journal", key: "doc/1", value: owner.open.keyring.local.seal("journal", "doc/1", NOTE) },
  { table: "entries", key: "doc/1", value: new Uint8Array(300).fill(3) },
];
const backup = await saveBackup(owner.store, {
  profile: owner.open,
  local: owner.open.keyring.local,
  rows,
  passphrase: FILE_PASSPHRASE,
});

async function restored() {
  const store = await world.newStore();
  const input = { bytes: backup.bytes, filePassphrase: FILE_PASSPHRASE, passphrase: "rain on the roof" };
  const profile = await restoreBackup(store, world.suite, input);
  return { profile, device: await new Device(world, store).unlock("rain on the roof") };
}

describe("a backup", () => {
  test("restores without a relay: a new device of the same member that reads everything", async () => {
    const { profile, device } = await restored();
    expect(profile.member).toBe(owner.open.member);
    expect(profile.device).not.toBe(owner.open.device);
    const scope = scopeOf(device.open.log.data, "case", patient) as ScopeId;
    expect(device.open.keyring.openerFor(scope, 1)).not.toBeNull();
    expect(device.open.keyring.reads(waiting)).toBe(true);
    const row = (await device.store.get("journal", "doc/1")) ?? new Uint8Array(0);
    expect(device.open.keyring.local.open("journal", "doc/1", row)).toEqual(NOTE);
    expect(await device.store.get("entries", "doc/1")).toEqual(rows[1]?.value);
    expect(backup.entries).toBe(1);
  });

  test("may not write as the old device, and not as the new one before the log knows it", async () => {
    const { device } = await restored();
    const scope = scopeOf(device.open.log.data, "case", patient) as ScopeId;
    expect(device.open.rights.canWrite(scope)).toBe(false);
    expect(device.open.vouching?.device).toBe(owner.open.device);
  });

  test("keeps the old keys only until the new device's record is confirmed", async () => {
    const { device } = await restored();
    const record = (await device.open.vouching?.record()) ?? new Uint8Array(0);
    expect(await world.relay.append(record)).toBe("ok");
    await device.sync();
    const scope = scopeOf(device.open.log.data, "case", patient) as ScopeId;
    expect(device.open.rights.canWrite(scope)).toBe(true);
    expect(device.open.vouching).toBeNull();
    expect(await device.store.get("keys", "voucher")).toBeNull();
    expect(
      device.open.keyring.sealerFor(waiting),
      "what waited was recorded by the new device",
    ).not.toBeNull();
    const again = await new Device(world, device.store).unlock("rain on the roof");
    expect(again.open.keyring.sealerFor(scope)).not.toBeNull();
    expect(device.alarms).toEqual([]);
  });

  test("of a restored device that was never confirmed still has somebody to vouch for it", async () => {
    const { device } = await restored();
    const { bytes } = await saveBackup(device.store, {
      profile: device.open,
      local: device.open.keyring.local,
      rows: [],
      passphrase: FILE_PASSPHRASE,
    });
    const store = await world.newStore();
    const input = { bytes, filePassphrase: FILE_PASSPHRASE, passphrase: "x" };
    await restoreBackup(store, world.suite, input);
    const second = await new Device(world, store).unlock("x");
    expect(second.open.vouching?.device).toBe(owner.open.device);
  });

  test("refuses a wrong passphrase, damage, other files, other versions and another practice by name", async () => {
    const { bytes } = backup;
    const damaged = bytes.slice();
    damaged[bytes.length - 40] = (damaged[bytes.length - 40] ?? 0) ^ 1;
    const magic = new TextEncoder().encode("claros-backup\0");
    const later = await sealArchive(Uint8Array.of(...magic, 2), FILE_PASSPHRASE);
    const letter = await sealArchive(new TextEncoder().encode("a letter"), FILE_PASSPHRASE);
    const file = openBackup(bytes, "ten tall tree");
    await expect(file).rejects.toMatchObject({ code: "backup-wrong-passphrase" });
    await expect(openBackup(bytes, "")).rejects.toMatchObject({ code: "backup-wrong-passphrase" });
    for (const malformed of [damaged, bytes.subarray(0, 900), later, letter, NOTE]) {
      await expect(openBackup(malformed, FILE_PASSPHRASE)).rejects.toMatchObject({
        code: "backup-malformed",
      });
    }
    const store = await world.newStore();
    const practice = (await new PracticeWorld(makeSimSuite("elsewhere")).found()).open.practice;
    const input = { bytes, filePassphrase: FILE_PASSPHRASE, passphrase: "x", practice };
    const restoring = restoreBackup(store, world.suite, input);
    await expect(restoring).rejects.toMatchObject({ code: "backup-other-practice" });
    expect(await store.range("keys")).toEqual([]);
  });
}, 120_000);
