import { afterEach, beforeEach, expect, test } from "vitest";
import { bytesToMemberId } from "../../crypto/public/ids.ts";
import {
  encodeJoinContent,
  joinJoinRequest,
  type JoinRequest,
} from "../../sync-server/protocol/join-request.ts";
import type { BuilderDevice, BuilderInvite } from "../support/practice-builder.ts";
import {
  appendRest,
  connectClient,
  connectInvitee,
  introduce,
  putPractice,
  type RelayClient,
  resumeDevice,
} from "../support/relay-client.ts";
import { type RelayInProcess, startRelayInProcess } from "../support/relay-in-process.ts";
import { buildRelayPractice, type RelayPractice } from "../support/relay-practice.ts";

let relay: RelayInProcess;
let p: RelayPractice;
let owner: RelayClient;
let invite: BuilderInvite;

beforeEach(async () => {
  p = await buildRelayPractice("invites");
  relay = await startRelayInProcess();
  await putPractice(relay, p.practice);
  owner = await resumeDevice(relay, p.practice, p.practice.founder);
  invite = await openInvite();
});
afterEach(() => relay.stop());

async function openInvite(): Promise<BuilderInvite> {
  const made = p.practice.newInvite("member", ["trainee"]);
  await p.practice.commit(
    p.practice.draftInvite(p.practice.founder, {
      ...made,
      line: { ...made.line, expiresAtMs: Date.now() + 60_000 },
    }),
    p.practice.founder,
  );
  await appendRest(owner, p.practice, p.practice.log.length - 1);
  return made;
}

function joinRequest(
  of: BuilderInvite,
  device: BuilderDevice,
  change: Partial<JoinRequest> = {},
): Uint8Array {
  const { random } = p.practice;
  const content = encodeJoinContent({
    practice: p.practice.state.practice,
    invite: of.invite,
    device: device.line,
    member: device.member,
    newMember: {
      kemPublic: device.line.kemPublic,
      keyHash: random.bytes(32),
      wrapToDevice: random.bytes(1168),
    },
    kit: null,
    salt: random.bytes(24),
    sealedProfile: random.bytes(272),
    ...change,
  });
  return joinJoinRequest(
    content,
    of.signing.sign("join", content),
    device.signing.sign("join-device", content),
  );
}

const newcomer = () => p.practice.newDevice(p.practice.newMember());

async function put(client: RelayClient, request: Uint8Array): Promise<string> {
  const result = await client.ask({ type: "put-join", joinRequest: request });
  return result.type === "result" ? result.code : result.type;
}

test("an invite's key sees its state and its record, asks to join, and the owner hears of it", async () => {
  const client = await connectInvitee(relay, p.practice, invite);
  const welcome = await client.next("invite-welcome");
  expect(welcome.state).toBe("open");
  expect(Buffer.from(welcome.record)).toEqual(Buffer.from(p.practice.log.at(-1)!));
  const request = joinRequest(invite, newcomer());
  expect(await put(client, request)).toBe("ok");
  expect(await client.next("invite-welcome")).toMatchObject({ state: "waiting" });
  const { invite: id, joinRequests } = await owner.next("join");
  expect(id).toBe(invite.invite);
  expect(joinRequests.map((bytes) => Buffer.from(bytes))).toEqual([Buffer.from(request)]);
});

test("the request waits for an owner who is away, and nobody else gets it", async () => {
  owner.close();
  await owner.closed;
  const client = await connectInvitee(relay, p.practice, invite);
  const request = joinRequest(invite, newcomer());
  expect([await put(client, request), await put(client, request)]).toEqual(["ok", "ok"]);
  const anna = await resumeDevice(relay, p.practice, p.anna);
  const back = await resumeDevice(relay, p.practice, p.practice.founder);
  await back.next("join");
  await anna.ask({ type: "ask-heads" });
  expect(anna.frames.filter((frame) => frame.type === "join")).toEqual([]);
});

test("a second, different request makes the invite contested for both, also after a restart", async () => {
  const [first, second] = [
    await connectInvitee(relay, p.practice, invite),
    await connectInvitee(relay, p.practice, invite),
  ];
  await first.next("invite-welcome");
  expect(await put(first, joinRequest(invite, newcomer()))).toBe("ok");
  expect(await put(second, joinRequest(invite, newcomer()))).toBe("invite-closed");
  expect(await put(first, joinRequest(invite, newcomer()))).toBe("invite-closed");
  await owner.next("join");
  expect((await owner.next("join")).joinRequests.length).toBe(2);
  expect(await first.next("invite-welcome")).toMatchObject({ state: "waiting" });
  expect(await first.next("invite-welcome")).toMatchObject({ state: "contested" });
  const late = await connectInvitee(relay, p.practice, invite);
  expect(await late.next("invite-welcome")).toMatchObject({ state: "contested" });
});

