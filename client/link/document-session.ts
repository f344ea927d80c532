/**
 * One open document in this tab: a Y.Doc, y-websocket's provider over the engine, and the truth about how far its changes have got.
 *
 * `provider.synced` says nothing about durability; only the engine's coverage of this tab's own frames does.
 */
import { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { DocumentId } from "../../crypto/public/ids.ts";
import type { RejectCode } from "../../sync-server/protocol/codes.ts";
import type { ChannelEnd } from "../engine/api.ts";
import type { EngineLink } from "./engine-link.ts";
import { makeEngineSocketClass } from "./engine-socket.ts";

/** How far this tab's changes of the document have got. Never more than what the engine has confirmed. */
export type DocumentSafety =
  | { readonly at: "opening" }
  | { readonly at: "saving" }
  /** On this device's disk. `problem` names why the relay does not take it, when it said so. */
  | { readonly at: "saved-here"; readonly problem: RejectCode | null }
  | { readonly at: "backed-up" }
  | { readonly at: "closed"; readonly end: ChannelEnd };

export interface DocumentSession {
  readonly id: DocumentId;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly safety: DocumentSafety;
  /** Changes are not taken now: the document is shown from a snapshot. `onSafety` is called when that ends. */
  readonly readOnly: boolean;
  /** Resolves when the content that this device holds is in `doc`. Rejects when the engine will not open it. */
  readonly ready: Promise<void>;
  /** Called at once with the present value, then at every change. */
  onSafety(listener: (safety: DocumentSafety) => void): () => void;
  /** Resolves when every change made so far is on this device's disk. Rejects when the channel ended first. */
  saved(): Promise<void>;
  /** Resolves when the engine has been handed what was written while no channel was open; `undefined` when it has everything. */
  handedOver(): Promise<void> | undefined;
  /** What was written while no channel was open is handed over first. */
  close(): void;
}

export class ChannelEnded extends Error {
  override readonly name = "ChannelEnded";
  constructor(readonly end: ChannelEnd) {
    super(end);
  }
}

export function makeDocumentSession(link: EngineLink, id: DocumentId): DocumentSession {
  const doc = new Y.Doc({ guid: id });
  const awareness = new Awareness(doc);
  const listeners = new Set<(safety: DocumentSafety) => void>();
  let safety: DocumentSafety = { at: "opening" };
  let readOnly = false;
  let lastChange = 0;
  /** Something was written while no channel was open: it goes out with the answer to the next greeting. */
  let unsent = false;

  const become = (next: DocumentSafety): void => {
    safety = next;
    for (const listener of listeners) listener(next);
  };
  const socketClass = makeEngineSocketClass(link, id, {
    sent(frame) {
      lastChange = frame;
      unsent = false;
      if (safety.at !== "closed") become({ at: "saving" });
    },
    opened(onlyRead) {
      const isNews = readOnly !== onlyRead;
      readOnly = onlyRead;
      lastChange = 0;
      if (isNews) become(safety);
    },
    covered({ journaled, backedUp, problem }) {
      if (safety.at === "closed") return;
      if (unsent || journaled < lastChange) become({ at: "saving" });
      else if (backedUp < lastChange) become({ at: "saved-here", problem });
      else become({ at: "backed-up" });
    },
    closed: (end) => become({ at: "closed", end }),
  });
  const provider = new WebsocketProvider("engine:/", id, doc, {
    awareness,
    WebSocketPolyfill: socketClass,
    disableBc: true,
    resyncInterval: -1,
  });
  // Its watchdog would take a laptop that slept, or a tab whose timers rest, for a dead connection. The engine says when a channel ends.
  clearInterval(provider._checkInterval);
  doc.on("update", (_update: Uint8Array, origin: unknown) => {
    if (origin === provider || provider.wsconnected || safety.at === "closed") return;
    unsent = true;
    become({ at: "saving" });
  });
  const end = (): void => {
    provider.destroy();
    awareness.destroy();
    doc.destroy();
    listeners.clear();
  };

  const until = (reached: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): boolean => {
        if (safety.at === "closed") reject(new ChannelEnded(safety.end));
        else if (reached()) resolve();
        else return false;
        return true;
      };
      if (look()) return;
      const check = (): void => {
        if (!look()) return;
        listeners.delete(check);
        provider.off("sync", check);
      };
      listeners.add(check);
      provider.on("sync", check);
    });
  const ready = until(() => provider.synced);
  // A page that never asks must not cause an unhandled rejection.
  ready.catch(() => undefined);

  return {
    id,
    doc,
    awareness,
    ready,
    get safety() {
      return safety;
    },
    get readOnly() {
      return readOnly;
    },
    onSafety(listener) {
      listeners.add(listener);
      listener(safety);
      return () => listeners.delete(listener);
    },
    saved: () => until(() => safety.at === "saved-here" || safety.at === "backed-up"),
    handedOver: () => (unsent ? until(() => !unsent) : undefined),
    close() {
      if (!unsent) return end();
      void until(() => !unsent).then(end, end);
    },
  };
}
