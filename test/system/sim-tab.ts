/**
 * A tab without a browser: the product's link over a port in memory, and for each open document a Y.Doc with the smallest provider there
 * is. What the tab was shown about saving is told to the oracle, token by token, from the engine's coverage of the tab's own frames.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import type { DocumentId } from "../../crypto/public/ids.ts";
import type { ChannelEnd, FromEngine, ToEngine } from "../../client/engine/api.ts";
import type { Engine } from "../../client/engine/engine-parts.ts";
import type { TabPort } from "../../client/engine/port.ts";
import {
  type EngineLink,
  type LinkChannel,
  makeEngineLink,
  type Port,
} from "../../client/link/engine-link.ts";
import type { Pick } from "../support/random-edits.ts";
import type { EngineBuild } from "./engine-build.ts";
import type { LifeClock } from "./sim-clock.ts";

const MESSAGE_SYNC = 0;

export interface TabParts {
  readonly clock: LifeClock;
  readonly pick: Pick;
  readonly build: EngineBuild;
}

/** Edits of one frame are shown as saved together. */
export interface SafetyWatcher {
  savedHere(edits: readonly string[]): void;
  backedUp(edits: readonly string[]): void;
}

export interface SimTab {
  readonly link: EngineLink;
  readonly documents: ReadonlyMap<DocumentId, SimDocument>;
  open(document: DocumentId, watcher: SafetyWatcher): SimDocument;
  /** The page is closed properly: what was typed is flushed first. */
  close(): void;
  /** The page is gone without a word. */
  kill(): void;
}

export interface SimDocument {
  readonly doc: Y.Doc;
  /** What this device holds has arrived in `doc`. */
  readonly isReady: boolean;
  readonly end: ChannelEnd | null;
  /** One change by the person at this tab, under names that the oracle knows. */
  edit(names: readonly string[], change: (doc: Y.Doc) => void): void;
  close(): void;
}

export function openTab(engine: Engine, parts: TabParts): SimTab {
  const { tabEnd, engineEnd, cut } = makePortPair(parts);
  parts.build.servePort(engineEnd, engine);
  const link = makeEngineLink(tabEnd);
  const documents = new Map<DocumentId, SimDocument>();
  return {
    link,
    documents,
    open(document, watcher) {
      const opened = openDocument(link, document, { watcher, clock: parts.clock });
      documents.set(document, opened);
      return opened;
    },
    close() {
      link.flush();
      link.close();
    },
    kill: cut,
  };
}

interface DocumentParts {
  readonly watcher: SafetyWatcher;
  readonly clock: LifeClock;
}

const RECONNECT_MS = 1_000;

function openDocument(
  link: EngineLink,
  document: DocumentId,
  { watcher, clock }: DocumentParts,
): SimDocument {
  const doc = new Y.Doc();
  let channel: LinkChannel | null = null;
  let isOpen = false;
  let isReady = false;
  let end: ChannelEnd | null = null;
  /** Edits whose frame has not been sent, and those that wait for a rung, by the number of their frame. */
  let unsent: string[] = [];
  let unsaved: { readonly frame: number; readonly edits: string[] }[] = [];
  let unbacked: { readonly frame: number; readonly edits: string[] }[] = [];

  const send = (bytes: Uint8Array): number => channel?.send(bytes) ?? 0;
  const sendChange = (bytes: Uint8Array): void => {
    const sent = { frame: send(bytes), edits: unsent };
    unsent = [];
    unsaved.push(sent);
    unbacked.push(sent);
  };

  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin === "engine" || !isOpen) return;
    sendChange(syncMessage((encoder) => syncProtocol.writeUpdate(encoder, update)));
  });

  function dial(): void {
    isOpen = false;
    channel = link.openChannel(document, {
      opened() {
        isOpen = true;
        send(syncMessage((encoder) => syncProtocol.writeSyncStep1(encoder, doc)));
      },
      frame: receive,
      covered({ journaled, backedUp }) {
        unsaved = reach(unsaved, journaled, (edits) => watcher.savedHere(edits));
        unbacked = reach(unbacked, backedUp, (edits) => watcher.backedUp(edits));
      },
      closed(why) {
        isOpen = false;
        // What no rung was said for is sent again by the next connection's second step.
        unsent = [...unbacked.flatMap(({ edits }) => edits), ...unsent];
        unsaved = [];
        unbacked = [];
        if (why === "ended") clock.setTimeout(() => end === null && dial(), RECONNECT_MS);
        else end = why;
      },
    });
  }

  function receive(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readVarUint(decoder) !== MESSAGE_SYNC) return;
    const reply = encoding.createEncoder();
    encoding.writeVarUint(reply, MESSAGE_SYNC);
    const kind = syncProtocol.readSyncMessage(decoder, reply, doc, "engine");
    if (kind === syncProtocol.messageYjsSyncStep1) sendChange(encoding.toUint8Array(reply));
    if (kind === syncProtocol.messageYjsSyncStep2) isReady = true;
  }

  dial();
  return {
    doc,
    get isReady() {
      return isReady;
    },
    get end() {
      return end;
    },
    edit(names, change) {
      unsent.push(...names);
      doc.transact(() => change(doc), "person");
    },
    close() {
      end ??= "ended";
      channel?.close();
      doc.destroy();
    },
  };
}

function reach<T extends { readonly frame: number; readonly edits: string[] }>(
  waiting: T[],
  through: number,
  reached: (edits: readonly string[]) => void,
): T[] {
  for (const { frame, edits } of waiting) if (frame <= through) reached(edits);
  return waiting.filter(({ frame }) => frame > through);
}

function syncMessage(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE_SYNC);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** Two ends in memory. Messages are cloned as a browser would and arrive in order, at once or a little later. */
type LaneParts = Omit<TabParts, "build">;

function makePortPair({ clock, pick }: LaneParts) {
  let ended = false;
  const cut = (): void => {
    ended = true;
  };
  // A tab that says goodbye is still heard out.
  const closeLater = (): void => void clock.setTimeout(cut, 5);
  const tab: Port = { postMessage: () => undefined, onmessage: null, close: closeLater };
  const engine: TabPort = { postMessage: () => undefined, onmessage: null, close: cut };
  const toEngine = makeLane<ToEngine>({ clock, pick }, (data) => !ended && engine.onmessage?.({ data }));
  const toTab = makeLane<FromEngine>({ clock, pick }, (data) => !ended && tab.onmessage?.({ data }));
  tab.postMessage = (message) => toEngine(message);
  engine.postMessage = (message) => toTab(message);
  return { tabEnd: tab, engineEnd: engine, cut };
}

/** Frames are most of the traffic: their bytes are copied by hand, everything else as a browser does it. */
function cloned<T extends ToEngine | FromEngine>(message: T): T {
  return message.t === "frame" ? { ...message, bytes: message.bytes.slice() } : structuredClone(message);
}

function makeLane<T extends ToEngine | FromEngine>(
  { clock, pick }: LaneParts,
  deliver: (message: T) => void,
): (message: T) => void {
  const queue: T[] = [];
  const flush = (): void => {
    for (let message = queue.shift(); message !== undefined; message = queue.shift()) deliver(message);
  };
  return (message) => {
    queue.push(cloned(message));
    if (queue.length > 1) return;
    if (pick(4) === 0) clock.setTimeout(flush, pick(3));
    else queueMicrotask(flush);
  };
}
