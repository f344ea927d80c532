import { describe, expect, test } from "vitest";
import { bytesToHex } from "../../../../crypto/public/encodings.ts";
import type { ScopeId } from "../../../../crypto/public/ids.ts";
import { livingDevices, livingMembers } from "../../../../sync-server/protocol/membership/holders.ts";
import { newScopeId } from "../../../../client/engine/membership/author/genesis.ts";
import type { Intent } from "../../../../client/engine/membership/intents.ts";
import { makeSimSuite } from "../../../support/sim-suite.ts";
import { expectExactAccess } from "./exact-access.ts";
import { type Device, PracticeWorld } from "./practice-world.ts";

const SEEDS = 3;
const STEPS = 30;

/** Reasons that a race or a missing right explains. Anything else says that an author wrote what the validator does not allow. */
const EXPLAINED = [
  /^only an owner/,
  /^only who/,
  /^these roles may not/,
  /^no such living/,
  /^nobody/,
  /^a device cannot revoke itself/,
  /^a member keeps at least one device/,
  /^the invite is/,
  /^not-permitted: secret of/,
  /^not-permitted: no key of a scope/,
  /^the scope needs a new epoch first/,
  /^signed by a revoked device/,
  /^only a device of the same member/,
];

function dice(seed: string) {
  const { random } = makeSimSuite(`dice ${seed}`);
  const below = (limit: number) => (random.bytes(4).reduce((sum, byte) => sum * 256 + byte, 0) >>> 0) % limit;
  return { below, pick: <T>(items: readonly T[]): T => items[below(items.length)] as T };
}

type Dice = ReturnType<typeof dice>;

function anIntent(device: Device, { below, pick }: Dice): Intent {
  const { data } = device.open.log;
  const { member: own } = device.open;
  const member = pick(livingMembers(data)).member;
  const shared = [...data.scopes.values()].filter(({ kind }) => kind === "file" || kind === "case");
  const scope = shared.length === 0 ? null : pick(shared).scope;
  const kind = pick(["file", "case"] as const);
  const subject = newScopeId(device.world.suite);
  const add: Intent = {
    act: "add-scopes",
    scopes: [{ scope: newScopeId(device.world.suite), kind, subject }],
  };
  switch (below(9)) {
    case 0:
    case 1:
      return scope === null ? add : { act: "grant", scope, member };
    case 2:
      return scope === null ? add : { act: "leave-out", scope, member };
    case 3:
      return { act: "set-roles", member, roles: 1 + below(127) };
    case 4: {
      const device = pick(livingDevices(data, below(2) === 0 ? own : member));
      return { act: "revoke-device", device: device.device };
    }
    case 5:
      return below(3) === 0 ? { act: "remove-member", member } : add;
    case 6:
      return { act: "rotate", scopes: [...data.scopes.keys()] as ScopeId[] };
    default:
      return add;
  }
}

/** A step: somebody wishes for something, and sends it at once or much later. */
async function step(world: PracticeWorld, chance: Dice): Promise<void> {
  const device = chance.pick(world.devices.filter(({ open }) => !open.log.removed));
  await device.open.pending.propose(anIntent(device, chance));
  if (chance.below(3) > 0) await device.sync();
}

async function run(seed: string): Promise<string[]> {
  const chance = dice(seed);
  const world = new PracticeWorld(makeSimSuite(`life ${seed}`));
  const owner = await world.found();
  await world.hire(owner, ["owner"]);
  const clinician = await world.hire(owner, ["clinician"]);
  await world.hire(owner, ["front-desk"]);
  await world.link(clinician);
  await world.link(owner);
  for (let turn = 0; turn < STEPS; turn++) {
    await step(world, chance);
    if (turn % 10 === 9) await world.settle();
  }
  await world.settle();
  expectExactAccess(world);
  const heads = world.devices.map(({ open }) =>
    bytesToHex(open.log.hashAt(open.log.length - 1) ?? new Uint8Array(0)),
  );
  const living = heads.filter((_, at) => world.devices[at]?.open.log.removed === false);
  expect(new Set(living).size).toBe(1);
  return world.devices.flatMap(({ open }) =>
    open.pending.items.flatMap(({ refusal }) => refusal?.reason ?? []),
  );
}

describe("M3: members who act at the same time, in any order", () => {
  test(`end in one membership with exact access (${SEEDS} seeds)`, async () => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const reasons = await run(`${seed}`).catch((error: unknown) => {
        throw new Error(`seed ${seed}`, { cause: error });
      });
      const unexplained = reasons.filter((reason) => !EXPLAINED.some((pattern) => pattern.test(reason)));
      expect(unexplained, `seed ${seed}`).toEqual([]);
    }
  }, 120_000);
});
