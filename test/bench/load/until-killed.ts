/** Writes until the server dies, remembers what it had promised, and counts afterwards what of it is still there. */

import type { WebSocket } from "ws";
import * as Y from "yjs";
import { parseEntryHeader } from "../../../crypto/public/entry.ts";
import { openLine } from "../systems/claros/line.ts";
import { readMaterial } from "../systems/claros/material.ts";
import { seatOf } from "../systems/claros/wire.ts";
import { PHRASE, yClientOf } from "../systems/edits.ts";
import type { Tally, Wire } from "../systems/systems.ts";
import { documentName } from "../systems/y-messages.ts";
import { openYLine } from "../systems/y-wire.ts";
import { protocolOf, type YSystem, wireOf } from "./wire-of.ts";

export interface KillJob {
  readonly system: YSystem | "claros";
  readonly url: string;
  readonly materialPath: string | null;
  readonly rooms: number;
  readonly editsEach: number;
  readonly window: number;
}

export type KillInput = { readonly do: "write" } | { readonly do: "count"; readonly url: string };

export interface KillResult {
  /** Acknowledged edits; where a server acknowledges none, those that had reached the other person. */
  readonly promised: number;
  readonly lost: number;
}

export async function prepareUntilKilled(job: KillJob) {
  const wire = wireOf(job.system, job.materialPath);
  const rooms: Writing[] = [];
  for (let room = 0; room < job.rooms; room++) rooms.push(await prepareWriting(wire, job, room));
  const sum = (of: (room: number) => number) => rooms.reduce((total, _room, index) => total + of(index), 0);
  return {
    async run(input: KillInput): Promise<KillResult> {
      const promised = () => sum((room) => rooms[room]?.promised() ?? 0);
      if (input.do === "write") {
        await Promise.all(rooms.map((room) => room.writeUntilClosed()));
        return { promised: promised(), lost: 0 };
      }
      const kept: number[] = [];
      for (let room = 0; room < job.rooms; room++) kept.push(await countKept(job, input.url, room));
      const lost = sum((room) => Math.max(0, (rooms[room]?.promised() ?? 0) - (kept[room] ?? 0)));
      return { promised: promised(), lost };
    },
  };
}

interface Writing {
  writeUntilClosed(): Promise<void>;
  promised(): number;
}

async function prepareWriting(
  wire: Wire,
  { url, editsEach, window }: KillJob,
  room: number,
): Promise<Writing> {
  const writer = { room, person: 0 };
  const reader = { room, person: 1 };
  const own = await wire.open(url, writer);
  const other = await wire.open(url, reader);
  const messages = wire.edits(writer, editsEach);
  const atWriter: Tally = { fromOthers: 0, acknowledged: 0 };
  const atReader: Tally = { fromOthers: 0, acknowledged: 0 };
  const promised = () => (wire.acknowledges ? atWriter.acknowledged : atReader.fromOthers);
  let sent = 0;
  const advance = () => {
    for (; sent < messages.length && sent < promised() + window; sent++) own.send(messages[sent] ?? "");
  };
  own.on("message", (message: Buffer) => {
    wire.read(message, writer, atWriter);
    advance();
  });
  other.on("message", (message: Buffer) => {
    wire.read(message, reader, atReader);
    advance();
  });
  return {
    promised,
    async writeUntilClosed() {
      const closed = Promise.all([own, other].map(untilClosed));
      advance();
      await closed;
    },
  };
}

function untilClosed(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.on("error", () => undefined);
    socket.once("close", () => resolve());
  });
}

function countKept(job: KillJob, url: string, room: number): Promise<number> {
  return job.system === "claros" ? countClaros(job, url, room) : countYjs(job.system, url, room);
}

async function countClaros({ materialPath }: KillJob, url: string, room: number): Promise<number> {
  const material = readMaterial(materialPath ?? "");
  const writer = seatOf(material, { room, person: 0 });
  const line = await openLine(url, seatOf(material, { room, person: 1 }));
  const { headNumber } = line.welcome;
  let kept = 0;
  for (let after = 0, more = true; more;) {
    line.send({ type: "fetch", request: 1, scope: writer.scope, after, through: headNumber });
    const page = await line.next("fetched");
    // Counters of one device are gapless, so the last one is the count.
    for (const { signedEntry } of page.entries) kept = parseEntryHeader(signedEntry).counter;
    after = page.through;
    more = page.more;
  }
  line.socket.terminate();
  return kept;
}

async function countYjs(system: YSystem, url: string, room: number): Promise<number> {
  const doc = new Y.Doc();
  const line = await openYLine(protocolOf(system), { url, document: documentName(room), doc });
  Y.applyUpdate(doc, line.update);
  line.socket.terminate();
  return Math.floor(Y.getState(doc.store, yClientOf({ room, person: 0 })) / PHRASE);
}
