/**
 * Live editing: every writer keeps a few edits in flight. An edit is done when everybody else in the room has received it and, where the
 * server acknowledges, when it is acknowledged; only then the next one goes out.
 */

import type { WebSocket } from "ws";
import type { Seat, System, Tally, Wire } from "../systems/systems.ts";
import { wireOf } from "./wire-of.ts";

export interface LiveJob {
  readonly system: System;
  readonly url: string;
  readonly materialPath: string | null;
  readonly rooms: number;
  readonly people: number;
  /** The first so many people of each room write. */
  readonly writers: number;
  readonly editsEach: number;
  /** Edits before those: a relay runs for weeks, and its first second is not what it is like. */
  readonly warmUpEach: number;
  readonly window: number;
}

export interface LiveResult {
  readonly edits: number;
  readonly deliveries: number;
  readonly wallMs: number;
  /** Of this process: when it comes near the wall time, the load was the limit and not the server. */
  readonly loadCpuMs: number;
}

interface Writer {
  readonly socket: WebSocket;
  readonly messages: readonly Uint8Array[];
  /** How many people still lack each edit. */
  readonly missing: Uint16Array;
  sent: number;
  acknowledged: number;
  done: number;
}

interface Chair {
  readonly seat: Seat;
  readonly socket: WebSocket;
  readonly tally: Tally;
}

export interface Live {
  run(): Promise<LiveResult>;
  close(): void;
}

export async function prepareLive(job: LiveJob): Promise<Live> {
  const wire = wireOf(job.system, job.materialPath);
  const chairs = await seatEverybody(wire, job);
  const rooms = Array.from({ length: job.rooms }, (_, room) =>
    makeRoom(
      chairs.filter((chair) => chair.seat.room === room),
      wire,
      job,
    ),
  );
  await Promise.all(rooms.map((room) => room.runTo(job.warmUpEach)));
  return {
    async run() {
      const before = process.cpuUsage();
      const startedAt = performance.now();
      await Promise.all(rooms.map((room) => room.runTo(job.warmUpEach + job.editsEach)));
      const wallMs = performance.now() - startedAt;
      const { user, system } = process.cpuUsage(before);
      const edits = job.rooms * job.writers * job.editsEach;
      return { edits, deliveries: edits * (job.people - 1), wallMs, loadCpuMs: (user + system) / 1000 };
    },
    close: () => chairs.forEach(({ socket }) => socket.terminate()),
  };
}

async function seatEverybody(wire: Wire, { url, rooms, people }: LiveJob): Promise<Chair[]> {
  const chairs: Chair[] = [];
  for (let room = 0; room < rooms; room++) {
    for (let person = 0; person < people; person++) {
      const seat = { room, person };
      const socket = await wire.open(url, seat);
      chairs.push({ seat, socket, tally: { fromOthers: 0, acknowledged: 0 } });
    }
  }
  return chairs;
}

function received({ missing }: Writer, edit: number): void {
  missing[edit] = (missing[edit] ?? 0) - 1;
}

/** Two writers in a room are each other's readers; a single writer is read by everybody else. */
function makeRoom(chairs: readonly Chair[], wire: Wire, job: LiveJob) {
  const writers = chairs.slice(0, job.writers).map((chair): Writer => {
    const messages = wire.edits(chair.seat, job.warmUpEach + job.editsEach);
    const missing = new Uint16Array(messages.length).fill(chairs.length - 1);
    return { socket: chair.socket, messages, missing, sent: 0, acknowledged: 0, done: 0 };
  });
  if (job.writers > 2 || (job.writers === 2 && job.people !== 2)) throw new RangeError("writers");
  let target = 0;
  let left = 0;
  let finish: () => void = () => undefined;

  const advance = (writer: Writer) => {
    while (
      writer.done < writer.sent &&
      writer.missing[writer.done] === 0 &&
      (!wire.acknowledges || writer.acknowledged > writer.done)
    ) {
      writer.done++;
      if (writer.done === target && --left === 0) finish();
    }
    while (writer.sent < target && writer.sent < writer.done + job.window) {
      const message = writer.messages[writer.sent++];
      if (message !== undefined) writer.socket.send(message);
    }
  };

  for (const chair of chairs) {
    const own = writers[chair.seat.person];
    const others = writers.find((writer) => writer !== own);
    chair.socket.on("message", (message: Buffer) => {
      const had = chair.tally.fromOthers;
      wire.read(message, chair.seat, chair.tally);
      if (others !== undefined && chair.tally.fromOthers > had) {
        for (let edit = had; edit < chair.tally.fromOthers; edit++) received(others, edit);
        advance(others);
      }
      if (own !== undefined && chair.tally.acknowledged > own.acknowledged) {
        own.acknowledged = chair.tally.acknowledged;
        advance(own);
      }
    });
  }
  return {
    /** Until every writer has done so many edits, counted from the first. */
    runTo: (edits: number) =>
      new Promise<void>((resolve) => {
        target = edits;
        left = writers.length;
        finish = resolve;
        writers.forEach(advance);
      }),
  };
}
