import { bytesToHex } from "../../crypto/public/encodings.ts";
import type { Membership } from "../../sync-server/protocol/membership/membership.ts";

/** Everything that a membership answers, as one text: two states are the same when their texts are. */
export function describeMembership(state: Membership): string {
  const log = Array.from({ length: state.headIndex + 1 }, (_, index) => state.hashAt(index));
  const subjects = [
    ...state.members().map(({ member }) => ({ kind: "member", id: member }) as const),
    ...state.scopes().map(({ scope }) => ({ kind: "scope", id: scope }) as const),
  ];
  const everything = {
    practice: state.practice,
    log,
    members: state.members(),
    devices: state.members().flatMap(({ devices }) => devices.map((device) => state.device(device))),
    scopes: state.scopes(),
    invites: state.invites(),
    dirty: state.dirtySubjects(),
    readers: state.scopes().map(({ scope }) => state.readersOf(scope).map(({ member }) => member)),
    keys: subjects.map((subject) => state.epochs(subject)),
    wraps: state.members().map(({ member }) => state.wrapsFor({ kind: "member", id: member })),
  };
  return JSON.stringify(everything, (_, value: unknown) => {
    if (value instanceof Uint8Array) return bytesToHex(value);
    if (value instanceof Map) return [...(value as Map<unknown, unknown>)];
    return value;
  });
}
