/**
 * From the first frame to an admitted connection (docs/PROTOCOL.md §7 "Opening"): `find`, `hello` and `proof`, and `create` for a practice
 * that the relay does not have.
 */

import { admit, type HelloClaim, isSetupCode, type ShownProof } from "./admission.ts";
import type { Addresses } from "./addresses.ts";
import { makeLiveConnection, type LiveConnection, type LiveEnvironment } from "./live-connection.ts";
import type { DeviceId } from "../crypto/public/ids.ts";
import { type EventLog, shortId } from "./log.ts";
import type { Invitee } from "./mailbox.ts";
import type { Room } from "./practice-room.ts";
import type { Verifier } from "../crypto/public/signature.ts";
import type { ClientFrame } from "./protocol/client-frames.ts";
import type { RejectCode, ResultCode } from "./protocol/codes.ts";
import { validateRecord } from "./protocol/membership/membership.ts";
import type { DeviceState } from "./protocol/membership/state.ts";
import { encodeRelayFrame } from "./protocol/relay-frames.ts";
import type { Arrival, RelaySocket } from "./relay-socket.ts";
import type { Rooms } from "./rooms.ts";
import { type RelayStore, StoreFault } from "./store/store.ts";
import { NEWEST_PROTOCOL, OLDEST_PROTOCOL } from "./version.ts";

export interface OpeningParts extends LiveEnvironment {
  readonly log: EventLog;
  readonly verifier: Verifier;
  readonly store: RelayStore;
  readonly rooms: Rooms;
  readonly addresses: Addresses;
  /** The relay's own origins. */
  readonly origins: readonly string[];
  /** Asked for before a practice is made; null when anybody who reaches the relay may make one. */
  readonly setupCode: string | null;
}

export interface RemovedState {
  readonly at: "removed";
  readonly room: Room;
  /** The length of the log up to and with the record that took the device out. */
  readonly logLength: number;
}

/** The log does not know this key. A relay that lost records may be given them back by a device that they added. */
export interface StrangerState {
  readonly at: "stranger";
  readonly device: DeviceId;
  readonly room: Room;
  readonly proof: ShownProof;
  /** Of the records that came. */
  readonly bytes: number;
  /** Frames that did not make the log longer: a question how long it is, a record that is offered again. */
  readonly barren: number;
}

export interface InvitedState {
  readonly at: "invited";
  readonly room: Room;
  readonly invitee: Invitee;
}

export type Opening =
  | { readonly at: "opening"; readonly hello: HelloClaim | null; readonly finds: number }
  /** Hello and proof came for a practice that is not here: `create` may follow. */
  | { readonly at: "unknown-practice"; readonly proof: ShownProof }
  | StrangerState
  | InvitedState
  | RemovedState;

type Early = Extract<Opening, { readonly at: "opening" | "unknown-practice" | "stranger" }>;
type Asking = Exclude<Early, StrangerState>;
type Next =
  | Opening
  | { readonly at: "live"; readonly live: LiveConnection }
  | { readonly refuse: RejectCode };

export interface OpeningContext {
  readonly socket: RelaySocket;
  readonly arrival: Arrival;
  readonly nonce: Uint8Array;
  readonly number: number;
  readonly parts: OpeningParts;
}

/** What one frame makes of a connection that is not admitted yet. */
export async function openWith(context: OpeningContext, state: Early, frame: ClientFrame): Promise<Next> {
  if (state.at === "stranger") return takeBack(context, state, frame);
  if (frame.type === "create") return create(context, state, frame);
  if (state.at === "unknown-practice") return { refuse: "unknown-practice" };
  if (frame.type === "find") return find(context, state, frame.prefix);
  if (frame.type === "hello" && state.hello === null) {
    const isSpoken = frame.protocol >= OLDEST_PROTOCOL && frame.protocol <= NEWEST_PROTOCOL;
    return isSpoken ? { ...state, hello: frame } : { refuse: "version" };
  }
  if (frame.type === "proof" && state.hello !== null) return prove(context, state.hello, frame.signature);
  return { refuse: "malformed" };
}

async function find(context: OpeningContext, state: Asking, prefix: Uint8Array): Promise<Next> {
  const { socket, parts } = context;
  if (state.at !== "opening") return { refuse: "malformed" };
  if (state.finds >= parts.limits.findsPerConnection) return { refuse: "rate" };
  const practices = await parts.store.find(prefix);
  socket.send(encodeRelayFrame({ type: "found", practices: practices.slice(0, 16) }));
  return { ...state, finds: state.finds + 1 };
}

async function prove(context: OpeningContext, hello: HelloClaim, signature: Uint8Array): Promise<Next> {
  const { arrival, nonce, parts } = context;
  const { address, origin } = arrival;
  if (!parts.addresses.mayTry(address)) return { refuse: "rate" };
  const origins = origin === null ? parts.origins : [origin];
  const proof: ShownProof = { ...hello, nonce, signature: signature.slice(), origins };
  const room = await parts.rooms.open(hello.practice);
  return room === null ? { at: "unknown-practice", proof } : enter(context, room, proof);
}

