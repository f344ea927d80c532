/** What y-websocket and Hocuspocus have in common: messages of y-protocols in each server's frame. */

import { createDecoder, type Decoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, type Encoder, toUint8Array, writeVarUint } from "lib0/encoding";
import {
  messageYjsSyncStep2,
  messageYjsUpdate,
  writeSyncStep1,
  writeSyncStep2,
  writeUpdate,
} from "y-protocols/sync";
import * as Y from "yjs";
import { yClientOf } from "./edits.ts";
import type { Seat, System } from "./systems.ts";

export const MESSAGE_SYNC = 0;

export type YMessage =
  | { readonly kind: "step-1" }
  | { readonly kind: "step-2"; readonly update: Uint8Array }
  | { readonly kind: "update"; readonly update: Uint8Array }
  | { readonly kind: "status" }
  | { readonly kind: "other" };

/** One of the two servers, as its provider speaks to it. */
export interface YProtocol {
  readonly system: System;
  readonly acknowledges: boolean;
  /** Where the document's socket connects. */
  path(document: string): string;
  /** Whether one socket carries several documents. */
  readonly multiplexes: boolean;
  /** What goes out before the first step, if anything. */
  greeting(document: string): readonly Uint8Array[];
  /** What stands before a message of y-protocols. */
  frame(document: string): (encoder: Encoder) => void;
  read(message: Uint8Array): YMessage;
}

export function documentName(room: number): string {
  return `room-${room}`;
}

export function readSync(decoder: Decoder): YMessage {
  const kind = readVarUint(decoder);
  if (kind === messageYjsSyncStep2) return { kind: "step-2", update: readVarUint8Array(decoder) };
  if (kind === messageYjsUpdate) return { kind: "update", update: readVarUint8Array(decoder) };
  return { kind: "step-1" };
}

export function updateMessage(protocol: YProtocol, document: string, update: Uint8Array): Uint8Array {
  return message(protocol, document, (encoder) => writeUpdate(encoder, update));
}

export function stepOneMessage(protocol: YProtocol, document: string, doc: Y.Doc): Uint8Array {
  return message(protocol, document, (encoder) => writeSyncStep1(encoder, doc));
}

/** The answer to a server's first step of somebody who has nothing that it lacks. */
export function emptyStepTwoMessage(protocol: YProtocol, document: string): Uint8Array {
  return message(protocol, document, (encoder) => writeSyncStep2(encoder, new Y.Doc()));
}

/** How many edits of other people an update holds: each was one struct. Servers send one's own edits back, and merge. */
export function editsOfOthers(update: Uint8Array, seat: Seat): number {
  const own = yClientOf(seat);
  const decoder = createDecoder(update);
  if (readVarUint(decoder) === 1) {
    const structs = readVarUint(decoder);
    return readVarUint(decoder) === own ? 0 : structs;
  }
  return Y.decodeUpdate(update).structs.filter((struct) => struct.id.client !== own).length;
}

function message(protocol: YProtocol, document: string, write: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder();
  protocol.frame(document)(encoder);
  writeVarUint(encoder, MESSAGE_SYNC);
  write(encoder);
  return toUint8Array(encoder);
}
