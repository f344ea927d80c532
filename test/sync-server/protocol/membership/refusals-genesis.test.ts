import { beforeAll, describe, expect, test } from "vitest";
import { bytesToMemberId, bytesToPracticeId, bytesToScopeId } from "../../../../crypto/public/ids.ts";
import { makeNobleVerifier } from "../../../../crypto/public/signature.ts";
import { validateRecord } from "../../../../sync-server/protocol/membership/membership.ts";
import { practiceIdOf } from "../../../../sync-server/protocol/names.ts";
import {
  encodeRecordContent,
  type MembershipRecord,
  parseRecord,
} from "../../../../sync-server/protocol/record.ts";
import { rolesToSet } from "../../../../sync-server/protocol/roles.ts";
import { genesisRecord } from "../../../support/genesis-draft.ts";
import { type BuilderDevice, buildPractice, type Practice } from "../../../support/practice-builder.ts";

let p: Practice;
let founder: BuilderDevice;
let genesis: MembershipRecord;

beforeAll(async () => {
  p = await buildPractice({ seed: "refusals of genesis" });
  ({ founder } = p);
  genesis = genesisRecord(founder.line, p.random, p.keys);
});

async function refusal(change: Partial<MembershipRecord>, signer = founder) {
  const record = { ...genesis, ...change };
  const result = await validateRecord(null, p.sign(record, signer), makeNobleVerifier());
  return result.ok ? null : { code: result.code, reason: result.reason };
}

describe("a genesis record", () => {
  test("makes the practice that its own content names", async () => {
    const bytes = p.sign(genesis, founder);
    const result = await validateRecord(null, bytes, makeNobleVerifier());
    if (!result.ok) throw new Error(result.reason);
    expect(result.state.practice).toBe(practiceIdOf(parseRecord(bytes).content));
    const other = encodeRecordContent({ ...genesis, nonce: p.random.bytes(32) });
    expect(practiceIdOf(other)).not.toBe(result.state.practice);
  });

  test("follows nothing", async () => {
    const reason = "a genesis record follows nothing";
    expect(await refusal({ practice: bytesToPracticeId(p.random.bytes(32)) })).toMatchObject({ reason });
    expect(await refusal({ index: 1 })).toMatchObject({ reason });
    expect(await refusal({ prev: p.random.bytes(32) })).toMatchObject({ reason });
  });

  test("is signed by its own device", async () => {
    const stranger = p.newDevice(founder.member);
    expect(await refusal({}, stranger)).toMatchObject({ code: "not-authentic" });
    expect(await refusal({ signer: stranger.device }, stranger)).toMatchObject({ code: "not-authentic" });
    expect(await refusal({ devices: [] })).toMatchObject({ code: "not-authentic" });
    const ofOther = { ...founder.line, member: p.newMember() };
    expect(await refusal({ devices: [ofOther] })).toMatchObject({ reason: "signed by its own device" });
    const second = p.newDevice(founder.member);
    expect((await refusal({ devices: [founder.line, second.line] }))?.code).toBe("invalid-record");
    const asKit = { ...founder.line, kind: "kit" as const };
    expect(await refusal({ devices: [asKit] })).toMatchObject({ reason: "expected a device" });
  });

  test("has one member, who is its subject and an owner with roles that exist", async () => {
    const [line] = genesis.members;
    expect(await refusal({ subject: p.newMember() })).toMatchObject({
      reason: "the subject is the first member",
    });
    const roles = rolesToSet(["clinician"]);
    expect(await refusal({ members: [{ ...line!, roles }] })).toMatchObject({
      reason: "the first member is an owner",
    });
    expect(await refusal({ members: [{ ...line!, roles: 129 }] })).toMatchObject({ reason: "unknown role" });
    expect((await refusal({ members: [] }))?.code).toBe("invalid-record");
    expect((await refusal({ members: [line!, { member: p.newMember(), roles: 1 }] }))?.code).toBe(
      "invalid-record",
    );
    const zeros = bytesToMemberId(new Uint8Array(16));
    const byZeros = p.newDevice(zeros);
    const zero = genesisRecord(byZeros.line, p.random, p.keys);
    const result = await validateRecord(null, p.sign(zero, byZeros), makeNobleVerifier());
    expect(result.ok).toBe(false);
  });

  test("opens exactly the first scopes and keys", async () => {
    for (let at = 0; at < genesis.scopes.length; at++) {
      const scopes = genesis.scopes.filter((_, place) => place !== at);
      const left = new Set<string>(scopes.map(({ scope }) => scope));
      const epochs = genesis.epochs.filter(({ subject }) => subject.kind !== "scope" || left.has(subject.id));
      expect(await refusal({ scopes, epochs })).toMatchObject({ reason: "the first scopes" });
    }
    for (let at = 0; at < genesis.epochs.length; at++) {
      const epochs = genesis.epochs.filter((_, place) => place !== at);
      expect((await refusal({ epochs }))?.reason).toMatch(/a new epoch of the \w+ is missing/);
    }
    const file = { scope: p.newScope(), kind: "file" as const, subject: p.newPatient() };
    const epoch = { ...genesis.epochs.at(-1)!, subject: { kind: "scope", id: file.scope } as const };
    const more = { scopes: [...genesis.scopes, file], epochs: [...genesis.epochs, epoch] };
    expect(await refusal(more)).toMatchObject({ reason: "the first scopes" });
  });

  test("has no scope with an id of zeros", async () => {
    const zeros = bytesToScopeId(new Uint8Array(16));
    const [first, ...others] = genesis.scopes;
    const epochs = genesis.epochs.map((line) =>
      line.subject.id === first!.scope ? { ...line, subject: { kind: "scope", id: zeros } as const } : line,
    );
    const scopes = [{ ...first!, scope: zeros }, ...others];
    expect(await refusal({ scopes, epochs })).toMatchObject({ reason: "a scope id of zeros" });
  });
});
