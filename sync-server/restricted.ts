/** What an invite's key and a device that was taken out may do: ask to join, and read the log up to the removal. Nothing else. */

import type { InvitedState, RemovedState } from "./opening.ts";
import type { ClientFrame } from "./protocol/client-frames.ts";
import type { RejectCode } from "./protocol/codes.ts";
import { encodeRelayFrame } from "./protocol/relay-frames.ts";
import type { RelaySocket } from "./relay-socket.ts";

type End = (code: RejectCode) => void;

const PAGE_BYTES = 512 * 1024;

export async function invitedFrame(
  { room, invitee }: InvitedState,
  frame: ClientFrame,
  end: End,
): Promise<void> {
  if (frame.type !== "put-join") return end("not-allowed");
  const code = await room.mailbox.put(invitee, frame.joinRequest.slice());
  invitee.socket.send(encodeRelayFrame({ type: "result", request: frame.request, code, value: 0 }));
}

interface Ends {
  readonly socket: RelaySocket;
  readonly end: End;
}

export async function removedFrame(
  { room, logLength }: RemovedState,
  frame: ClientFrame,
  { socket, end }: Ends,
): Promise<void> {
  if (frame.type !== "read-log") return end("not-authentic");
  const { from } = frame;
  const page = from < logLength ? await room.store.log.read(from, PAGE_BYTES) : [];
  const records = page.slice(0, logLength - from);
  socket.send(encodeRelayFrame({ type: "log", from, records }));
  if (from + records.length >= logLength) end("not-authentic");
}
