/**
 * A tab's end of a document that is shown from a snapshot: the tab sees it, and what it changes is not taken. Once the entries have
 * confirmed what was shown, the same channel goes on over the true document; the tab is asked what it has, and nothing typed is lost.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { ChannelEnd } from "../api.ts";
import type { Channel, ChannelPeer } from "../contract.ts";

const SYNC = 0;
const STEP_1 = 0;
const STEP_2 = 1;

export interface UnverifiedChannelParts {
  readonly doc: Y.Doc;
  readonly peer: ChannelPeer;
  readonly onClosed: (channel: UnverifiedChannel) => void;
}

export class UnverifiedChannel implements Channel {
  readonly #parts: UnverifiedChannelParts;
  #real: Channel | null = null;
  /** The number of the tab's last frame. */
  #last = 0;
  #closed = false;

  constructor(parts: UnverifiedChannelParts) {
    this.#parts = parts;
  }

  get readOnly(): boolean {
    return this.#real === null;
  }

  get peer(): ChannelPeer {
    return this.#parts.peer;
  }

  receive(n: number, frame: Uint8Array): void {
    if (this.#closed) return;
    if (this.#real !== null) return this.#real.receive(n, frame);
    this.#last = n;
    try {
      this.#read(frame);
    } catch {
      this.fail("damaged");
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#real?.close();
    this.#parts.onClosed(this);
  }

  fail(end: ChannelEnd): void {
    if (this.#closed) return;
    this.close();
    this.#parts.peer.closed(end);
  }

  /** `real` is a channel of the same peer over the true document, which holds all that was shown. */
  goOn(real: Channel): void {
    if (this.#closed) return real.close();
    this.#real = real;
    this.#parts.peer.confirmed();
    // As if the tab had greeted it: it is sent what it lacks, and asked for what it wrote meanwhile.
    real.receive(this.#last, greeting(this.#parts.doc));
  }

  #read(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== SYNC) return;
    if (decoding.readVarUint(decoder) !== STEP_1) return;
    const update = Y.encodeStateAsUpdate(this.#parts.doc, decoding.readVarUint8Array(decoder));
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, STEP_2);
    encoding.writeVarUint8Array(encoder, update);
    this.#parts.peer.send(encoding.toUint8Array(encoder));
  }
}

function greeting(doc: Y.Doc): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, SYNC);
  encoding.writeVarUint(encoder, STEP_1);
  encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc));
  return encoding.toUint8Array(encoder);
}
