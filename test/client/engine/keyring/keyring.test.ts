import { describe, expect, test } from "vitest";
import type { ScopeId } from "../../../../crypto/public/ids.ts";
import { makeWebSuite } from "../../../../crypto/secret/suite.ts";
import {
  copyMembership,
  type EpochState,
  type MembershipData,
} from "../../../../sync-server/protocol/membership/state.ts";
import { parseRecord } from "../../../../sync-server/protocol/record.ts";
import { makeSecretTree } from "../../../../client/engine/keyring/secret-tree.ts";
import { addScopes } from "../../../../client/engine/membership/author/scopes.ts";
import { newScopeId } from "../../../../client/engine/membership/author/genesis.ts";
import { type RecordSigner, writeRecord } from "../../../../client/engine/membership/author/write-record.ts";
import { placeAfter, scopeOf } from "../../../../client/engine/membership/roster.ts";
import { makeSimSuite } from "../../../support/sim-suite.ts";
import { Device, PracticeWorld } from "../membership/practice-world.ts";

const world = new PracticeWorld(makeSimSuite("keyring"));
const owner = await world.found();
const clinician = await world.hire(owner, ["clinician"]);
const patient = await clinician.addPatient();
const second = await owner.addPatient();
await world.settle();
const { data } = owner.open.log;
const caseScope = scopeOf(data, "case", patient) as ScopeId;
const otherScope = scopeOf(data, "case", second) as ScopeId;

/** A fresh walk over a log in which one epoch was changed after validation, as if the validator had missed it. */
async function walk(device: Device, changedData: MembershipData) {
  const alarms: number[] = [];
  const tree = makeSecretTree({
    identities: [device.open.keyring.identity],
    member: device.open.member,
    suite: world.suite,
    cache: { get: () => null, put: () => {}, save: async () => {} },
    onSwappedKey: (index) => alarms.push(index),
  });
  await tree.refresh(changedData);
  return { tree, alarms };
}

