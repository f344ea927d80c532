import { describe, expect, test } from "vitest";
import { makeSimSuite } from "../../../support/sim-suite.ts";
import { PracticeWorld } from "./practice-world.ts";

describe("a practice", () => {
  test("begins with one owner who opens all of its scopes", async () => {
    const world = new PracticeWorld(makeSimSuite("begin"));
    const owner = await world.found();
    for (const scope of owner.open.log.data.scopes.keys()) {
      expect(owner.open.keyring.sealerFor(scope)).not.toBeNull();
    }
    expect(owner.alarms).toEqual([]);
  });

  test("hires people", async () => {
    const world = new PracticeWorld(makeSimSuite("hire"));
    const owner = await world.found();
    const clinician = await world.hire(owner, ["clinician"]);
    const desk = await world.hire(owner, ["front-desk"]);
    await world.settle();
    expect(owner.open.log.length).toBe(world.relay.records.length);
    const patient = await clinician.addPatient();
    expect(world.devices.flatMap((d) => d.alarms)).toEqual([]);
  });
});