test("says used, revoked, expired and unknown", async () => {
  const used = await connectInvitee(relay, p.practice, invite);
  await used.next("invite-welcome");
  const { practice } = p;
  await practice.commit(practice.draftAddMember(practice.founder, invite, [newcomer()]), practice.founder);
  await appendRest(owner, practice, practice.log.length - 1);
  expect(await used.next("invite-welcome")).toMatchObject({ state: "used" });
  expect(await put(used, joinRequest(invite, newcomer()))).toBe("invite-closed");

  const expired = practice.newInvite("member", ["trainee"]);
  const line = { ...expired.line, expiresAtMs: 1 };
  await practice.commit(practice.draftInvite(practice.founder, { ...expired, line }), practice.founder);
  await appendRest(owner, practice, practice.log.length - 1);
  const tooLate = await connectInvitee(relay, practice, expired);
  expect(await tooLate.next("invite-welcome")).toMatchObject({ state: "expired" });
  expect(await put(tooLate, joinRequest(expired, newcomer()))).toBe("invite-closed");

  const unknown = await connectInvitee(relay, practice, practice.newInvite("member", ["trainee"]));
  expect(await unknown.next("invite-welcome")).toMatchObject({ state: "unknown", record: { length: 0 } });
  await unknown.closed;
});

test("refuses requests for another invite, another practice, with a wrong signature, and broken ones", async () => {
  const client = await connectInvitee(relay, p.practice, invite);
  const device = newcomer();
  const other = await openInvite();
  const good = joinRequest(invite, device);
  const flipped = Uint8Array.from(good);
  flipped[good.length - 1]! ^= 1;
  const foreign = "11".repeat(32) as typeof p.practice.state.practice;
  expect(await put(client, joinRequest(other, device))).toBe("not-allowed");
  expect(await put(client, joinRequest(invite, device, { practice: foreign }))).toBe("not-allowed");
  expect(await put(client, flipped)).toBe("not-authentic");
  expect(await put(client, good.subarray(0, 200))).toBe("malformed");
  expect(await put(client, good)).toBe("ok");
});

test("an invite's key may do nothing else", async () => {
  for (const frame of [
    { type: "ask-heads", request: 1 },
    { type: "read-log", from: 0 },
    { type: "append", request: 1, record: new Uint8Array(10) },
  ] as const) {
    const client = await connectInvitee(relay, p.practice, invite);
    await client.next("invite-welcome");
    client.send(frame);
    expect(await client.next("refused")).toMatchObject({ code: "not-allowed" });
  }
});

test("refuses another key under the invite's name", async () => {
  const client = await connectClient(relay.url);
  const key = { kind: "invite", id: invite.invite } as const;
  const { signing } = newcomer();
  await introduce(client, { practice: p.practice.state.practice, key, signing, origin: relay.origin });
  expect(await client.next("refused")).toMatchObject({ code: "not-authentic" });
});

test("a device link's request goes to that member's devices only, and only for that member", async () => {
  const { practice, anna } = p;
  const link = practice.newInvite("device", [], anna.member);
  const line = { ...link.line, expiresAtMs: Date.now() + 60_000 };
  await practice.commit(practice.draftInvite(anna, { ...link, line }), anna);
  await appendRest(owner, practice, practice.log.length - 1);
  const annas = await resumeDevice(relay, practice, anna);
  const client = await connectInvitee(relay, practice, link);
  const second = practice.newDevice(anna.member);
  const stranger = { member: bytesToMemberId(new Uint8Array(16).fill(3)), newMember: null };
  expect(await put(client, joinRequest(link, second, stranger))).toBe("not-allowed");
  expect(await put(client, joinRequest(link, second))).toBe("not-allowed");
  expect(await put(client, joinRequest(link, second, { newMember: null }))).toBe("ok");
  expect((await annas.next("join")).invite).toBe(link.invite);
  await owner.ask({ type: "ask-heads" });
  expect(owner.frames.filter((frame) => frame.type === "join")).toEqual([]);
});
