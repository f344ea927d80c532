/** Somebody opens a long document: connect, fetch, check, apply, until the text is the one that was typed. */

import * as Y from "yjs";
import { type ClarosSeat, readMaterial } from "../systems/claros/material.ts";
import { openLine, pushAll } from "../systems/claros/line.ts";
import { readDocument } from "../systems/claros/read-document.ts";
import { seatOf } from "../systems/claros/wire.ts";
import { typedDocument } from "../systems/edits.ts";
import { documentName, updateMessage } from "../systems/y-messages.ts";
import { openYLine } from "../systems/y-wire.ts";
import { protocolOf, type YSystem } from "./wire-of.ts";

export type JoinJob = {
  readonly url: string;
  readonly edits: number;
  readonly seed: number;
} & ({ readonly system: YSystem } | { readonly system: "claros"; readonly materialPath: string });

export interface JoinInput {
  readonly url: string;
  readonly times: number;
  /** Another, small document instead, of another practice where there are such: the process is warm then, and the document is not. */
  readonly other?: boolean;
}

export interface JoinResult {
  /** One for each join. */
  readonly ms: readonly number[];
  /** Received messages of one join, all of them. */
  readonly bytes: number;
}

/** Reads the document once; the text is compared outside the timed part. */
type Read = (url: string, room: number, doc: Y.Doc) => Promise<{ readonly received: number; close(): void }>;

const FILL_TRIES = 100;

export async function prepareJoin(job: JoinJob) {
  const { text, updates } = typedDocument(job.edits, job.seed);
  const read = job.system === "claros" ? await fillClaros(job) : await fillYjs(job, updates);
  const join = async (url: string, room = 0) => {
    const doc = new Y.Doc();
    const startedAt = performance.now();
    const { received, close } = await read(url, room, doc);
    const ms = performance.now() - startedAt;
    close();
    return { ms, received, isWhole: doc.getText("text").toString() === text };
  };
  for (let tries = 0; !(await join(job.url)).isWhole; tries++) {
    if (tries >= FILL_TRIES) throw new Error(`${job.system} never had the whole document`);
  }
  return {
    async run({ url, times, other = false }: JoinInput): Promise<JoinResult> {
      const ms: number[] = [];
      let bytes = 0;
      for (let time = 0; time < times; time++) {
        const joined = await join(url, other ? 1 : 0);
        if (!joined.isWhole && !other) throw new Error(`${job.system} gave another text`);
        ms.push(joined.ms);
        bytes = joined.received;
      }
      return { ms, bytes };
    },
  };
}

async function fillClaros({
  url,
  materialPath,
}: {
  readonly url: string;
  readonly materialPath: string;
}): Promise<Read> {
  const material = readMaterial(materialPath);
  for (const room of [0, 1]) await fillRoom(url, seatOf(material, { room, person: 0 }));
  return async (at, room, doc) => {
    const seat = seatOf(material, { room, person: 1 });
    const line = await openLine(at, seat);
    await readDocument(line, { seat, author: seatOf(material, { room, person: 0 }) }, doc);
    return { received: line.received, close: () => line.socket.terminate() };
  };
}

async function fillRoom(url: string, writer: ClarosSeat): Promise<void> {
  const line = await openLine(url, writer);
  await pushAll(line, writer.entries);
  for (const { covers, bytes } of writer.snapshots) {
    line.send({ type: "put-snapshot", request: covers, covers, signedEntry: bytes });
    const { code } = await line.next("result");
    if (code !== "ok") throw new Error(`put-snapshot: ${code}`);
  }
  line.socket.terminate();
}

async function fillYjs(
  { url, system }: { readonly url: string; readonly system: YSystem },
  updates: readonly Uint8Array[],
): Promise<Read> {
  const protocol = protocolOf(system);
  const document = documentName(0);
  const { socket } = await openYLine(protocol, { url, document, doc: new Y.Doc() });
  for (const update of updates) socket.send(updateMessage(protocol, document, update));
  return async (at, room, doc) => {
    const line = await openYLine(protocol, { url: at, document: documentName(room), doc });
    Y.applyUpdate(doc, line.update);
    return { received: line.received, close: () => line.socket.terminate() };
  };
}
