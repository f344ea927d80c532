/**
 * The validator: whether a record may stand next in the log, and what it changes. Relay and clients run this same code.
 *
 * Order: length and layout → practice → place in the chain → signer → signature → the rules of its type. The signature is the only
 * step that may wait; chain and signer are looked at again after it, so two records validated at once cannot both follow one head.
 */

import { bytesEqual, FormatError } from "../../../crypto/public/bytes.ts";
import { signedMessage, type Verifier } from "../../../crypto/public/signature.ts";
import type { RejectCode } from "../codes.ts";
import { practiceIdOf } from "../names.ts";
import {
  type MembershipRecord,
  type ParsedRecord,
  parseRecord,
  RECORD_MAX_BYTES,
  recordHash,
  type RecordType,
} from "../record.ts";
import { deviceLives } from "./holders.ts";
import { applyAddDevice } from "./rules/add-device.ts";
import { applyAddMember } from "./rules/add-member.ts";
import { applyAddScope } from "./rules/add-scope.ts";
import { applyGenesis } from "./rules/genesis.ts";
import { applyGrant } from "./rules/grant.ts";
import { applyInvite, applyRevokeInvite } from "./rules/invites.ts";
import { applyRemoveMember } from "./rules/remove-member.ts";
import { applyRevokeDevice } from "./rules/revoke-device.ts";
import { applyRotate } from "./rules/rotate.ts";
import { applySetRole } from "./rules/set-role.ts";
import { checkShape } from "./rules/shape.ts";
import { type DeviceState, emptyMembership, type MembershipData } from "./state.ts";
import { makeStep, Refusal, type Step } from "./step.ts";

export interface Refused {
  readonly ok: false;
  readonly code: RejectCode;
  /** For people who look into it; names no content. */
  readonly reason: string;
}

export interface Applied {
  readonly ok: true;
  readonly data: MembershipData;
  readonly record: MembershipRecord;
}

const RULES: Readonly<Record<RecordType, (step: Step) => void>> = {
  genesis: applyGenesis,
  "add-member": applyAddMember,
  "add-device": applyAddDevice,
  "revoke-device": applyRevokeDevice,
  "remove-member": applyRemoveMember,
  "set-role": applySetRole,
  "add-scope": applyAddScope,
  grant: applyGrant,
  rotate: applyRotate,
  invite: applyInvite,
  "revoke-invite": applyRevokeInvite,
};

/** Opens a log with its genesis record. What is kept of `bytes` is a copy. */
export async function applyGenesisRecord(bytes: Uint8Array, verifier: Verifier): Promise<Applied | Refused> {
  return refusalsOf(async () => {
    const parsed = parse(bytes);
    const { record, content } = parsed;
    if (record.type !== "genesis")
      throw new Refusal("unknown-practice", "a log begins with a genesis record");
    const device = record.devices[0];
    if (device?.device !== record.signer) throw new Refusal("not-authentic", "not signed by its own device");
    await checkSignature(parsed, device.signPublic, verifier);
    const data = emptyMembership(practiceIdOf(content));
    applyRules(data, parsed, device);
    return { ok: true, data, record };
  });
}

/** Adds the next record to `data`, or changes nothing. What is kept of `bytes` is a copy. */
export async function applyNextRecord(
  data: MembershipData,
  bytes: Uint8Array,
  verifier: Verifier,
): Promise<Applied | Refused> {
  return refusalsOf(async () => {
    const parsed = parse(bytes);
    const { record } = parsed;
    if (record.type === "genesis") throw new Refusal("exists", "the log has begun");
    if (record.practice !== data.practice) throw new Refusal("not-authentic", "a record of another practice");
    requireNext(data, record);
    await checkSignature(parsed, requireSigner(data, record).signPublic, verifier);
    requireNext(data, record);
    applyRules(data, parsed, requireSigner(data, record));
    return { ok: true, data, record };
  });
}

function parse(bytes: Uint8Array): ParsedRecord {
  if (bytes.length > RECORD_MAX_BYTES) throw new Refusal("too-large", "the record is too large");
  return parseRecord(bytes.slice());
}

function requireNext(data: MembershipData, record: MembershipRecord): void {
  const head = data.hashes.at(-1);
  const follows = record.index === data.hashes.length && head !== undefined && bytesEqual(record.prev, head);
  if (!follows) throw new Refusal("stale-log", "does not follow the head of the log");
}

function requireSigner(data: MembershipData, { signer, type }: MembershipRecord): DeviceState {
  const device = data.devices.get(signer);
  if (device === undefined) throw new Refusal("not-authentic", "signed by an unknown device");
  if (!deviceLives(data, device)) throw new Refusal("not-authentic", "signed by a revoked device");
  if (device.kind === "kit" && type !== "add-device") {
    throw new Refusal("not-allowed", "a kit may only add a device");
  }
  return device;
}

async function checkSignature(
  { content, signature }: ParsedRecord,
  publicKey: Uint8Array,
  verifier: Verifier,
): Promise<void> {
  const holds = await verifier.verify(publicKey, signedMessage("record", content), signature);
  if (!holds) throw new Refusal("not-authentic", "the signature does not hold");
}

function applyRules(data: MembershipData, { record, content }: ParsedRecord, signer: Step["signer"]): void {
  const step = makeStep(data, record, signer);
  try {
    checkShape(record);
    RULES[record.type](step);
  } catch (error) {
    step.undo();
    throw error;
  }
  data.hashes.push(recordHash(content));
}

async function refusalsOf(apply: () => Promise<Applied>): Promise<Applied | Refused> {
  try {
    return await apply();
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, code: error.code, reason: error.message };
    if (error instanceof FormatError) return { ok: false, code: "malformed", reason: error.message };
    throw error;
  }
}
