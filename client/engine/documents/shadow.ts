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
  /** Buffers of changes that the journal does not have on the disk yet. */
  unjournaled = 0;
  #held: Uint8Array[] = [];
  /** `null` when it changed since it was encoded. */
  #whole: Uint8Array | null = null;
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

  /** Everything in it is on the disk: in entries, outbox or journal. */
  get isOnDisk(): boolean {
    return this.#settled === null && this.unjournaled === 0;
  }

  get isSettled(): boolean {
    return this.#settled === null;
  }

  /** Resolves when nothing is in it that the disk does not have. */
  get settled(): Promise<void> {
    return this.#settled?.promise ?? Promise.resolve();
  }

  /**
   * What a tab lacks that has this state vector. Only what can be shown: where rows were damaged, later changes wait for earlier ones, and a
   * tab that was given those would repeat as its own what it cannot have written.
   */
  missingFrom(stateVector: Uint8Array): Uint8Array {
    const { store } = this.doc;
    const { pendingStructs, pendingDs } = store;
    if (pendingStructs === null && pendingDs === null && hasNothing(stateVector)) return this.wholeUpdate();
    store.pendingStructs = null;
    store.pendingDs = null;
    try {
      return Y.encodeStateAsUpdate(this.doc, stateVector);
    } finally {
      store.pendingStructs = pendingStructs;
      store.pendingDs = pendingDs;
    }
  }

  /** Everything in it that can be shown, as one update. */
  shownState(): Uint8Array {
    return this.missingFrom(NOTHING);
  }

  /** What the disk has of it: a whole state, and what came after it. */
  begin(state: Uint8Array | null, behind: readonly Uint8Array[]): void {
    this.doc.transact(() => {
      for (const update of state === null ? behind : [state, ...behind]) Y.applyUpdate(this.doc, update);
    });
    this.#whole = behind.length === 0 ? state : null;
  }

  /** Everything in it as one update: for whoever has nothing yet. */
  wholeUpdate(): Uint8Array {
    return (this.#whole ??= Y.encodeStateAsUpdate(this.doc));
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
    // What had to wait for an earlier change is in it too, and is not told.
    this.#whole = null;
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

const NOTHING = Uint8Array.of(0);

/** The state vector of an empty document. */
export function hasNothing(stateVector: Uint8Array): boolean {
  return stateVector.length === 1 && stateVector[0] === 0;
}
