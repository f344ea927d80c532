/**
 * The engine's own copy of a document. It never authors: what is in it came from a tab or from an entry, through the gate.
 *
 * It collects garbage (Yjs' `gc`). Undo lives in the tabs, whose documents keep what their undo managers need, and every earlier state can
 * be rebuilt from the entries; without collecting, deleted text would be held in memory and written into every state row for ever.
 */
import * as Y from "yjs";
import type { DeviceId, DocumentId } from "../../../crypto/public/ids.ts";
import type { KnownDocument } from "../entries/rows.ts";

/** A tab, as the shadow sees it. */
export interface ShadowPeer {
  sendUpdate(update: Uint8Array): void;
  end(): void;
}

export class Shadow {
  readonly document: DocumentId;
  readonly doc: Y.Doc;
  /** `null` until the first entry has said what it is. */
  known: KnownDocument | null;
  readonly claims: Map<number, DeviceId>;
  readonly peers = new Set<ShadowPeer>();
  /** While above 0 it stays in memory. */
  inUse = 0;
  /** Entries behind the state row on the disk: reading it costs that much more. */
  tailEntries = 0;
  #held: Uint8Array[] = [];
  #settled: { readonly promise: Promise<void>; readonly resolve: () => void } | null = null;

  constructor(document: DocumentId, known: KnownDocument | null, claims: Map<number, DeviceId>) {
    this.document = document;
    // Named, because Yjs would otherwise make up a name of 36 random characters for each.
    this.doc = new Y.Doc({ gc: true, guid: document });
    this.known = known;
    this.claims = claims;
  }

  get isPinned(): boolean {
    return this.peers.size > 0 || this.inUse > 0;
  }

  get isSettled(): boolean {
    return this.#settled === null;
  }

  /** Resolves when nothing is in it that the disk does not have. */
  get settled(): Promise<void> {
    return this.#settled?.promise ?? Promise.resolve();
  }

  /** What a tab sent. Returns what it changed, `null` when nothing. Throws when Yjs does; the shadow is then of no use. */
  takeLocal(update: Uint8Array): Uint8Array | null {
    return this.#integrate([update]);
  }

  /** What entries brought. Kept from the tabs until `release`. Throws as `takeLocal`. */
  takeRemote(updates: readonly Uint8Array[]): boolean {
    const changed = this.#integrate(updates);
    if (changed === null) return false;
    this.#held.push(changed);
    if (this.#settled === null) {
      let resolve = (): void => undefined;
      const promise = new Promise<void>((done) => (resolve = done));
      this.#settled = { promise, resolve };
    }
    return true;
  }

  /** The disk has it: the tabs may too. */
  release(): void {
    const held = this.#held;
    this.#held = [];
    for (const update of held) this.broadcast(update, null);
    this.#settled?.resolve();
    this.#settled = null;
  }

  broadcast(update: Uint8Array, except: ShadowPeer | null): void {
    for (const peer of this.peers) if (peer !== except) peer.sendUpdate(update);
  }

  #integrate(updates: readonly Uint8Array[]): Uint8Array | null {
    let changed: Uint8Array | null = null;
    const note = (update: Uint8Array): void => {
      changed = update;
    };
    this.doc.on("update", note);
    try {
      this.doc.transact(() => {
        for (const update of updates) Y.applyUpdate(this.doc, update);
      });
    } finally {
      this.doc.off("update", note);
    }
    return changed;
  }
}
