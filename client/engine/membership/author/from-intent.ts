/** The record of an intent on the present state. `null`: what was wanted is so already, and no record is needed. */
import { hexToBytes } from "../../../../crypto/public/encodings.ts";
import { joinRequestHash, parseJoinRequest } from "../../../../sync-server/protocol/join-request.ts";
import { isLivingMember, isDirtyMember } from "../roster.ts";
import type { ChainHead } from "../../contract.ts";
import type { Intent } from "../intents.ts";
import { addDevice, livingKit, revokeDevice, setKit } from "./devices.ts";
import type { AuthorContext } from "./draft.ts";
import { deviceLine } from "./genesis.ts";
import { invite, revokeInvite } from "./invitations.ts";
import { addMember, removeMember, setRoles } from "./members.ts";
import { addScopes, grantScope, leaveOut, renewMember, rotateDirty } from "./scopes.ts";
import type { RecordParts } from "./write-record.ts";

/** `heads`: the last entries that count, for the cuts of whoever loses something. */
export async function partsOf(
  intent: Intent,
  context: AuthorContext,
  heads: readonly ChainHead[],
): Promise<RecordParts | null> {
  const { data, member } = context;
  switch (intent.act) {
    case "add-scopes": {
      const missing = intent.scopes.filter(({ scope }) => !data.scopes.has(scope));
      return missing.length === 0 ? null : addScopes(context, missing);
    }
    case "grant":
      return grantScope(context, intent.scope, intent.member);
    case "leave-out":
      return leaveOut(context, intent, heads);
    case "rotate":
      return rotateDirty(context, intent.scopes);
    case "renew":
      return isDirtyMember(data, member) ? renewMember(context) : null;
    case "invite":
      return invite(context, { ...intent, seed: hexToBytes(intent.seed) });
    case "revoke-invite":
      return revokeInvite(context, intent.invite);
    case "admit":
      return admit(context, hexToBytes(intent.request));
    case "set-kit": {
      const keys = { signPublic: hexToBytes(intent.signPublic), kemPublic: hexToBytes(intent.kemPublic) };
      const kit = deviceLine(keys, member, "kit");
      return livingKit(context)?.device === kit.device ? null : setKit(context, kit, heads);
    }
    case "revoke-device":
      return data.devices.get(intent.device)?.revokedAt === null
        ? revokeDevice(context, { device: intent.device }, heads)
        : null;
    case "remove-member":
      return isLivingMember(data, intent.member) ? removeMember(context, intent.member, heads) : null;
    case "set-roles":
      return setRoles(context, intent, heads);
  }
}

async function admit(context: AuthorContext, bytes: Uint8Array): Promise<RecordParts> {
  const { request } = parseJoinRequest(bytes);
  if (request.newMember !== null) {
    const roles = context.data.invites.get(request.invite)?.roles ?? 0;
    return addMember(context, bytes, roles);
  }
  const asked = { subject: request.invite, nonce: joinRequestHash(bytes) };
  return addDevice(context, deviceLine(request.device, request.member, "device"), asked);
}
