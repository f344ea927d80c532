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

interface Asking {
  readonly context: AuthorContext;
  /** The last entries that count, for the cuts of whoever loses something. */
  readonly heads: readonly ChainHead[];
}

type Parts = RecordParts | null | Promise<RecordParts | null>;
type Authors = {
  readonly [Act in Intent["act"]]: (intent: Extract<Intent, { readonly act: Act }>, asking: Asking) => Parts;
};

const AUTHORS: Authors = {
  "add-scopes"({ scopes }, { context }) {
    const missing = scopes.filter(({ scope }) => !context.data.scopes.has(scope));
    return missing.length === 0 ? null : addScopes(context, missing);
  },
  grant: ({ scope, member }, { context }) => grantScope(context, scope, member),
  "leave-out": (intent, { context, heads }) => leaveOut(context, intent, heads),
  rotate: ({ scopes }, { context }) => rotateDirty(context, scopes),
  renew: (_, { context }) => (isDirtyMember(context.data, context.member) ? renewMember(context) : null),
  invite: (intent, { context }) => invite(context, { ...intent, seed: hexToBytes(intent.seed) }),
  "revoke-invite": (intent, { context }) => revokeInvite(context, intent.invite),
  admit: ({ request }, { context }) => admit(context, hexToBytes(request)),
  "set-kit"(intent, { context, heads }) {
    const keys = { signPublic: hexToBytes(intent.signPublic), kemPublic: hexToBytes(intent.kemPublic) };
    const kit = deviceLine(keys, context.member, "kit");
    return livingKit(context)?.device === kit.device ? null : setKit(context, kit, heads);
  },
  "revoke-device"({ device }, { context, heads }) {
    const isLiving = context.data.devices.get(device)?.revokedAt === null;
    return isLiving ? revokeDevice(context, { device }, heads) : null;
  },
  "remove-member": ({ member }, { context, heads }) =>
    isLivingMember(context.data, member) ? removeMember(context, member, heads) : null,
  "set-roles": (intent, { context, heads }) => setRoles(context, intent, heads),
};

export async function partsOf<Act extends Intent["act"]>(
  intent: Extract<Intent, { readonly act: Act }>,
  asking: Asking,
): Promise<RecordParts | null> {
  return AUTHORS[intent.act](intent, asking);
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
