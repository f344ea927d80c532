/** No record may take back what the relay has acknowledged: docs/PROTOCOL.md §4 "Access loss". */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { DeviceId, ScopeId } from "../../crypto/public/ids.ts";
import { makeHolds } from "../../sync-server/cuts.ts";
import { makeMemoryStore } from "../../sync-server/store/memory.ts";
import type { RelayStore } from "../../sync-server/store/store.ts";
import type { MembershipRecord } from "../../sync-server/protocol/record.ts";
import { makeEntryWriter } from "../support/entry-builder.ts";
import type { BuilderDevice } from "../support/practice-builder.ts";
import { connectDevice, putPractice, type RelayClient } from "../support/relay-client.ts";
import { type RelayInProcess, startRelayInProcess } from "../support/relay-in-process.ts";
import { makeSeededRandom } from "../support/seeded-random.ts";
import { buildRelayPractice, pushCodes, type RelayPractice } from "../support/relay-practice.ts";

let relay: RelayInProcess;
let p: RelayPractice;
let owner: RelayClient;
let anna: RelayClient;

/** While it is set, whoever reads a scope of the relay's store waits for it. */
let reading: Promise<void> | null;

function waiting(store: RelayStore): RelayStore {
  return {
    ...store,
    async open(practice) {
      const kept = await store.open(practice);
      return (
        kept && {
          ...kept,
          async readScope(...query) {
            await reading;
            return kept.readScope(...query);
          },
        }
      );
    },
  };
}

function holdReading(): () => void {
  let go: () => void = () => undefined;
  reading = new Promise((resolve) => (go = resolve));
  return go;
}

beforeEach(async () => {
  reading = null;
  relay = await startRelayInProcess({
    store: waiting(makeMemoryStore({ random: makeSeededRandom("cuts") })),
  });
  p = await buildRelayPractice("cuts");
  // A member keeps a device: the last one cannot be revoked.
  await p.practice.addDevice(p.anna);
  await putPractice(relay, p.practice);
  owner = await connectDevice(relay, p.practice, p.practice.founder);
  anna = await connectDevice(relay, p.practice, p.anna);
});
afterEach(() => relay.stop());

const headsOf = async (client: RelayClient, { device }: BuilderDevice) => {
  const answer = await client.ask({ type: "ask-device-heads", device });
  if (answer.type !== "heads") throw new Error(answer.type);
  return answer.heads.map(({ scope, incarnation, counter }) => ({ device, scope, incarnation, counter }));
};

/** Offers the record without counting on its being taken. */
async function offer(draft: MembershipRecord): Promise<string> {
  const record = p.practice.sign(draft, p.practice.founder);
  const answer = await owner.ask({ type: "append", record });
  return answer.type === "result" ? answer.code : answer.type;
}

const cut = (device: DeviceId, scope: ScopeId, counter: number) => ({
  device,
  scope,
  incarnation: 0,
  counter,
});

const TAKING = {
  "revoke-device": () => p.practice.drafts.revokeDevice(p.practice.founder, p.anna.device),
  "remove-member": () => p.practice.drafts.removeMember(p.practice.founder, p.anna.member),
  rotate: () =>
    p.practice.drafts.rotate(p.practice.founder, [{ kind: "scope", id: p.caseScope }], {
      without: p.anna.member,
    }),
} as const;

test.each(Object.keys(TAKING) as (keyof typeof TAKING)[])(
  "%s is refused while its cuts lie before what was acknowledged, and taken with the heads that the relay tells",
  async (type) => {
    const place = p.inCase();
    expect(
      await pushCodes(
        anna,
        [1, 2, 3].map(() => p.writer.signed(place)),
      ),
    ).toEqual(["ok", "ok", "ok"]);
    const draft = TAKING[type]();
    expect(await offer(draft)).toBe("gap");
    expect(await offer({ ...draft, cuts: [cut(p.anna.device, p.caseScope, 2)] })).toBe("gap");
    expect(await offer({ ...draft, cuts: await headsOf(owner, p.anna) })).toBe("ok");
  },
);

test("whoever writes while the record is written anew is told `busy`, keeps everything, and may go on if it never comes", async () => {
  const place = p.inCase();
  await pushCodes(anna, [p.writer.signed(place)]);
  expect(await offer(TAKING["revoke-device"]())).toBe("gap");
  expect(await pushCodes(anna, [p.writer.signed(place)])).toEqual(["busy"]);
  const founder = makeEntryWriter(p.practice.state, p.practice.founder, p.practice.random);
  expect(await pushCodes(owner, [founder.signed(place)])).toEqual(["ok"]);
  expect(await headsOf(owner, p.anna)).toEqual([cut(p.anna.device, p.caseScope, 1)]);
});

/** A good entry, and one behind it whose signature does not hold: the relay must read it to know. */
async function leaveForged() {
  const place = p.inCase();
  expect(await pushCodes(anna, [p.writer.signed(place)])).toEqual(["ok"]);
  const forged = p.writer.signed(place).slice();
  forged[forged.length - 1]! ^= 1;
  expect(await pushCodes(anna, [forged])).toEqual(["ok"]);
  return place;
}

test("nobody waits while the relay looks at what a record would forget, and what comes meanwhile is not forgotten", async () => {
  const place = await leaveForged();
  const again = await connectDevice(relay, p.practice, p.anna);
  const go = holdReading();
  const draft = { ...TAKING["revoke-device"](), cuts: [cut(p.anna.device, p.caseScope, 1)] };
  const offered = offer(draft);
  // This one counts.
  expect(await pushCodes(again, [p.writer.signed(place)])).toEqual(["ok"]);
  go();
  expect(await offered).toBe("gap");
  expect(await offer({ ...draft, cuts: await headsOf(owner, p.anna) })).toBe("ok");
});

