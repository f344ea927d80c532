/** What the load process needs to be the people of the rooms. It is made by the bench and read from a file. */

import { readFileSync, writeFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import type { DeviceId, DocumentId, PracticeId, ScopeId } from "../../../../crypto/public/ids.ts";
import type { Seat } from "../systems.ts";
import type { Person, Room } from "./practice.ts";

export interface ClarosSeat {
  readonly practice: PracticeId;
  readonly device: DeviceId;
  /** Of the device's signing key. */
  readonly seed: Uint8Array;
  readonly signPublic: Uint8Array;
  readonly scope: ScopeId;
  readonly scopeKey: Uint8Array;
  readonly document: DocumentId;
  /** Signed entries, in order. */
  readonly entries: readonly Uint8Array[];
  readonly snapshots: readonly { readonly covers: number; readonly bytes: Uint8Array }[];
}

/** What a person will send. */
export type Sendings = Pick<ClarosSeat, "entries"> & Partial<Pick<ClarosSeat, "snapshots">>;

export type ClarosMaterial = ReadonlyMap<string, ClarosSeat>;

export function seatKey({ room, person }: Seat): string {
  return `${room}/${person}`;
}

export function makeMaterial(
  rooms: readonly Room[],
  sendingsOf: (room: Room, person: Person, seat: Seat) => Sendings,
): ClarosMaterial {
  const seats = new Map<string, ClarosSeat>();
  rooms.forEach((room, roomIndex) =>
    room.people.forEach((person, personIndex) => {
      const seat: Seat = { room: roomIndex, person: personIndex };
      seats.set(seatKey(seat), {
        practice: room.practice.state.practice,
        device: person.device.device,
        seed: person.seed,
        signPublic: person.device.line.signPublic,
        scope: room.scope,
        scopeKey: room.scopeKey,
        document: room.document,
        snapshots: [],
        ...sendingsOf(room, person, seat),
      });
    }),
  );
  return seats;
}

export function writeMaterial(path: string, material: ClarosMaterial): void {
  writeFileSync(path, serialize(material));
}

export function readMaterial(path: string): ClarosMaterial {
  return deserialize(readFileSync(path)) as ClarosMaterial;
}
