/** Everybody comes back at once, each having missed one edit of their room: done when the last of them has it. */

import * as Y from "yjs";
import type { PracticeId } from "../../../crypto/public/ids.ts";
import { openSocket, wsUrl } from "../systems/open-socket.ts";
import { openLine, pushAll, signingKeyOf } from "../systems/claros/line.ts";
import { readMaterial } from "../systems/claros/material.ts";
import { seatOf } from "../systems/claros/wire.ts";
import { liveUpdates, typedDocument } from "../systems/edits.ts";
import type { Seat, System } from "../systems/systems.ts";
import { documentName, emptyStepTwoMessage, updateMessage } from "../systems/y-messages.ts";
import { openYLine } from "../systems/y-wire.ts";
import { protocolOf, type YSystem } from "./wire-of.ts";

export interface ReconnectJob {
  readonly system: System;
  readonly url: string;
  readonly materialPath: string | null;
  readonly rooms: number;
  readonly people: number;
  /** Keystrokes in each room's document. */
  readonly typed: number;
}

export interface ReconnectInput {
  readonly url: string;
}

export interface ReconnectResult {
  readonly wallMs: number;
  readonly devices: number;
}

/** Brings one device level and keeps it connected. */
type Return = (url: string, seat: Seat) => Promise<void>;

export async function prepareReconnect(job: ReconnectJob) {
  const seats = Array.from({ length: job.rooms * job.people }, (_, index) => ({
    room: index % job.rooms,
    person: Math.floor(index / job.rooms),
  }));
  const comeBack = await prepare(job);
  return {
    async run({ url }: ReconnectInput): Promise<ReconnectResult> {
      const startedAt = performance.now();
      await Promise.all(seats.map((seat) => comeBack(url, seat)));
      return { wallMs: performance.now() - startedAt, devices: seats.length };
    },
  };
}

function prepare(job: ReconnectJob): Promise<Return> {
  switch (job.system) {
    case "bare-ws":
      return Promise.resolve(async (url, { room }) => {
        await openSocket(wsUrl(url, `/room-${room}`), () => undefined);
      });
    case "claros":
      return prepareClaros(job);
    case "y-websocket":
    case "hocuspocus":
      return prepareYjs(job, job.system);
  }
}

/** Entry 1 of a room is its document, entry 2 the edit that was missed. */
async function prepareClaros({ url, materialPath, rooms }: ReconnectJob): Promise<Return> {
  if (materialPath === null) throw new TypeError("Claros needs its material");
  const material = readMaterial(materialPath);
  for (const seat of material.values()) signingKeyOf(seat);
  const cursors = new Map<PracticeId, number>();
  for (const entry of [0, 1]) {
    for (let room = 0; room < rooms; room++) {
      const seat = seatOf(material, { room, person: 0 });
      const line = await openLine(url, seat);
      // What a practice had before its first missed edit is where everybody in it goes on.
      if (entry === 1 && !cursors.has(seat.practice)) cursors.set(seat.practice, line.welcome.headNumber);
      await pushAll(line, seat.entries.slice(entry, entry + 1));
      line.socket.terminate();
    }
  }
  return async (at, place) => {
    const seat = seatOf(material, place);
    const line = await openLine(at, seat);
    line.send({ type: "resume", logId: line.welcome.logId, after: cursors.get(seat.practice) ?? 0 });
    const { entries } = await line.next("entries");
    if (entries.length !== 1) throw new Error(`${entries.length} entries instead of one`);
  };
}

async function prepareYjs({ url, rooms, typed }: ReconnectJob, system: YSystem): Promise<Return> {
  const protocol = protocolOf(system);
  const known = new Y.Doc();
  const { state } = typedDocument(typed, 1);
  Y.applyUpdate(known, state);
  const [missed = new Uint8Array(0)] = liveUpdates({ room: 0, person: 0 }, 1);
  for (let room = 0; room < rooms; room++) {
    const document = documentName(room);
    const { socket } = await openYLine(protocol, { url, document, doc: known });
    for (const update of [state, missed]) socket.send(updateMessage(protocol, document, update));
    await openYLine(protocol, { url, document, doc: known }).then((line) => line.socket.terminate());
    socket.terminate();
  }
  return async (at, { room }) => {
    const document = documentName(room);
    const line = await openYLine(protocol, { url: at, document, doc: known }, (message, socket) => {
      if (message.kind === "step-1") socket.send(emptyStepTwoMessage(protocol, document));
    });
    if (Y.decodeUpdate(line.update).structs.length !== 1) throw new Error("the missed edit did not come");
  };
}
