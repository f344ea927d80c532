/**
 * The mailbox of invites: a join request waits here until an owner (or, for a device link, the member) answers it with a record. The first
 * request is kept; a second, different one makes the invite contested for good, and neither can be admitted.
 */

import type { InviteId } from "../crypto/public/ids.ts";
import type { Verifier } from "../crypto/public/signature.ts";
import { FormatError } from "../crypto/public/bytes.ts";
import type { Clock } from "./clock.ts";
import { type Peer, sendFrame } from "./peer.ts";
import type { ResultCode } from "./protocol/codes.ts";
import { isAuthenticJoin, type ParsedJoinRequest, parseJoinRequest } from "./protocol/join-request.ts";
import type { InviteRecordState } from "./protocol/membership/state.ts";
import type { Membership } from "./protocol/membership/membership.ts";
import { encodeRelayFrame, type InviteState } from "./protocol/relay-frames.ts";
import { hasRole } from "./protocol/roles.ts";
import type { RelaySocket } from "./relay-socket.ts";
import type { PracticeStore } from "./store/store.ts";

/** Somebody who holds an invite's key, on one connection. */
export interface Invitee {
  readonly invite: InviteId;
  readonly socket: RelaySocket;
  toldState: InviteState | null;
}

export interface MailboxParts {
  readonly store: PracticeStore;
  readonly membership: () => Membership;
  readonly peers: ReadonlySet<Peer>;
  readonly verifier: Verifier;
  readonly clock: Clock;
}

export interface MailboxRoom {
  enter(invitee: Invitee): Promise<void>;
  leave(invitee: Invitee): void;
  put(invitee: Invitee, joinRequest: Uint8Array): Promise<ResultCode>;
  /** All that waits for this device. */
  sendTo(peer: Peer): Promise<void>;
  /** The log has changed, and with it perhaps the state of an invite. */
  recheck(): Promise<void>;
}

export function makeMailbox(parts: MailboxParts): MailboxRoom {
  const { store, membership, peers } = parts;
  const invitees = new Set<Invitee>();

  const stateOf = async (id: InviteId): Promise<InviteState> => {
    const invite = membership().invite(id);
    if (invite === null) return "unknown";
    if (invite.state !== "open") return invite.state;
    const waiting = (await store.joins.read(id)).length;
    if (waiting > 1) return "contested";
    if (waiting === 1) return "waiting";
    return invite.expiresAtMs <= parts.clock.now() ? "expired" : "open";
  };
  const tell = async (invitee: Invitee) => {
    const state = await stateOf(invitee.invite);
    if (state === invitee.toldState) return;
    invitee.toldState = state;
    const addedAt = membership().invite(invitee.invite)?.addedAt;
    const [record] = addedAt === undefined ? [] : await store.log.read(addedAt, 1);
    invitee.socket.send(
      encodeRelayFrame({ type: "invite-welcome", state, record: record ?? new Uint8Array(0) }),
    );
  };
  const sendBox = async (invite: InviteId, to: Iterable<Peer>) => {
    const known = membership().invite(invite);
    if (known === null || known.state !== "open") return;
    const joinRequests = await store.joins.read(invite);
    if (joinRequests.length === 0) return;
    for (const peer of to) {
      if (peer.sentThrough !== null && isForPeer(membership(), known, peer)) {
        sendFrame(peer, { type: "join", invite, joinRequests });
      }
    }
  };

  return {
    async enter(invitee) {
      invitees.add(invitee);
      await tell(invitee);
    },
    leave: (invitee) => void invitees.delete(invitee),
    async put({ invite }, joinRequest) {
      const known = membership().invite(invite);
      const state = await stateOf(invite);
      if (known === null || (state !== "open" && state !== "waiting")) return "invite-closed";
      const code = await checkJoin(parts, known, joinRequest);
      if (code !== "ok") return code;
      const kept = await store.joins.put(invite, joinRequest);
      if (kept !== "same") await sendBox(invite, peers);
      for (const invitee of invitees) if (invitee.invite === invite) await tell(invitee);
      return kept === "contested" ? "invite-closed" : "ok";
    },
    async sendTo(peer) {
      for (const { invite } of await store.joins.all()) await sendBox(invite, [peer]);
    },
    async recheck() {
      for (const invitee of invitees) await tell(invitee);
    },
  };
}

/** Owners admit members; a member admits their own devices. A kit admits nobody. */
function isForPeer(membership: Membership, invite: InviteRecordState, peer: Peer): boolean {
  if (peer.isKit) return false;
  if (invite.kind === "device") return invite.member === (peer.member as string);
  return hasRole(membership.rolesOf(peer.member), "owner");
}

async function checkJoin(
  { membership, verifier }: MailboxParts,
  invite: InviteRecordState,
  bytes: Uint8Array,
): Promise<ResultCode> {
  let parsed: ParsedJoinRequest;
  try {
    parsed = parseJoinRequest(bytes);
  } catch (error) {
    if (error instanceof FormatError) return "malformed";
    throw error;
  }
  const { request } = parsed;
  const isOfKind = (request.newMember === null) === (invite.kind === "device");
  const isOfMember = invite.kind === "member" || invite.member === (request.member as string);
  const isHere = request.practice === membership().practice && request.invite === invite.invite;
  if (!isHere || !isOfKind || !isOfMember) return "not-allowed";
  return (await isAuthenticJoin(parsed, invite.signPublic, verifier)) ? "ok" : "not-authentic";
}
