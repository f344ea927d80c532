/** Records about devices: another one of the same member, a recovery kit, and one that is gone. */
import type { DeviceId, MemberId } from "../../../../crypto/public/ids.ts";
import {
  heldThroughDevicesOnly,
  livingDevices,
} from "../../../../sync-server/protocol/membership/holders.ts";
import type { DeviceState } from "../../../../sync-server/protocol/membership/state.ts";
import type { KeySubject } from "../../../../sync-server/protocol/principals.ts";
import type { DeviceLine } from "../../../../sync-server/protocol/record-lists.ts";
import type { RecordSubject } from "../../../../sync-server/protocol/record-subject.ts";
import { roleKeysOf } from "../../../../sync-server/protocol/roles.ts";
import type { ChainHead } from "../../contract.ts";
import { Fault } from "../../fault.ts";
import { memberOf, rolesOf } from "../roster.ts";
import { cutsFor, rotateScopes, scopesRead } from "./access-loss.ts";
import { type AuthorContext, makeDraft } from "./draft.ts";
import { grantAgain } from "./scopes.ts";
import { keyLists, type RecordParts } from "./write-record.ts";

/** Where the wish for another device came from: its link, and the hash of its request. */
export interface Asked {
  readonly subject: RecordSubject;
  readonly nonce: Uint8Array;
}

/** Hands the member secret, and whatever the member holds through its devices only, to one more device of the author's member. */
export async function addDevice(
  context: AuthorContext,
  device: DeviceLine,
  asked?: Asked,
): Promise<RecordParts> {
  const { data, member } = context;
  const draft = makeDraft(context, { addedDevices: [device] });
  const held = heldThroughDevicesOnly(data, member).map(({ subject }) => subject);
  const subjects: KeySubject[] = [{ kind: "member", id: member }, ...held];
  for (const subject of subjects) await draft.grant(subject, { kind: "device", id: device.device });
  return { type: "add-device", devices: [device], ...asked, ...keyLists(draft) };
}

/** A new kit; the one before, if there is one, ends in the same record, and with it every key it could open. */
export function setKit(
  context: AuthorContext,
  kit: DeviceLine,
  heads: readonly ChainHead[],
): Promise<RecordParts> {
  const old = livingKit(context);
  return old === null
    ? addDevice(context, kit)
    : revokeDevice(context, { device: old.device, newKit: kit }, heads);
}

/**
 * Ends a device. The author's own member gets a new secret at once; somebody else's is dirty until one of their devices makes one.
 * Every role key that the device could open gets a new epoch, and as many scopes as fit.
 */
export async function revokeDevice(
  context: AuthorContext,
  { device, newKit }: { readonly device: DeviceId; readonly newKit?: DeviceLine },
  heads: readonly ChainHead[],
): Promise<RecordParts> {
  const { data, member: author } = context;
  const member = requireMember(memberOf(data, device));
  const isOwn = member === author;
  const addedDevices = newKit === undefined ? [] : [newKit];
  const own = isOwn ? { renewed: member } : {};
  const draft = makeDraft(context, { revokedDevice: device, addedDevices, ...own });
  if (isOwn) await draft.openEpoch({ kind: "member", id: member });
  for (const id of roleKeysOf(rolesOf(data, member))) await draft.openEpoch({ kind: "role", id });
  const lost = scopesRead(data, member);
  const cuts = data.devices.get(device)?.kind === "kit" ? [] : cutsFor([device], lost, heads);
  await rotateScopes(draft, context, { scopes: lost, cuts: cuts.length });
  if (isOwn) await grantAgain(draft, context);
  return { type: "revoke-device", subject: device, devices: addedDevices, ...keyLists(draft), cuts };
}

export function livingKit({ data, member }: Pick<AuthorContext, "data" | "member">): DeviceState | null {
  return livingDevices(data, member).find(({ kind }) => kind === "kit") ?? null;
}

function requireMember(member: MemberId | null): MemberId {
  if (member === null) throw new Fault("unknown-member");
  return member;
}
