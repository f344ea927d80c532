/**
 * Asking to be let in, and looking at who asks (docs/PROTOCOL.md §8). The request carries the joining device's own keys, signed by
 * the link's key and by the device; nothing of the practice opens before somebody has compared the words and admitted it.
 */
import { concatBytes, FormatError, textToBytes } from "../../../crypto/public/bytes.ts";
import { bytesToHex } from "../../../crypto/public/encodings.ts";
import {
  bytesToMemberId,
  ID_BYTES,
  idToBytes,
  type InviteId,
  type MemberId,
  type PracticeId,
} from "../../../crypto/public/ids.ts";
import { openBox, SALT_BYTES, sealBox } from "../../../crypto/secret/box.ts";
import { comparisonWords } from "../../../crypto/secret/comparison-words.ts";
import type { CryptoSuite } from "../../../crypto/secret/suite.ts";
import { keyHash, SECRET_BYTES, wrapForKey } from "../../../crypto/secret/wrap.ts";
import type { Verifier } from "../../../crypto/public/signature.ts";
import {
  encodeJoinContent,
  isAuthenticJoin,
  joinJoinRequest,
  type JoiningMember,
  type ParsedJoinRequest,
  parseJoinRequest,
} from "../../../sync-server/protocol/join-request.ts";
import type { InviteRecordState, MembershipData } from "../../../sync-server/protocol/membership/state.ts";
import { deviceIdOf } from "../../../sync-server/protocol/names.ts";
import { setToRoles } from "../../../sync-server/protocol/roles.ts";
import type { JoinRequest } from "../api.ts";
import { Fault } from "../fault.ts";
import type { DeviceIdentity } from "../keyring/identity.ts";
import { type KeyName, keyNameBytes, wrapContext } from "../keyring/published-keys.ts";
import { type InviteKeys, inviteKeys, type InviteLink } from "./invite-link.ts";

export interface Joining {
  readonly request: Uint8Array;
  readonly member: MemberId;
  readonly words: readonly string[];
}

export interface JoinInput {
  readonly link: InviteLink;
  readonly identity: DeviceIdentity;
  readonly ownName: string;
  /** Whose device link it is; `null` for an invitation of a new member. */
  readonly member: MemberId | null;
}

/** Makes the request. The member secret of a new member goes into it, sealed to this device, and is read back from the log. */
export async function makeJoinRequest(
  { link, identity, ownName, member: existing }: JoinInput,
  suite: CryptoSuite,
): Promise<Joining> {
  const keys = inviteKeys(link.seed, suite);
  const member = existing ?? bytesToMemberId(suite.random.bytes(ID_BYTES));
  const salt = suite.random.bytes(SALT_BYTES);
  const header = profileHeader(keys.invite, identity);
  const plaintext = textToBytes(ownName);
  const content = encodeJoinContent({
    practice: link.practice,
    invite: keys.invite,
    device: identity,
    member,
    newMember: existing === null ? await newMemberKeys(member, identity, suite) : null,
    kit: null,
    salt,
    sealedProfile: sealBox({ key: keys.sealKey, use: "profile", salt, header, plaintext }),
  });
  const inviteSignature = await keys.signing.sign("join", content);
  const deviceSignature = await suite.signingKey(identity.signSeed).sign("join-device", content);
  const request = joinJoinRequest(content, inviteSignature, deviceSignature);
  return { request, member, words: comparisonWords(link.practice, content) };
}

async function newMemberKeys(
  member: MemberId,
  identity: DeviceIdentity,
  suite: CryptoSuite,
): Promise<JoiningMember> {
  const secret = suite.random.bytes(SECRET_BYTES);
  const name: KeyName = { kind: "member", id: member, epoch: 1 };
  const device: KeyName = { kind: "device", id: identity.device, epoch: 0 };
  const context = wrapContext(name, device, identity.kemPublic);
  const wrap = await wrapForKey({ kem: suite.kem, context }, identity.kemPublic, secret);
  const { publicKey } = await suite.kem.deriveKeyPair(secret);
  return { kemPublic: publicKey, keyHash: keyHash(keyNameBytes(name), secret), wrapToDevice: wrap };
}

/** The words that the joining person reads out, from a request that was kept. */
export function joinWords(practice: PracticeId, request: Uint8Array): readonly string[] {
  return comparisonWords(practice, parseJoinRequest(request).content);
}

export interface Asker {
  readonly invite: InviteRecordState;
  readonly request: Uint8Array;
  readonly parsed: ParsedJoinRequest;
}

/** Those of these requests that the holder of this link really made; one of each content. */
export async function authenticRequests(
  data: MembershipData,
  invite: InviteRecordState,
  { requests, verifier }: { readonly requests: readonly Uint8Array[]; readonly verifier: Verifier },
): Promise<Asker[]> {
  const askers = new Map<string, Asker>();
  for (const request of requests) {
    const parsed = parsedOrNull(request);
    if (parsed === null || !isFor(data, invite, parsed)) continue;
    if (!(await isAuthenticJoin(parsed, invite.signPublic, verifier))) continue;
    const text = bytesToHex(parsed.content);
    if (!askers.has(text)) askers.set(text, { invite, request: request.slice(), parsed });
  }
  return [...askers.values()];
}

/** What the inviting side is shown. Two different requests on one link: neither may be admitted. */
export function describeRequests(
  data: MembershipData,
  askers: readonly Asker[],
  keys: InviteKeys,
): JoinRequest[] {
  return askers.map(({ invite, request, parsed }) => ({
    invite: invite.invite,
    kind: invite.kind,
    request: bytesToHex(request),
    displayName: nameInRequest(parsed, keys) ?? "",
    roles: setToRoles(invite.roles),
    words: comparisonWords(data.practice, parsed.content),
    contested: askers.length > 1,
  }));
}

/** Faults with the reason why nobody may be admitted by this invitation. This device's own clock counts, not the relay's. */
export function requireAdmissible(
  invite: InviteRecordState | undefined,
  askers: number,
  nowMs: number,
): void {
  if (invite === undefined) throw new Fault("invite-unknown");
  if (invite.state === "used") throw new Fault("invite-used");
  if (invite.state === "revoked") throw new Fault("invite-revoked");
  if (askers > 1) throw new Fault("invite-contested");
  if (nowMs >= invite.expiresAtMs) throw new Fault("invite-expired");
}

/** The display name, or `null` when it was not sealed with this link. */
export function nameInRequest({ request }: ParsedJoinRequest, keys: InviteKeys): string | null {
  const { salt, sealedProfile: body, device, invite } = request;
  const header = profileHeader(invite, device);
  const name = openBox({ key: keys.sealKey, use: "profile", salt, header, body });
  return name === null ? null : new TextDecoder().decode(name);
}

function profileHeader(
  invite: InviteId,
  { signPublic, kemPublic }: Pick<DeviceIdentity, "signPublic" | "kemPublic">,
): Uint8Array {
  return concatBytes(idToBytes(invite), idToBytes(deviceIdOf(signPublic, kemPublic)));
}

function isFor(data: MembershipData, invite: InviteRecordState, { request }: ParsedJoinRequest): boolean {
  if (request.practice !== data.practice || request.invite !== invite.invite) return false;
  const isNewMember = request.newMember !== null;
  return invite.kind === "member" ? isNewMember : !isNewMember && invite.member === request.member;
}

function parsedOrNull(request: Uint8Array): ParsedJoinRequest | null {
  try {
    return parseJoinRequest(request);
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}
