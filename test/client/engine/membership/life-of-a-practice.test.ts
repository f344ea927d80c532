import { describe, expect, test } from "vitest";
import type { ScopeId } from "../../../../crypto/public/ids.ts";
import { isDirtyScope, scopeOf } from "../../../../client/engine/membership/roster.ts";
import { makeSimSuite } from "../../../support/sim-suite.ts";
import { expectExactAccess } from "./exact-access.ts";
import { PracticeWorld } from "./practice-world.ts";

describe("M6: a practice through its life", () => {
  test("opens on every device exactly the scopes of the table, after every step", async () => {
    const world = new PracticeWorld(makeSimSuite("life"));
    const first = await world.found();
    const check = async () => {
      await world.settle();
      expectExactAccess(world);
    };
    await check();
    const second = await world.hire(first, ["owner"]);
    await check();
    const clinician = await world.hire(second, ["clinician"]);
    await check();
    const desk = await world.hire(first, ["front-desk"]);
    await check();
    const ada = await clinician.addPatient();
    await check();
    const ben = await desk.addPatient(["file"]);
    await check();
    const data = () => first.open.log.data;
    expect(await desk.addScopesOf(ben, ["case"])).toBe("these roles may not add a case");
    await desk.open.pending.discard(desk.open.pending.items[0]?.key ?? "");
    expect(await first.addScopesOf(ben, ["case"])).toBeNull();
    await check();
    const trainee = await world.hire(first, ["trainee", "supervisor"]);
    const caseOfAda = scopeOf(data(), "case", ada) as ScopeId;
    const fileOfAda = scopeOf(data(), "file", ada) as ScopeId;
    await clinician.pull();
    expect(await clinician.does({ act: "grant", scope: caseOfAda, member: trainee.open.member })).toBeNull();
    expect(await clinician.does({ act: "grant", scope: fileOfAda, member: trainee.open.member })).toBeNull();
    await check();
    const tablet = await world.link(clinician);
    await check();
    expect(tablet.open.keyring.reads(caseOfAda)).toBe(true);
    expect(await first.does({ act: "leave-out", scope: caseOfAda, member: trainee.open.member })).toBeNull();
    await check();
    expect(trainee.open.keyring.reads(caseOfAda)).toBe(false);
    expect(trainee.open.keyring.openerFor(caseOfAda, 1), "what it has read stays readable").not.toBeNull();
    expect(await second.does({ act: "set-roles", member: desk.open.member, roles: 4 })).toBeNull();
    await check();
    expect(await second.does({ act: "set-roles", member: desk.open.member, roles: 16 + 32 })).toBeNull();
    await check();
    expect(await first.does({ act: "revoke-device", device: tablet.open.device })).toBeNull();
    await check();
    expect(await first.does({ act: "remove-member", member: trainee.open.member })).toBeNull();
    await check();
    expect(await second.does({ act: "set-roles", member: first.open.member, roles: 2 })).toBeNull();
    await check();
    expect(await second.does({ act: "set-roles", member: first.open.member, roles: 3 })).toBeNull();
    await check();
    const dirty = [...data().scopes.values()].filter(({ scope }) => isDirtyScope(data(), scope));
    expect(dirty.map(({ kind, subject }) => [kind, subject])).toEqual([["self", trainee.open.member]]);
  });

  test("the front desk cannot open a case, by any secret in its whole keyring", async () => {
    const world = new PracticeWorld(makeSimSuite("desk"));
    const owner = await world.found();
    const desk = await world.hire(owner, ["front-desk", "biller"]);
    const patient = await owner.addPatient();
    await world.settle();
    const { data } = desk.open.log;
    const scope = scopeOf(data, "case", patient) as ScopeId;
    const { secrets } = desk.open.keyring;
    expect(secrets.secret({ kind: "scope", id: scope, epoch: 1 })).toBeNull();
    expect(desk.open.keyring.reads(scopeOf(data, "file", patient) as ScopeId)).toBe(true);
  });

  test("keeps its history: a new owner opens every epoch of every scope", async () => {
    const world = new PracticeWorld(makeSimSuite("history"));
    const owner = await world.found();
    const clinician = await world.hire(owner, ["clinician"]);
    const patient = await clinician.addPatient();
    const leaver = await world.hire(owner, ["owner"]);
    await owner.does({ act: "remove-member", member: leaver.open.member });
    await world.settle();
    const heir = await world.hire(owner, ["owner"]);
    await world.settle();
    const scope = scopeOf(heir.open.log.data, "case", patient) as ScopeId;
    expect(heir.open.rights.currentEpoch(scope)).toBe(2);
    for (const epoch of [1, 2]) {
      expect(heir.open.keyring.openerFor(scope, epoch)).not.toBeNull();
      expect(clinician.open.keyring.openerFor(scope, epoch)).not.toBeNull();
    }
  });
});