function withEpoch(key: string, change: (epoch: EpochState) => EpochState): MembershipData {
  const changed = copyMembership(data);
  const epochs = changed.keys.get(key) ?? [];
  changed.keys.set(
    key,
    epochs.map((epoch, at) => (at === epochs.length - 1 ? change(epoch) : epoch)),
  );
  return changed;
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const changed = bytes.slice();
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

describe("K2: a wrap", () => {
  const name = { kind: "scope", id: caseScope, epoch: 1 } as const;

  test("opens as it is", async () => {
    const { tree, alarms } = await walk(owner, data);
    expect(tree.secret(name)).not.toBeNull();
    expect(alarms).toEqual([]);
  });

  test("does not open with any of its bytes changed (channel and own key)", async () => {
    for (let at = 0; at < 104; at++) {
      const changed = withEpoch(`scope:${caseScope}`, (epoch) => ({
        ...epoch,
        wraps: epoch.wraps.map((wrap) => ({ ...wrap, bytes: flipped(wrap.bytes, at) })),
      }));
      for (const device of [owner, clinician]) {
        const { tree, alarms } = await walk(device, changed);
        expect(tree.secret(name)).toBeNull();
        expect(new Set(alarms)).toEqual(new Set([data.keys.get(`scope:${caseScope}`)?.[0]?.openedAt]));
      }
    }
  });

  test("does not open with a byte changed, every third of them (public key)", async () => {
    const member = { kind: "member", id: clinician.open.member, epoch: 1 } as const;
    for (let at = 0; at < 1168; at += 3) {
      const changed = withEpoch(`member:${clinician.open.member}`, (epoch) => ({
        ...epoch,
        wraps: epoch.wraps.map((wrap) => ({ ...wrap, bytes: flipped(wrap.bytes, at) })),
      }));
      const { tree, alarms } = await walk(clinician, changed);
      expect(tree.secret(member)).toBeNull();
      expect(alarms.length).toBeGreaterThan(0);
    }
  });

  test("does not open at another scope or another epoch", async () => {
    const foreign = data.keys.get(`scope:${otherScope}`)?.[0]?.wraps ?? [];
    const moved = withEpoch(`scope:${caseScope}`, (epoch) => ({ ...epoch, wraps: foreign }));
    expect((await walk(owner, moved)).tree.secret(name)).toBeNull();
    const later = copyMembership(data);
    const first = data.keys.get(`scope:${caseScope}`)?.[0];
    if (first === undefined) throw new Error("no epoch");
    later.keys.set(`scope:${caseScope}`, [first, { ...first, epoch: 2 }]);
    const { tree } = await walk(owner, later);
    expect(tree.secret({ ...name, epoch: 2 })).toBeNull();
    expect(tree.secret(name)).not.toBeNull();
  });
});

describe("K1: a swapped or split key", () => {
  test("a secret that is not the published one is reported and not used", async () => {
    const evil = new PracticeWorld(makeSimSuite("split"));
    const first = await evil.found();
    const reader = await evil.hire(first, ["owner"]);
    const { keyring, log, member, device } = first.open;
    await first.pull();
    const scope = newScopeId(evil.suite);
    const context = { data: log.data, secrets: keyring.secrets, member, suite: evil.suite };
    const line = { scope, kind: "case", subject: "ab".repeat(16) as ScopeId } as const;
    const parts = await addScopes(context, [line]);
    const epochs = parts.epochs?.map((epoch) => ({ ...epoch, keyHash: evil.suite.random.bytes(32) })) ?? [];
    const signer: RecordSigner = { device, sign: (kind, bytes) => keyring.sign(kind, bytes) };
    const record = await writeRecord({ ...parts, epochs }, placeAfter(log.data), signer);
    expect(await evil.relay.append(record)).toBe("ok");
    await reader.pull();
    expect(reader.open.keyring.sealerFor(scope)).toBeNull();
    expect(reader.alarms).toEqual([{ kind: "swapped-key", recordIndex: log.length }]);
  });

  test("a public key that the relay swapped in the log: the record is refused, and nothing is wrapped to it", async () => {
    const late = await world.hire(owner, ["clinician"]);
    const index = world.relay.records.findIndex((record) => parseRecord(record).record.devices.length > 0);
    const records = world.relay.records.map((record, at) => {
      const key = parseRecord(record).record.devices[0]?.kemPublic;
      return at === index && key !== undefined
        ? flipped(record, key.byteOffset - record.byteOffset + 5)
        : record;
    });
    const asking = await world.ask(await world.invite(owner, "device"), owner.open.member);
    await asking.device.unlock();
    await asking.device.open.log.receive(0, records);
    expect(asking.device.open.log.length).toBe(index);
    expect(asking.device.alarms).toMatchObject([{ kind: "foreign-record", recordIndex: index }]);
    expect(late.alarms).toEqual([]);
  });
});

describe("the keyring", () => {
  test("seals and opens in a scope, bound to header and use", () => {
    const sealer = owner.open.keyring.sealerFor(caseScope);
    const opener = clinician.open.keyring.openerFor(caseScope, sealer?.epoch ?? 0);
    const [header, salt] = [new Uint8Array(176).fill(7), new Uint8Array(24).fill(9)];
    const body = sealer?.seal(header, salt, new TextEncoder().encode("a note")) ?? new Uint8Array(0);
    expect(opener?.open(header, salt, body)).toEqual(new TextEncoder().encode("a note"));
    expect(opener?.open(header.slice(1), salt, body)).toBeNull();
    expect(clinician.open.keyring.openerFor(otherScope, 1)).toBeNull();
    const awareness = owner.open.keyring.awarenessOpenerFor(caseScope, 1);
    expect(awareness?.open(header, salt, body)).toBeNull();
  });

  test("K10: after forgetting, every ability faults, also those handed out before", async () => {
    const device = await world.start((await joined(["clinician", "owner"])).device);
    await world.settle();
    const { keyring } = device.open;
    const sealer = keyring.sealerFor(caseScope);
    const opener = keyring.openerFor(caseScope, 1);
    const { signSeed, kemSeed } = keyring.identity;
    const secret = keyring.secrets.secret({ kind: "scope", id: caseScope, epoch: 1 });
    keyring.forget();
    world.devices.pop();
    for (const bytes of [signSeed, kemSeed, secret ?? new Uint8Array([1])]) {
      expect(bytes.every((byte) => byte === 0)).toBe(true);
    }
    const bytes = new Uint8Array(24);
    expect(() => sealer?.seal(bytes, bytes, bytes)).toThrow("locked");
    expect(() => opener?.open(bytes, bytes, new Uint8Array(400))).toThrow("locked");
    expect(() => keyring.sealerFor(caseScope)).toThrow("locked");
    await expect(keyring.sign("hello", bytes)).rejects.toMatchObject({ code: "locked" });
    expect(() => keyring.local.seal("meta", "x", bytes)).toThrow("locked");
  });

  test("opens again from the disk without an asymmetric wrap", async () => {
    const again = await openAgain(clinician, () => {
      throw new Error("an asymmetric wrap was opened");
    });
    expect(again.open.keyring.sealerFor(caseScope)).not.toBeNull();
  });

  test("works with WebCrypto, HPKE and Argon2id", async () => {
    const real = new PracticeWorld(makeWebSuite());
    const first = await real.found();
    const desk = await real.hire(first, ["front-desk"]);
    const treats = await real.hire(first, ["clinician"]);
    const person = await treats.addPatient();
    await real.settle();
    const scope = scopeOf(first.open.log.data, "case", person) as ScopeId;
    expect(first.open.keyring.sealerFor(scope)).not.toBeNull();
    expect(desk.open.keyring.sealerFor(scope)).toBeNull();
    const file = scopeOf(first.open.log.data, "file", person) as ScopeId;
    expect(desk.open.keyring.sealerFor(file)).not.toBeNull();
    expect(await first.does({ act: "remove-member", member: desk.open.member })).toBeNull();
    expect(first.open.keyring.sealerFor(file)?.epoch).toBe(2);
    expect([first, desk, treats].flatMap(({ alarms }) => alarms)).toEqual([]);
  });
});

async function joined(roles: Parameters<PracticeWorld["invite"]>[1] & readonly string[]) {
  const asking = await world.ask(await world.invite(owner, roles), null);
  await owner.does({ act: "admit", request: Buffer.from(asking.request).toString("hex") });
  return asking;
}

/** The same disk, unlocked once more, with an `open` of the key encapsulation that tells. */
function openAgain(device: Device, open: () => never): Promise<Device> {
  const again = new PracticeWorld({ ...world.suite, kem: { ...world.suite.kem, open } });
  return new Device(again, device.store).unlock();
}
