import { join } from "node:path";
import type { Bench, Contestant } from "../harness/bench.ts";
import { makeMaterial, type Sendings, writeMaterial } from "../systems/claros/material.ts";
import {
  buildRooms,
  type Person,
  type Room,
  type RoomsOptions,
  storeLogs,
} from "../systems/claros/practice.ts";
import { makeSealer, type Sealer } from "../systems/claros/sealer.ts";
import type { Seat } from "../systems/systems.ts";

export interface ClarosOptions extends RoomsOptions {
  readonly label: string;
  /** What this person will send; nothing when null. */
  sendings(seat: Seat, sealer: Sealer, room: Room): Sendings | null;
}

/** Makes practices, people and sealed entries; none of it is timed. */
export async function clarosContestant(bench: Bench, options: ClarosOptions): Promise<Contestant> {
  const rooms = await buildRooms(options);
  const sendings = (room: Room, person: Person, seat: Seat): Sendings =>
    options.sendings(seat, makeSealer(room, person), room) ?? { entries: [] };
  const materialPath = join(bench.folder(), "material");
  writeMaterial(materialPath, makeMaterial(rooms, sendings));
  const template = bench.folder();
  await storeLogs(template, rooms);
  return { label: options.label, system: "claros", materialPath, template };
}
