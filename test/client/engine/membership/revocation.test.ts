import { describe, expect, test } from "vitest";
import { makeSimSuite } from "../../../support/sim-suite.ts";
import type { ScopeId } from "../../../../crypto/public/ids.ts";
import { livingMembers } from "../../../../sync-server/protocol/membership/holders.ts";
import { rolesToSet } from "../../../../sync-server/protocol/roles.ts";
import { removeMember } from "../../../../client/engine/membership/author/members.ts";
import { type RecordSigner, writeRecord } from "../../../../client/engine/membership/author/write-record.ts";
import {
  isDirtyMember,
  isDirtyScope,
  placeAfter,
  scopeOf,
} from "../../../../client/engine/membership/roster.ts";
import { type Device, PracticeWorld } from "./practice-world.ts";

/** Everything that `device` could open before, it still tries on the whole log that somebody captured for it. */
async function tryEverything(device: Device, world: PracticeWorld) {
  const { keyring, log } = device.open;
  await log.receive(log.length, world.relay.records.slice(log.length));
  await keyring.refresh(log.data);
  const opened: string[] = [];
  for (const [key, epochs] of log.data.keys) {
    for (const { subject, epoch, openedAt } of epochs) {
      if (keyring.secrets.secret({ ...subject, epoch }) !== null) opened.push(`${key} ${epoch} ${openedAt}`);
    }
  }
  return opened.map((line) => Number(line.split(" ")[2]));
}

describe("M5: whoever was removed", () => {
  test("opens no epoch that began with the removal or later, with all old keys and the whole log", async () => {
    const world = new PracticeWorld(makeSimSuite("remove"));
    const owner = await world.found();
    const leaver = await world.hire(owner, ["owner", "clinician"]);
    await leaver.addPatient();
    await world.settle();
    const at = world.relay.records.length;
    expect(await owner.does({ act: "remove-member", member: leaver.open.member })).toBeNull();
    await owner.addPatient();
    world.devices.splice(world.devices.indexOf(leaver), 1);
    await world.settle();
    const openedAt = await tryEverything(leaver, world);
    expect(openedAt.length).toBeGreaterThan(8);
    expect(Math.max(...openedAt)).toBeLessThan(at);
    expect(leaver.open.log.removedBy).toBe("remove-member");
  });

  test("opens nothing new with a revoked device, also not through a dirty member", async () => {
    const world = new PracticeWorld(makeSimSuite("dirty"));
    const owner = await world.found();
    const clinician = await world.hire(owner, ["clinician", "front-desk"]);
    const stolen = await world.link(clinician);
    const patient = await clinician.addPatient();
    await world.settle();
    const at = world.relay.records.length;
    expect(await owner.does({ act: "revoke-device", device: stolen.open.device })).toBeNull();
    expect(isDirtyMember(owner.open.log.data, clinician.open.member)).toBe(true);
    // While the member is dirty: a new person in care, a grant, another role key.
    const other = await owner.addPatient();
    const scope = scopeOf(owner.open.log.data, "case", other) as ScopeId;
    await owner.does({ act: "grant", scope, member: clinician.open.member });
    await owner.does({
      act: "set-roles",
      member: clinician.open.member,
      roles: rolesToSet(["clinician", "owner"]),
    });
    await clinician.pull();
    expect(clinician.open.keyring.reads(scope)).toBe(true);
    world.devices.splice(world.devices.indexOf(stolen), 1);
    await world.settle();
    expect(isDirtyMember(owner.open.log.data, clinician.open.member)).toBe(false);
    const late = await world.link(clinician);
    await world.settle();
    const { data } = late.open.log;
    for (const kind of ["file", "case"] as const) {
      for (const subject of [patient, other]) {
        expect(late.open.keyring.sealerFor(scopeOf(data, kind, subject) as ScopeId)).not.toBeNull();
      }
    }
    expect(
      late.open.keyring.sealerFor(scopeOf(data, "self", clinician.open.member) as ScopeId),
    ).not.toBeNull();
    const openedAt = await tryEverything(stolen, world);
    expect(Math.max(...openedAt)).toBeLessThan(at);
    expect(stolen.open.log.removedBy).toBe("revoke-device");
  });

  test("a device added while its member is dirty receives what the others hold", async () => {
    const world = new PracticeWorld(makeSimSuite("dirty add"));
    const owner = await world.found();
    const clinician = await world.hire(owner, ["clinician"]);
    const stolen = await world.link(clinician);
    const patient = await clinician.addPatient();
    await world.settle();
    const fragment = await world.invite(clinician, "device");
    const asking = await world.ask(fragment, clinician.open.member);
    await clinician.open.pending.propose({
      act: "admit",
      request: Buffer.from(asking.request).toString("hex"),
    });
    await owner.does({ act: "revoke-device", device: stolen.open.device });
    world.devices.splice(world.devices.indexOf(stolen), 1);
    await clinician.sync();
    const added = await world.start(asking.device);
    await world.settle();
    const scope = scopeOf(added.open.log.data, "case", patient) as ScopeId;
    expect(added.open.keyring.sealerFor(scope)).not.toBeNull();
    expect(added.alarms).toEqual([]);
  });
});