async function enter(context: OpeningContext, room: Room, proof: ShownProof): Promise<Next> {
  const { socket, arrival, parts } = context;
  const admitted = await admit(proof, room.membership, parts.verifier);
  switch (admitted.as) {
    case "device":
      return goLive(context, room, { device: admitted.device, isProven: true });
    case "removed":
      return showRemoval(socket, room, admitted.removedAt);
    case "invite": {
      const invitee: Invitee = { invite: admitted.invite.invite, socket, toldState: null };
      await room.mailbox.enter(invitee);
      return { at: "invited", room, invitee };
    }
    case "unknown-invite":
      socket.send(encodeRelayFrame({ type: "invite-welcome", state: "unknown", record: new Uint8Array(0) }));
      return { refuse: "not-authentic" };
    case "nobody":
      parts.addresses.failed(arrival.address);
  }
  const { key } = proof;
  if (key.kind !== "device" || room.membership.device(key.id) !== null) return { refuse: "not-authentic" };
  return { at: "stranger", device: key.id, room, proof, bytes: 0, barren: 0 };
}

const BARREN_FRAMES = 4;

/**
 * Records prove themselves: each is signed by a device that the log knows, and continues it from the genesis that the practice is named
 * after. So it does not matter who brings them; what a refused one costs is little, and there are few.
 */
async function takeBack(context: OpeningContext, state: StrangerState, frame: ClientFrame): Promise<Next> {
  const { room, proof, device } = state;
  if (frame.type !== "append") return { refuse: "not-authentic" };
  const bytes = state.bytes + frame.record.length;
  if (bytes > context.parts.limits.takeBackBytes) return { refuse: "rate" };
  const before = room.state.logLength;
  await room.takeBack(context.socket, frame.request, frame.record);
  const hasGrown = room.state.logLength > before;
  const barren = state.barren + (hasGrown ? 0 : 1);
  if (barren > BARREN_FRAMES) return { refuse: "not-authentic" };
  const admitted = await admit(proof, room.membership, context.parts.verifier);
  if (admitted.as === "device") return goLive(context, room, { device: admitted.device, isProven: true });
  // Named by now, and the proof does not hold.
  if (room.membership.device(device) !== null) return { refuse: "not-authentic" };
  return { ...state, bytes, barren };
}

function goLive(
  { socket, number, parts }: OpeningContext,
  room: Room,
  { device, isProven }: { readonly device: DeviceState; readonly isProven: boolean },
): Next {
  let open = 0;
  for (const peer of room.peers) if (peer.device === device.device) open++;
  if (open >= parts.limits.connections.perDevice) return { refuse: "busy" };
  const live = makeLiveConnection({ socket, number, room, device, isProven, parts });
  sendWelcome(socket, room);
  return { at: "live", live };
}

export function sendWelcome(socket: RelaySocket, room: Room): void {
  const { logId, head, logLength } = room.state;
  const logHead = room.membership.headHash;
  socket.send(encodeRelayFrame({ type: "welcome", logId, headNumber: head, logLength, logHead }));
}

/** The log as the removed device is allowed to see it: up to its own removal, which it can verify and act on. */
function showRemoval(socket: RelaySocket, room: Room, removedAt: number): Next {
  const logHead = room.membership.hashAt(removedAt) ?? room.membership.headHash;
  const logLength = removedAt + 1;
  socket.send(
    encodeRelayFrame({ type: "welcome", logId: room.state.logId, headNumber: 0, logLength, logHead }),
  );
  return { at: "removed", room, logLength };
}

type Create = Extract<ClientFrame, { readonly type: "create" }>;

/** Makes a practice from its genesis record. A wrong code leaves the connection as it was, so that a person may try again. */
async function create(context: OpeningContext, state: Asking, frame: Create): Promise<Next> {
  const { socket, arrival, parts } = context;
  const answer = (code: ResultCode) =>
    socket.send(encodeRelayFrame({ type: "result", request: frame.request, code, value: 0 }));
  if (!parts.addresses.mayTry(arrival.address)) return { refuse: "rate" };
  if (parts.setupCode !== null && !isSetupCode(parts.setupCode, frame.setupCode)) {
    parts.addresses.failed(arrival.address);
    answer("setup-code");
    return state;
  }
  const validation = await validateRecord(null, frame.genesis, parts.verifier);
  if (!validation.ok) {
    answer(validation.code);
    return { refuse: validation.code === "malformed" ? "malformed" : "invalid-record" };
  }
  const made = await createPractice(parts, validation.state.practice, frame.genesis);
  answer(made === "created" ? "ok" : made);
  if (made !== "created") return made === "exists" ? state : { refuse: "busy" };
  parts.log.info("created", { practice: shortId(validation.state.practice) });
  const room = await parts.rooms.open(validation.state.practice);
  if (room === null) return { refuse: "busy" };
  return becomeFounder(context, state, room, validation.record.signer);
}

async function createPractice(
  { store }: OpeningParts,
  practice: HelloClaim["practice"],
  genesis: Uint8Array,
): Promise<"created" | "exists" | "quota"> {
  try {
    return await store.create(practice, genesis.slice());
  } catch (error) {
    if (error instanceof StoreFault && error.code === "full") return "quota";
    throw error;
  }
}

/**
 * The connection is the device of the genesis record's signer. When it has proven that key it is one like any other; when it has not, its
 * pushes are verified one by one (see `peer.ts`).
 */
async function becomeFounder(
  context: OpeningContext,
  state: Asking,
  room: Room,
  signer: DeviceState["device"],
): Promise<Next> {
  const device = room.membership.device(signer);
  if (device === null) return { refuse: "busy" };
  if (state.at !== "unknown-practice") return goLive(context, room, { device, isProven: false });
  const admitted = await admit(state.proof, room.membership, context.parts.verifier);
  const isProven = admitted.as === "device" && admitted.device.device === signer;
  return goLive(context, room, { device, isProven });
}
