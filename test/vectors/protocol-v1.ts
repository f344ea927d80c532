/**
 * The protocol's layouts for fixed inputs (docs/PROTOCOL.md §4–§9). `freeze-protocol.mjs` wrote them into `protocol-v1.json` once. A
 * change in any value means that devices and relays of different builds stop understanding each other.
 */

import { bytesToHex } from "../../crypto/public/encodings.ts";
import { encodeEntryHeader, entryHash } from "../../crypto/public/entry.ts";
import { sha512_256 } from "../../crypto/public/hash.ts";
import { merklePath, merkleRoot } from "../../crypto/public/merkle.ts";
import { batchMessageOf, splitSignedEntry } from "../../crypto/public/signed-entry.ts";
import { bytesToPracticeId } from "../../crypto/public/ids.ts";
import {
  awarenessKeyMessage,
  awarenessMessage,
  encodeAwareness,
} from "../../sync-server/protocol/awareness.ts";
import { encodeClientFrame } from "../../sync-server/protocol/client-frames.ts";
import { helloMessage } from "../../sync-server/protocol/hello.ts";
import { encodeJoinContent, joinJoinRequest, joinRequestHash } from "../../sync-server/protocol/join-request.ts";
import { encodeRecordContent, parseRecord, recordHash } from "../../sync-server/protocol/record.ts";
import type { Membership } from "../../sync-server/protocol/membership/membership.ts";
import type { KeySubject } from "../../sync-server/protocol/principals.ts";
import { ROLE_KEYS } from "../../sync-server/protocol/roles.ts";
import { encodeRelayFrame } from "../../sync-server/protocol/relay-frames.ts";
import { makeEntryWriter } from "../support/entry-builder.ts";
import { type BuilderDevice, buildPractice, type Practice } from "../support/practice-builder.ts";
import { randomKemPublic } from "../support/random-keys.ts";
import { makeChoice } from "../support/seeded-choice.ts";
import { CLIENT_SAMPLES, RELAY_SAMPLES } from "../sync-server/protocol/sample-frames.ts";
import { RECORD_TYPES, sampleRecord } from "../sync-server/protocol/sample-records.ts";

const SEED = "protocol v1";

/** Everything as JSON has it: bytes in hex. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (part instanceof Uint8Array ? bytesToHex(part) : part)),
  );
}

function frames() {
  const choice = makeChoice(`${SEED} frames`);
  const client = Object.values(CLIENT_SAMPLES).map((sample) => sample(choice));
  const relay = Object.values(RELAY_SAMPLES).map((sample) => sample(choice));
  return {
    client: client.map((frame) => ({ frame: plain(frame), bytes: bytesToHex(encodeClientFrame(frame)) })),
    relay: relay.map((frame) => ({ frame: plain(frame), bytes: bytesToHex(encodeRelayFrame(frame)) })),
  };
}

function records() {
  const choice = makeChoice(`${SEED} records`);
  return RECORD_TYPES.map((type) => {
    const content = encodeRecordContent(sampleRecord(choice, type));
    return { type, content: bytesToHex(content), hash: bytesToHex(recordHash(content)) };
  });
}

function trees() {
  const leaves = Array.from({ length: 13 }, (_, at) => sha512_256(Uint8Array.of(at)));
  return [1, 2, 3, 4, 5, 7, 8, 13].map((count) => {
    const some = leaves.slice(0, count);
    const paths = some.map((_, index) => merklePath(some, index).map(bytesToHex));
    return { leaves: some.map(bytesToHex), root: bytesToHex(merkleRoot(some)), paths };
  });
}

function entries(practice: Practice, device: BuilderDevice) {
  const writer = makeEntryWriter(practice.state, device, practice.random);
  const scope = practice.state.scopeOf("staff");
  if (scope === null) throw new Error("no staff scope");
  const place = { scope: scope.scope, document: practice.newDocument() };
  return writer.batch(Array.from({ length: 3 }, () => writer.entry(place))).map((bytes) => {
    const signed = splitSignedEntry(bytes);
    return {
      header: plain(signed.header),
      headerBytes: bytesToHex(encodeEntryHeader(signed.header)),
      hash: bytesToHex(entryHash(signed.entry)),
      batchMessage: bytesToHex(batchMessageOf(signed)),
      signedEntry: bytesToHex(bytes),
    };
  });
}

/** What a log says, without the names that this program gives to its parts. */
export function summaryOf(state: Membership) {
  const epochs = (subjects: readonly KeySubject[]) =>
    Object.fromEntries(subjects.map((subject) => [subject.id, state.currentEpoch(subject)?.epoch ?? 0]));
  return {
    head: [state.headIndex, bytesToHex(state.headHash)],
    living: state.livingMembers().map(({ member }) => ({
      member,
      roles: state.rolesOf(member),
      devices: state.livingDevices(member).map(({ device, kind }) => [device, kind]),
    })),
    readers: state.scopes().map(({ scope, kind }) => ({
      scope,
      kind,
      readers: state.readersOf(scope).map(({ member }) => member),
    })),
    epochs: {
      ...epochs(state.members().map(({ member }) => ({ kind: "member", id: member }))),
      ...epochs(ROLE_KEYS.map((id) => ({ kind: "role", id }))),
      ...epochs(state.scopes().map(({ scope }) => ({ kind: "scope", id: scope }))),
    },
    dirty: state.dirtySubjects().map(({ id }) => id),
    invites: state.invites().map(({ invite, state: is }) => [invite, is]),
  };
}

