/**
 * One tab's end of a document, in the protocol of y-websocket: sync messages go through the gate into the shadow, awareness goes to the
 * others. It also keeps, for each frame of the tab, how far it must have got before it is safe.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { ChannelEnd } from "../api.ts";
import type { Channel, ChannelPeer } from "../contract.ts";
import type { GateVerdict } from "../entries/gate.ts";
import type { AwarenessPeer } from "./awareness-room.ts";
import type { Progress } from "./progress.ts";
import { hasNothing, type Shadow, type ShadowPeer } from "./shadow.ts";

const SYNC = 0;
const AWARENESS = 1;
const QUERY_AWARENESS = 3;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

export interface TabChannelParts {
  readonly owner: string;
  readonly shadow: Shadow;
  readonly peer: ChannelPeer;
  readonly progress: Progress;
  /** Gate, shadow, journal and the other tabs. */
  readonly takeLocal: (shadow: Shadow, update: Uint8Array, from: ShadowPeer) => GateVerdict;
  /** Rows of the document are missing on this device. */
  readonly isIncomplete: () => boolean;
  readonly takeAwareness: (from: AwarenessPeer, update: Uint8Array) => void;
  readonly presentAwareness: () => Uint8Array | null;
  readonly onClosed: (channel: TabChannel) => void;
}

export class TabChannel implements Channel, ShadowPeer, AwarenessPeer {
  readonly readOnly = false;
  readonly #parts: TabChannelParts;
  /** Frames that are not safe yet, with the count of changes they need. */
  #frames: { readonly n: number; readonly rev: number }[] = [];
  /** A frame did not fit: nothing from it on is safe until the tab has said everything anew. */
  #lost: number[] = [];
  #journaled = 0;
  #backedUp = 0;
  #problem: ReturnType<() => Progress["problem"]> = null;
  #closed = false;
  #greeted = false;

  constructor(parts: TabChannelParts) {
    this.#parts = parts;
  }

  get owner(): string {
    return this.#parts.owner;
  }

  receive(n: number, frame: Uint8Array): void {
    if (this.#closed) return;
    try {
      this.#read(n, frame);
    } catch {
      // A tab of ours does not write such frames; its document cannot be trusted further.
      this.fail("damaged");
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#parts.onClosed(this);
  }

  fail(end: ChannelEnd): void {
    if (this.#closed) return;
    this.close();
    this.#parts.peer.closed(end);
  }

  end(): void {
    this.fail("ended");
  }

  sendUpdate(update: Uint8Array): void {
    if (this.#lost.length > 0) this.#ask();
    this.#send(SYNC, (encoder) => {
      encoding.writeVarUint(encoder, UPDATE);
      encoding.writeVarUint8Array(encoder, update);
    });
  }

  sendAwareness(update: Uint8Array): void {
    this.#send(AWARENESS, (encoder) => encoding.writeVarUint8Array(encoder, update));
  }

  /** Tells the tab when more of its frames are safe. */
  report(): void {
    const { progress, peer } = this.#parts;
    const { journaledRev, backedUpRev, problem } = progress;
    let [journaled, backedUp] = [this.#journaled, this.#backedUp];
    for (const { n, rev } of this.#frames) {
      if (rev <= journaledRev) journaled = Math.max(journaled, n);
      if (rev <= backedUpRev) backedUp = Math.max(backedUp, n);
    }
    this.#frames = this.#frames.filter(({ n }) => n > backedUp);
    const isNews = journaled > this.#journaled || backedUp > this.#backedUp || problem !== this.#problem;
    [this.#journaled, this.#backedUp, this.#problem] = [journaled, backedUp, problem];
    if (isNews && !this.#closed) peer.covered(journaled, backedUp, problem);
  }

  #read(n: number, frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === SYNC) return this.#readSync(n, decoder);
    if (type === AWARENESS) this.#parts.takeAwareness(this, decoding.readVarUint8Array(decoder));
    else if (type === QUERY_AWARENESS) this.#sendPresent();
    this.#note(n);
  }

  #readSync(n: number, decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (step === STEP_1) {
      this.#answer(bytes);
      return this.#note(n);
    }
    if (step !== STEP_2 && step !== UPDATE) return;
    const { shadow, takeLocal } = this.#parts;
    const verdict = takeLocal(shadow, bytes, this);
    if (verdict.pass) {
      if (step === STEP_2) this.#recover();
      return this.#note(n);
    }
    const isIncomplete = this.#parts.isIncomplete();
    if (verdict.reason !== "gate-gap" && !isIncomplete) return this.fail("damaged");
    this.#lost.push(n);
    // A tab that knows more than damaged rows left here says everything anew when they are back.
    if (!isIncomplete) this.#ask();
  }

  /** Everything that was lost before was said again. */
  #recover(): void {
    const lost = this.#lost;
    this.#lost = [];
    for (const n of lost) this.#note(n);
  }

  #note(n: number): void {
    if (this.#lost.length > 0) {
      this.#lost.push(n);
      return;
    }
    this.#frames.push({ n, rev: this.#parts.progress.rev });
    this.report();
  }

  #answer(stateVector: Uint8Array): void {
    const { shadow } = this.#parts;
    // A tab never sees what the disk does not have.
    if (!shadow.isSettled) {
      void shadow.settled.then(() => this.#answer(stateVector));
      return;
    }
    const update = shadow.missingFrom(stateVector);
    this.#send(SYNC, (encoder) => {
      encoding.writeVarUint(encoder, STEP_2);
      encoding.writeVarUint8Array(encoder, update);
    });
    // Who has nothing need not be asked what they have.
    if (!hasNothing(stateVector)) this.#ask();
    if (this.#greeted) return;
    this.#greeted = true;
    this.#sendPresent();
  }

  #ask(): void {
    this.#send(SYNC, (encoder) => {
      encoding.writeVarUint(encoder, STEP_1);
      encoding.writeVarUint8Array(encoder, Y.encodeStateVector(this.#parts.shadow.doc));
    });
  }

  #sendPresent(): void {
    const present = this.#parts.presentAwareness();
    if (present !== null) this.sendAwareness(present);
  }

  #send(type: number, write: (encoder: encoding.Encoder) => void): void {
    if (this.#closed) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    write(encoder);
    this.#parts.peer.send(encoding.toUint8Array(encoder));
  }
}