test("what comes while the relay looks holds a record up only if it would be forgotten", async () => {
  const place = await leaveForged();
  const founder = makeEntryWriter(p.practice.state, p.practice.founder, p.practice.random);
  const go = holdReading();
  const offered = offer({ ...TAKING["revoke-device"](), cuts: [cut(p.anna.device, p.caseScope, 1)] });
  expect(await pushCodes(owner, [founder.signed(place)])).toEqual(["ok"]);
  go();
  expect(await offered).toBe("ok");
});

test("records stay in the order in which they came: one that follows waits until the first has been looked at", async () => {
  await leaveForged();
  const go = holdReading();
  const first = offer({ ...TAKING["revoke-device"](), cuts: [cut(p.anna.device, p.caseScope, 1)] });
  const { founder, drafts } = p.practice;
  const second = offer(drafts.addScope(founder, "file", p.practice.newPatient(), []));
  await owner.ask({ type: "ask-heads" });
  go();
  expect(await first).toBe("ok");
  expect(await second).toBe("stale-log");
});

test("a hold ends by itself, and with the next record", () => {
  let now = 0;
  const clock = { now: () => now, setTimeout: () => 0, clearTimeout: () => {}, turn: () => {} };
  const holds = makeHolds(clock);
  const device = p.anna.device;
  expect(holds.isHeld(device)).toBe(false);
  holds.hold([device]);
  expect([holds.isHeld(device), holds.isHeld(p.frontDesk.device)]).toEqual([true, false]);
  now = 60_000;
  expect(holds.isHeld(device)).toBe(false);
  holds.hold([device]);
  holds.clear();
  expect(holds.isHeld(device)).toBe(false);
});

test("a record that is refused for another reason holds nobody up", async () => {
  const place = p.inCase();
  await pushCodes(anna, [p.writer.signed(place)]);
  const forged = p.practice.sign(TAKING["revoke-device"](), p.practice.founder).slice();
  forged[forged.length - 1]! ^= 1;
  expect(await owner.ask({ type: "append", record: forged })).toMatchObject({ code: "not-authentic" });
  const desk = await connectDevice(relay, p.practice, p.frontDesk);
  const byDesk = p.practice.drafts.revokeDevice(p.frontDesk, p.anna.device);
  const record = p.practice.sign(byDesk, p.frontDesk);
  expect(await desk.ask({ type: "append", record })).toMatchObject({ code: "not-allowed" });
  expect(await pushCodes(anna, [p.writer.signed(place)])).toEqual(["ok"]);
});

test("entries whose signatures do not hold stand in nobody's way: their device cannot put off its own end", async () => {
  const place = p.inCase();
  const good = [1, 2].map(() => p.writer.signed(place));
  expect(await pushCodes(anna, good)).toEqual(["ok", "ok"]);
  const forged = p.writer.signed(place).slice();
  forged[forged.length - 1]! ^= 1;
  expect(await pushCodes(anna, [forged])).toEqual(["ok"]);
  const draft = TAKING["revoke-device"]();
  expect(await offer({ ...draft, cuts: [cut(p.anna.device, p.caseScope, 1)] })).toBe("gap");
  expect(await offer({ ...draft, cuts: [cut(p.anna.device, p.caseScope, 2)] })).toBe("ok");
});

test("a log that is given back cannot be written anew: offered again at once as it is, it is taken", async () => {
  const place = p.inCase();
  await pushCodes(anna, [p.writer.signed(place)]);
  const record = p.practice.sign(TAKING["revoke-device"](), p.practice.founder);
  const insist = async (client: RelayClient) => client.ask({ type: "append", record });
  expect(await insist(owner)).toMatchObject({ code: "gap" });
  const again = await connectDevice(relay, p.practice, p.practice.founder);
  expect(await insist(again)).toMatchObject({ code: "gap" });
  expect(await offer(TAKING["revoke-device"]())).toBe("gap");
  expect(await insist(again)).toMatchObject({ code: "ok" });
});

test("an owner learns how long the chains of a member's own scope are, and nobody else but the member does", async () => {
  const { practice } = p;
  const own = await practice.addScope(p.anna, "self", p.anna.member, []);
  const client = await connectDevice(relay, practice, practice.founder);
  for (let index = client.welcome.logLength; index < practice.log.length; index++) {
    await client.ask({ type: "append", record: practice.log[index]! });
  }
  const writer = makeEntryWriter(practice.state, p.anna, practice.random);
  expect(await pushCodes(anna, [writer.signed({ scope: own, document: practice.newDocument() })])).toEqual([
    "ok",
  ]);
  expect(practice.state.deviceReads(practice.founder.device, own)).toBe(false);
  expect(await headsOf(owner, p.anna)).toEqual([cut(p.anna.device, own, 1)]);
  expect(await headsOf(anna, p.anna)).toEqual([cut(p.anna.device, own, 1)]);
  const desk = await connectDevice(relay, practice, p.frontDesk);
  expect(await desk.ask({ type: "ask-device-heads", device: p.anna.device })).toMatchObject({
    type: "result",
    code: "not-allowed",
  });
  expect(await offer(TAKING["revoke-device"]())).toBe("gap");
  expect(await offer({ ...TAKING["revoke-device"](), cuts: await headsOf(owner, p.anna) })).toBe("ok");
});
