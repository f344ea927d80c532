/** People have many documents open at once. Each system in its own way: one socket a document (y-websocket), or one a person. */

import type { WebSocket } from "ws";
import * as Y from "yjs";
import { parseEntryHeader } from "../../../crypto/public/entry.ts";
import { openLine, pushAll } from "../systems/claros/line.ts";
import { readMaterial } from "../systems/claros/material.ts";
import { seatOf } from "../systems/claros/wire.ts";
import { openSocket, wsUrl } from "../systems/open-socket.ts";
import { stepOneMessage, updateMessage } from "../systems/y-messages.ts";
import { openYLine } from "../systems/y-wire.ts";
import type { System } from "../systems/systems.ts";
import { protocolOf, type YSystem } from "./wire-of.ts";

export interface OpenJob {
  readonly system: System;
  readonly materialPath: string | null;
  readonly people: number;
  readonly documentsEach: number;
  /** Every document's content. */
  readonly state: Uint8Array;
}

/** `write`: everybody opens their documents and puts the content there; `open`: it is there already. */
export type OpenInput = { readonly do: "write" | "open"; readonly url: string } | { readonly do: "leave" };

export interface OpenResult {
  readonly sockets: number;
}

export async function prepareOpenDocuments(job: OpenJob) {
  const sockets: WebSocket[] = [];
  const openPerson = openerOf(job);
  return {
    async run(input: OpenInput): Promise<OpenResult> {
      if (input.do === "leave") sockets.splice(0).forEach((socket) => socket.terminate());
      else {
        for (let person = 0; person < job.people; person++) {
          sockets.push(...(await openPerson(person, input.url, input.do === "write")));
        }
      }
      return { sockets: sockets.length };
    },
  };
}

type OpenPerson = (person: number, url: string, writes: boolean) => Promise<WebSocket[]>;

function openerOf(job: OpenJob): OpenPerson {
  switch (job.system) {
    case "bare-ws":
      return async (person, url) => [await openSocket(wsUrl(url, `/room-${person}`), () => undefined)];
    case "claros":
      return clarosOpener(job);
    case "y-websocket":
    case "hocuspocus":
      return yjsOpener(job, job.system);
  }
}

function clarosOpener({ materialPath }: OpenJob): OpenPerson {
  if (materialPath === null) throw new TypeError("Claros needs its material");
  const material = readMaterial(materialPath);
  return async (person, url, writes) => {
    const seat = seatOf(material, { room: person, person: 0 });
    const line = await openLine(url, seat);
    line.send({ type: "resume", logId: line.welcome.logId, after: line.welcome.headNumber });
    for (const entry of seat.entries) {
      const { scope, document } = parseEntryHeader(entry);
      line.send({ type: "watch", scope, document, on: true });
    }
    if (writes) await pushAll(line, seat.entries);
    return [line.socket];
  };
}

function yjsOpener({ documentsEach, state }: OpenJob, system: YSystem): OpenPerson {
  const protocol = protocolOf(system);
  return async (person, url, writes) => {
    const names = Array.from({ length: documentsEach }, (_, index) => `document-${person}-${index}`);
    const sockets: WebSocket[] = [];
    for (const document of names) {
      const [shared] = sockets;
      if (protocol.multiplexes && shared !== undefined) {
        for (const greeting of protocol.greeting(document)) shared.send(greeting);
        shared.send(stepOneMessage(protocol, document, new Y.Doc()));
        if (writes) shared.send(updateMessage(protocol, document, state));
      } else {
        const { socket } = await openYLine(protocol, { url, document, doc: new Y.Doc() });
        if (writes) socket.send(updateMessage(protocol, document, state));
        sockets.push(socket);
      }
    }
    return sockets;
  };
}