describe("one's own lost device", () => {
  test("ends with a new secret of the member in the same record", async () => {
    const world = new PracticeWorld(makeSimSuite("own"));
    const owner = await world.found();
    const phone = await world.link(owner);
    const patient = await owner.addPatient();
    await world.settle();
    const at = world.relay.records.length;
    expect(await owner.does({ act: "revoke-device", device: phone.open.device })).toBeNull();
    expect(isDirtyMember(owner.open.log.data, owner.open.member)).toBe(false);
    const scope = scopeOf(owner.open.log.data, "case", patient) as ScopeId;
    expect(isDirtyScope(owner.open.log.data, scope)).toBe(false);
    expect(owner.open.keyring.sealerFor(scope)?.epoch).toBe(2);
    expect(Math.max(...(await tryEverything(phone, world)))).toBeLessThan(at);
  });

  test("is not the last one: a member keeps a device", async () => {
    const world = new PracticeWorld(makeSimSuite("last"));
    const owner = await world.found();
    const reason = await owner.does({ act: "revoke-device", device: owner.open.device });
    expect(reason).not.toBeNull();
    expect(livingMembers(owner.open.log.data)).toHaveLength(1);
  });
});

describe("a dirty scope", () => {
  test("is rotated by a clinician who lacks the owner role, through a channel", async () => {
    const world = new PracticeWorld(makeSimSuite("channel"));
    const owner = await world.found();
    const clinician = await world.hire(owner, ["clinician"]);
    const colleague = await world.hire(owner, ["clinician"]);
    const patient = await clinician.addPatient();
    await world.settle();
    const scope = scopeOf(clinician.open.log.data, "case", patient) as ScopeId;
    await clinician.does({ act: "grant", scope, member: colleague.open.member });
    // A removal whose author was interrupted: the role keys have new epochs, the scopes do not.
    await owner.pull();
    const { member, device, keyring, log } = owner.open;
    const context = { data: log.data, secrets: keyring.secrets, member, suite: world.suite };
    const parts = await removeMember(context, colleague.open.member, []);
    const epochs = parts.epochs?.filter(({ subject }) => subject.kind === "role") ?? [];
    const signer: RecordSigner = { device, sign: (kind, bytes) => keyring.sign(kind, bytes) };
    const record = await writeRecord({ ...parts, epochs }, placeAfter(log.data), signer);
    expect(await world.relay.append(record)).toBe("ok");
    world.devices.splice(world.devices.indexOf(colleague), 1);
    await clinician.pull();
    const { data } = clinician.open.log;
    const dirty = [...data.scopes.keys()].filter((id) => isDirtyScope(data, id));
    expect(dirty).toContain(scope);
    expect(clinician.open.keyring.sealerFor(scope)).toBeNull();
    const { pending } = clinician.open;
    expect(await pending.proposeRotation(dirty)).toBe(true);
    expect(await pending.proposeRotation(dirty), "it waits already").toBe(false);
    expect(pending.items).toHaveLength(1);
    await world.settle();
    expect(await pending.proposeRotation(dirty), "all are clean").toBe(false);
    expect(pending.items).toEqual([]);
    for (const device of [owner, clinician]) {
      expect(isDirtyScope(device.open.log.data, scope)).toBe(false);
      expect(device.open.keyring.sealerFor(scope)?.epoch).toBe(2);
      expect(device.alarms).toEqual([]);
    }
  });
});

describe("M4: cuts", () => {
  test("name the last entries of what is taken, and nothing of what stays", async () => {
    const world = new PracticeWorld(makeSimSuite("cuts"));
    const owner = await world.found();
    const leaver = await world.hire(owner, ["clinician"]);
    const patient = await leaver.addPatient();
    await world.settle();
    const { data } = owner.open.log;
    const scope = scopeOf(data, "case", patient) as ScopeId;
    const foreign = scopeOf(data, "owner", "0".repeat(32) as never) as ScopeId;
    const hash = new Uint8Array(32);
    owner.heads = [
      { device: leaver.open.device, scope, incarnation: 1, counter: 7, hash },
      { device: leaver.open.device, scope: foreign, incarnation: 0, counter: 2, hash },
      { device: owner.open.device, scope, incarnation: 0, counter: 9, hash },
    ];
    expect(await owner.does({ act: "remove-member", member: leaver.open.member })).toBeNull();
    const cuts = [...owner.open.log.data.cuts];
    expect(cuts).toHaveLength(1);
    expect(cuts[0]?.[1]).toEqual([{ at: owner.open.log.length - 1, incarnation: 1, counter: 7 }]);
  });
});
