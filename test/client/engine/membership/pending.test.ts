import { describe, expect, test } from "vitest";
import { bytesToHex } from "../../../../crypto/public/encodings.ts";
import { bytesToPatientId, type ScopeId } from "../../../../crypto/public/ids.ts";
import { newScopeId } from "../../../../client/engine/membership/author/genesis.ts";
import { scopeOf } from "../../../../client/engine/membership/roster.ts";
import { makeSimSuite } from "../../../support/sim-suite.ts";
import { Device, PracticeWorld } from "./practice-world.ts";

async function twoOwners(seed: string) {
  const world = new PracticeWorld(makeSimSuite(seed));
  const first = await world.found();
  const second = await world.hire(first, ["owner"]);
  await world.settle();
  return { world, first, second };
}

function patientScopes(device: Device) {
  const patient = bytesToPatientId(device.world.suite.random.bytes(16));
  const scope = newScopeId(device.world.suite);
  return { patient, scope, scopes: [{ scope, kind: "file" as const, subject: patient }] };
}

describe("records that wait", () => {
  test("are usable at once on the device that made them, and not sealable before they are confirmed", async () => {
    const { first } = await twoOwners("waiting");
    const { scope, scopes } = patientScopes(first);
    await first.open.pending.propose({ act: "add-scopes", scopes });
    expect(first.open.keyring.reads(scope)).toBe(true);
    expect(first.open.keyring.sealerFor(scope)).toBeNull();
    expect(first.open.rights.canWrite(scope)).toBe(false);
    expect(first.open.log.data.scopes.has(scope)).toBe(false);
    await first.sync();
    expect(first.open.keyring.sealerFor(scope)?.epoch).toBe(1);
    expect(first.open.rights.canWrite(scope)).toBe(true);
    expect(first.open.pending.size).toBe(0);
  });

  test("survive a restart, and offer the same bytes while the head stands", async () => {
    const { first, world } = await twoOwners("restart");
    const { scope, scopes } = patientScopes(first);
    await first.open.pending.propose({ act: "add-scopes", scopes });
    const offered = await first.open.pending.next();
    const again = await new Device(world, first.store).unlock();
    expect(again.open.keyring.reads(scope)).toBe(true);
    expect(await again.open.pending.next()).toEqual(offered);
  });

  test("are written anew after a lost race: same scope, next head, and no secret that was shown before", async () => {
    const { first, second, world } = await twoOwners("race");
    const mine = patientScopes(first);
    await first.open.pending.propose({ act: "add-scopes", scopes: mine.scopes });
    const lost = await first.open.pending.next();
    await second.addPatient();
    expect(await world.relay.append(lost?.record ?? new Uint8Array(0))).toBe("stale-log");
    await first.sync();
    await world.settle();
    for (const { open } of [first, second]) {
      expect(scopeOf(open.log.data, "file", mine.patient)).toBe(mine.scope);
      expect(open.keyring.sealerFor(mine.scope)).not.toBeNull();
    }
    const confirmed = first.open.log.data.keys.get(`scope:${mine.scope}`)?.[0]?.keyHash ?? new Uint8Array(1);
    expect(bytesToHex(lost?.record ?? confirmed)).not.toContain(bytesToHex(confirmed));
  });

  test("whose answer was lost are found in the log", async () => {
    const { first, world } = await twoOwners("lost answer");
    const { scope, scopes } = patientScopes(first);
    await first.open.pending.propose({ act: "add-scopes", scopes });
    const waiting = await first.open.pending.next();
    expect(await world.relay.append(waiting?.record ?? new Uint8Array(0))).toBe("ok");
    const again = await new Device(world, first.store).unlock();
    await again.pull();
    expect(again.open.pending.size).toBe(0);
    expect(again.open.keyring.sealerFor(scope)).not.toBeNull();
  });

  test("never have the name of one before them: an answer that comes after the log is not taken for theirs", async () => {
    const { first, world } = await twoOwners("late answer");
    const before = await first.open.pending.propose({
      act: "add-scopes",
      scopes: patientScopes(first).scopes,
    });
    const offered = await first.open.pending.next();
    const code = await world.relay.append(offered?.record ?? new Uint8Array(0));
    await first.pull();
    expect(first.open.pending.size).toBe(0);
    const after = await first.open.pending.propose({
      act: "add-scopes",
      scopes: patientScopes(first).scopes,
    });
    expect(after).not.toBe(before);
    await first.open.pending.settled(before, code);
    expect(first.open.pending.items.map(({ key }) => key)).toEqual([after]);
  });

  test("stay with their reason when the validator refuses them, and let the others pass", async () => {
    const { first, second, world } = await twoOwners("refused");
    const mine = patientScopes(first);
    const twin = { ...mine.scopes[0], scope: newScopeId(world.suite) };
    await second.does({ act: "add-scopes", scopes: [twin as (typeof mine.scopes)[0]] });
    const key = await first.open.pending.propose({ act: "add-scopes", scopes: mine.scopes });
    const other = patientScopes(first);
    await first.open.pending.propose({ act: "add-scopes", scopes: other.scopes });
    await first.sync();
    expect(first.open.pending.items).toMatchObject([{ key, refusal: { code: "invalid-record" } }]);
    expect(first.open.keyring.reads(mine.scope), "what was written in it stays readable here").toBe(true);
    expect(first.open.keyring.sealerFor(other.scope)).not.toBeNull();
    await first.open.pending.discard(key);
    expect(first.open.pending.size).toBe(0);
  });

  test("stay with their reason when the relay refuses them", async () => {
    const { first } = await twoOwners("relay refuses");
    const { scopes } = patientScopes(first);
    const key = await first.open.pending.propose({ act: "add-scopes", scopes });
    await first.open.pending.next();
    await first.open.pending.settled(key, "rate");
    expect(first.open.pending.items[0]?.refusal).toBeNull();
    await first.open.pending.settled(key, "too-large");
    expect(first.open.pending.items[0]?.refusal?.code).toBe("too-large");
    expect(await first.open.pending.next()).toBeNull();
  });

  test("vanish when somebody else has done the same", async () => {
    const { first, second, world } = await twoOwners("same");
    const clinician = await world.hire(first, ["clinician"]);
    await world.settle();
    await first.open.pending.propose({ act: "remove-member", member: clinician.open.member });
    await second.does({ act: "remove-member", member: clinician.open.member });
    await first.sync();
    expect(first.open.pending.size).toBe(0);
  });

  test("two owners remove each other: the first in the log wins, everywhere alike", async () => {
    const { first, second, world } = await twoOwners("each other");
    await first.open.pending.propose({ act: "remove-member", member: second.open.member });
    await second.open.pending.propose({ act: "remove-member", member: first.open.member });
    await first.sync();
    await second.sync();
    expect(second.open.log.removedBy).toBe("remove-member");
    expect(first.open.log.removedBy).toBeNull();
    expect(second.open.pending.size).toBe(1);
    expect(await second.open.pending.next()).toBeNull();
    expect(world.relay.records.length).toBe(first.open.log.length);
  });

  test("a removal that is too large for one record goes on in the next ones", async () => {
    const { first, second, world } = await twoOwners("chunks");
    const scopes: ScopeId[] = [];
    for (let record = 0; record < 6; record++) {
      const lines = Array.from({ length: 200 }, () => patientScopes(first).scopes[0]);
      const added = lines.flatMap((line) => line ?? []);
      scopes.push(...added.map(({ scope }) => scope));
      await first.does({ act: "add-scopes", scopes: added });
    }
    await second.sync();
    const before = world.relay.records.length;
    expect(await first.does({ act: "remove-member", member: second.open.member })).toBeNull();
    const written = world.relay.records.slice(before);
    expect(written.length).toBeGreaterThan(1);
    expect(Math.max(...written.map(({ length }) => length))).toBeLessThanOrEqual(512 * 1024);
    for (const scope of scopes) expect(first.open.keyring.sealerFor(scope)?.epoch).toBe(2);
    expect(first.open.pending.size).toBe(0);
  });
});