/** A log with a record of every type, what it says, and entries under it. */
async function log() {
  const p = await buildPractice({ seed: SEED });
  const anna = await p.addMember(["clinician"]);
  const tablet = await p.addDevice(anna);
  const scope = await p.addScope(anna, "case", p.newPatient(), [anna.member]);
  const ben = await p.addMember(["trainee"]);
  await p.commit(p.drafts.grant(anna, scope, ben.member), anna);
  await p.commit(p.drafts.revokeDevice(p.founder, tablet.device), p.founder);
  await p.commit(p.drafts.rotate(anna, [{ kind: "member", id: anna.member }]), anna);
  await p.commit(p.drafts.setRole(p.founder, ben.member, 16), p.founder);
  await p.commit(p.drafts.removeMember(p.founder, ben.member), p.founder);
  const link = p.newInvite("device", [], anna.member);
  await p.commit(p.draftInvite(anna, link), anna);
  await p.commit(p.draftRevokeInvite(anna, link), anna);
  return {
    practice: p.state.practice,
    records: p.log.map((record) => ({
      record: bytesToHex(record),
      hash: bytesToHex(recordHash(parseRecord(record).content)),
    })),
    device: plain(anna.line),
    invite: { id: link.invite, signPublic: bytesToHex(link.line.signPublic) },
    state: plain(summaryOf(p.state)),
    entries: entries(p, anna),
  };
}

async function messages() {
  const p = await buildPractice({ seed: `${SEED} messages` });
  const { random, founder } = p;
  const invite = p.newInvite("member", ["clinician"]);
  const device = p.newDevice(p.newMember());
  const content = encodeJoinContent({
    practice: p.state.practice,
    invite: invite.invite,
    device: device.line,
    member: device.member,
    newMember: {
      kemPublic: randomKemPublic(random),
      keyHash: random.bytes(32),
      wrapToDevice: random.bytes(1168),
    },
    kit: null,
    salt: random.bytes(24),
    sealedProfile: random.bytes(312),
  });
  const join = joinJoinRequest(
    content,
    invite.signing.sign("join", content),
    device.signing.sign("join-device", content),
  );
  const header = {
    practice: bytesToPracticeId(random.bytes(32)),
    scope: p.newScope(),
    document: p.newDocument(),
    device: founder.device,
    epoch: 7,
  };
  const awareness = {
    device: founder.device,
    connectionKey: random.bytes(32),
    certificate: random.bytes(64),
    epoch: 7,
    salt: random.bytes(24),
    signature: random.bytes(64),
    sealed: random.bytes(304),
  };
  const key = { kind: "device", id: founder.device } as const;
  const hello = { origin: "https://relay.example", practice: header.practice, key, nonce: random.bytes(32), protocol: 1 };
  return {
    joinRequest: { bytes: bytesToHex(join), hash: bytesToHex(joinRequestHash(join)) },
    awareness: {
      header: plain(header),
      bytes: bytesToHex(encodeAwareness(awareness)),
      message: bytesToHex(awarenessMessage(header, awareness)),
      keyMessage: bytesToHex(
        awarenessKeyMessage(header.practice, header.device, awareness.connectionKey),
      ),
    },
    hello: { ...(plain(hello) as object), message: bytesToHex(helloMessage(hello)) },
  };
}

export async function protocol1() {
  return {
    frames: frames(),
    records: records(),
    trees: trees(),
    log: await log(),
    messages: await messages(),
  };
}
