import { describe, expect, test } from "vitest";
import { bytesToHex } from "../../../../crypto/public/encodings.ts";
import type { ScopeId } from "../../../../crypto/public/ids.ts";
import { makeKit, readCode, restoreFromKit } from "../../../../client/engine/keyring/recovery.ts";
import { type RecordSigner, writeRecord } from "../../../../client/engine/membership/author/write-record.ts";
import { placeAfter, scopeOf } from "../../../../client/engine/membership/roster.ts";
import { makeSimSuite } from "../../../support/sim-suite.ts";
import { Device, PASSPHRASE, PracticeWorld } from "../membership/practice-world.ts";

async function withKit(seed: string) {
  const world = new PracticeWorld(makeSimSuite(seed));
  const owner = await world.found();
  const clinician = await world.hire(owner, ["clinician"]);
  const patient = await clinician.addPatient();
  const code = await newKit(world, clinician);
  await world.settle();
  return { world, owner, clinician, patient, code };
}

async function newKit(world: PracticeWorld, device: Device): Promise<string> {
  const { code, signPublic, kemPublic } = await makeKit(device.open.practice, world.suite);
  const keys = { signPublic: bytesToHex(signPublic), kemPublic: bytesToHex(kemPublic) };
  expect(await device.does({ act: "set-kit", ...keys })).toBeNull();
  return code;
}

async function restore(world: PracticeWorld, code: string): Promise<Device> {
  const practice = world.devices[0]?.open.practice;
  if (practice === undefined) throw new Error("no practice");
  const kit = await readCode(code).kitFor(practice, world.suite);
  if (kit === null) throw new Error("a code of another practice");
  const store = await world.newStore();
  const { records } = world.relay;
  await restoreFromKit(store, world.suite, { practice, kit, records, passphrase: PASSPHRASE });
  return new Device(world, store).unlock();
}

async function vouch(device: Device): Promise<string> {
  const record = await device.open.vouching?.record();
  if (record === undefined || record === null) return "no record";
  const code = await device.world.relay.append(record);
  await device.pull();
  return code;
}

describe("a recovery kit", () => {
  test("restores a member on a new device from the printed code alone, and everybody sees it", async () => {
    const { world, owner, clinician, patient, code } = await withKit("restore");
    const restored = await restore(world, code.toLowerCase().replaceAll(" ", "-"));
    expect(restored.open.member).toBe(clinician.open.member);
    expect(await vouch(restored)).toBe("ok");
    const scope = scopeOf(restored.open.log.data, "case", patient) as ScopeId;
    expect(restored.open.keyring.sealerFor(scope)).not.toBeNull();
    expect(restored.open.vouching).toBeNull();
    expect(await restored.store.get("keys", "voucher")).toBeNull();
    await world.settle();
    expect(owner.open.log.data.devices.get(restored.open.device)?.member).toBe(clinician.open.member);
    const again = await new Device(world, restored.store).unlock();
    expect(again.open.keyring.sealerFor(scope)).not.toBeNull();
  });

  test("M8: may do nothing but add a device of its member", async () => {
    const { world, owner, clinician, code } = await withKit("only");
    const kit = await readCode(code).kitFor(owner.open.practice, world.suite);
    if (kit === null) throw new Error("no kit");
    const { data } = owner.open.log;
    const key = world.suite.signingKey(kit.signSeed);
    const signer: RecordSigner = { device: kit.device, sign: (kind, bytes) => key.sign(kind, bytes) };
    for (const parts of [
      { type: "revoke-device" as const, subject: clinician.open.device },
      { type: "remove-member" as const, subject: owner.open.member },
      { type: "set-role" as const, subject: clinician.open.member, roles: 1 },
      { type: "add-scope" as const },
      { type: "rotate" as const },
      { type: "invite" as const },
    ]) {
      const record = await writeRecord(parts, placeAfter(data), signer);
      expect(await world.relay.append(record)).toBe("not-allowed");
      expect(world.relay.lastReason).toBe("a kit may only add a device");
    }
    expect(clinician.open.log.data.devices.get(kit.device)?.kind).toBe("kit");
  });

  test("that was replaced restores nothing, and opens no key from then on", async () => {
    const { world, clinician, patient, code } = await withKit("replaced");
    const next = await newKit(world, clinician);
    await world.settle();
    await expect(restore(world, code)).rejects.toMatchObject({ code: "wrong-recovery-code" });
    const restored = await restore(world, next);
    expect(await vouch(restored)).toBe("ok");
    const scope = scopeOf(restored.open.log.data, "case", patient) as ScopeId;
    expect(restored.open.keyring.sealerFor(scope)?.epoch).toBe(2);
  });

  test("works for a member who is dirty", async () => {
    const { world, owner, clinician, patient, code } = await withKit("dirty kit");
    const phone = await world.link(clinician);
    await owner.pull();
    await owner.does({ act: "revoke-device", device: phone.open.device });
    const restored = await restore(world, code);
    expect(await vouch(restored)).toBe("ok");
    await restored.sync();
    const scope = scopeOf(restored.open.log.data, "case", patient) as ScopeId;
    expect(restored.open.keyring.sealerFor(scope)).not.toBeNull();
    expect(restored.alarms).toEqual([]);
  });

  test("is made anew on the present head when another record came first", async () => {
    const { world, owner, code } = await withKit("kit race");
    const restored = await restore(world, code);
    await owner.addPatient();
    expect(await vouch(restored)).toBe("stale-log");
    expect(await vouch(restored)).toBe("ok");
  });

  test("names what is wrong with a mistyped code", async () => {
    const { world, owner, code } = await withKit("typed");
    const other = await makeKit(
      (await new PracticeWorld(makeSimSuite("else")).found()).open.practice,
      world.suite,
    );
    for (const [typed, detail] of [
      [code.slice(1), "63 characters"],
      ["", "0 characters"],
      [`!${code.slice(1)}`, "character 1"],
      [code.startsWith("7") ? `8${code.slice(1)}` : `7${code.slice(1)}`, "checksum"],
    ] as const) {
      expect(() => readCode(typed)).toThrow(`wrong-recovery-code: ${detail}`);
    }
    expect(await readCode(other.code).kitFor(owner.open.practice, world.suite)).toBeNull();
    const unknown = await makeKit(owner.open.practice, world.suite);
    await expect(restore(world, unknown.code)).rejects.toMatchObject({ code: "wrong-recovery-code" });
  });

  test("does not take a log that somebody changed", async () => {
    const { world, owner, code } = await withKit("changed log");
    const { practice } = owner.open;
    const kit = await readCode(code).kitFor(practice, world.suite);
    if (kit === null) throw new Error("no kit");
    const store = await world.newStore();
    const records = world.relay.records.map((record) => record.slice());
    const last = records.at(-1);
    if (last !== undefined) last[100] = (last[100] ?? 0) ^ 1;
    const input = { practice, kit, records, passphrase: PASSPHRASE };
    await expect(restoreFromKit(store, world.suite, input)).rejects.toMatchObject({ code: "damaged" });
    expect(await store.range("keys")).toEqual([]);
  });
});
