import { describe, expect, test } from "vitest";
import { concatBytes, FormatError } from "../../../crypto/public/bytes.ts";
import { bytesToMemberId, bytesToPracticeId } from "../../../crypto/public/ids.ts";
import { makeNobleVerifier } from "../../../crypto/public/signature.ts";
import { makeNobleSigningKey } from "../../../crypto/secret/signing.ts";
import {
  encodeJoinContent,
  isAuthenticJoin,
  joinJoinRequest,
  joinRequestHash,
  type JoinRequest,
  parseJoinRequest,
} from "../../../sync-server/protocol/join-request.ts";
import { inviteIdOf } from "../../../sync-server/protocol/names.ts";
import { randomKemPublic } from "../../support/random-keys.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";
import { expectStrictLayout } from "../../support/strict-layout.ts";

const random = makeSeededRandom("join request");
const verifier = makeNobleVerifier();
const inviteKey = makeNobleSigningKey(random.bytes(32));
const deviceKey = makeNobleSigningKey(random.bytes(32));
const kitKey = makeNobleSigningKey(random.bytes(32));

const ofDevice: JoinRequest = {
  practice: bytesToPracticeId(random.bytes(32)),
  invite: inviteIdOf(inviteKey.publicKey),
  device: { signPublic: deviceKey.publicKey, kemPublic: randomKemPublic(random) },
  member: bytesToMemberId(random.bytes(16)),
  newMember: null,
  kit: null,
  salt: random.bytes(24),
  sealedProfile: random.bytes(312),
};
const ofMember: JoinRequest = {
  ...ofDevice,
  newMember: {
    kemPublic: randomKemPublic(random),
    keyHash: random.bytes(32),
    wrapToDevice: random.bytes(1168),
  },
};
const withKit: JoinRequest = {
  ...ofMember,
  kit: { signPublic: kitKey.publicKey, kemPublic: randomKemPublic(random), wrap: random.bytes(1168) },
};

function signed(request: JoinRequest, { invite = inviteKey, device = deviceKey } = {}): Uint8Array {
  const content = encodeJoinContent(request);
  return joinJoinRequest(content, invite.sign("join", content), device.sign("join-device", content));
}

describe.each([
  ["another device", ofDevice],
  ["a new member", ofMember],
  ["a new member with a kit", withKit],
])("a join request of %s", (_, request) => {
  test("comes back as it was", () => {
    expect(parseJoinRequest(signed(request)).request).toEqual(request);
  });

  test("is refused at every truncation and with trailing bytes", () => {
    expectStrictLayout(signed(request), parseJoinRequest);
  });

  test("is authentic with both signatures", async () => {
    expect(await isAuthenticJoin(parseJoinRequest(signed(request)), inviteKey.publicKey, verifier)).toBe(
      true,
    );
  });
});

describe("a join request", () => {
  const authentic = (bytes: Uint8Array, invitePublic = inviteKey.publicKey) =>
    isAuthenticJoin(parseJoinRequest(bytes), invitePublic, verifier);

  test("is not authentic by another invite key, another device key or with the signatures exchanged", async () => {
    expect(await authentic(signed(ofMember, { invite: kitKey }))).toBe(false);
    expect(await authentic(signed(ofMember, { invite: kitKey }), kitKey.publicKey)).toBe(false);
    expect(await authentic(signed(ofMember, { device: kitKey }))).toBe(false);
    const content = encodeJoinContent(ofMember);
    const swapped = joinJoinRequest(
      content,
      deviceKey.sign("join-device", content),
      inviteKey.sign("join", content),
    );
    expect(await authentic(swapped)).toBe(false);
  });

  test("is not authentic after a change of any part", async () => {
    const bytes = signed(withKit);
    for (const at of [
      5,
      40,
      1400,
      2700,
      2790,
      6000,
      bytes.length - 200,
      bytes.length - 100,
      bytes.length - 1,
    ]) {
      const changed = bytes.slice();
      changed[at]! ^= 4;
      let holds = false;
      try {
        holds = await authentic(changed);
      } catch (error) {
        if (!(error instanceof FormatError)) throw error;
      }
      expect(holds, `byte ${at}`).toBe(false);
    }
  });

  test("with keys that are none is refused", () => {
    const lowOrder = { ...ofMember, device: { ...ofMember.device, signPublic: new Uint8Array(32) } };
    const notReduced = {
      ...ofMember,
      device: { ...ofMember.device, kemPublic: new Uint8Array(1216).fill(255) },
    };
    for (const request of [lowOrder, notReduced]) {
      expect(() => parseJoinRequest(signed(request))).toThrow(FormatError);
    }
  });

  test("of another device with a kit or a member's keys is refused", () => {
    expect(() => parseJoinRequest(signed({ ...ofDevice, kit: withKit.kit }))).toThrow(FormatError);
    const bytes = signed(ofMember);
    bytes[49] = 2;
    expect(() => parseJoinRequest(bytes)).toThrow(FormatError);
    const other = signed(ofDevice);
    other[49] = 1;
    expect(() => parseJoinRequest(other)).toThrow(FormatError);
  });

  test("in another version, of another kind or with another flag is refused", () => {
    for (const [at, value] of [
      [0, 2],
      [49, 3],
      [49, 0],
    ] as const) {
      const bytes = signed(ofMember);
      bytes[at] = value;
      expect(() => parseJoinRequest(bytes)).toThrow(FormatError);
    }
  });

  test("has a hash over its signatures too", () => {
    const bytes = signed(ofMember);
    const other = concatBytes(bytes.subarray(0, -1), Uint8Array.of(bytes.at(-1)! ^ 1));
    expect(joinRequestHash(other)).not.toEqual(joinRequestHash(bytes));
  });
});
