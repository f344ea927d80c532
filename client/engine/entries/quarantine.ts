/**
 * Entries that were not let in, each with its reason, kept until they pass or for good. Held in memory too: in a healthy practice there
 * are none.
 */
import { entryHash } from "../../../crypto/public/entry.ts";
import { sha512_256 } from "../../../crypto/public/hash.ts";
import { bytesToHex } from "../../../crypto/public/encodings.ts";
import type { DeviceId, DocumentId, ScopeId } from "../../../crypto/public/ids.ts";
import { splitSignedEntry } from "../../../crypto/public/signed-entry.ts";
import { FormatError } from "../../../crypto/public/bytes.ts";
import type { QuarantinedEntry, QuarantineReason } from "../api.ts";
import type { PracticeContext } from "../contract.ts";
import type { EngineStore, StoreWrite } from "../store/store.ts";
import { decodeQuarantine, encodeQuarantine, keyToOrder, orderKey } from "./rows.ts";

export interface HeldEntry {
  readonly key: string;
  readonly reason: QuarantineReason;
  /**
   * Its chain goes on behind it: only opening or the gate failed. Of a damaged row: what it said is missing here, because no state of the
   * document says it again.
   */
  readonly chained: boolean;
  readonly atMs: number;
  readonly document: DocumentId | null;
  readonly scope: ScopeId | null;
  readonly device: DeviceId | null;
  readonly bytes: Uint8Array;
  /** Entry hash, hex; empty where the bytes are no entry. */
  readonly hash: string;
}

/** With these reasons a part of the document may be missing on this device. */
const INCOMPLETE: ReadonlySet<QuarantineReason> = new Set([
  "gap",
  "no-key",
  "does-not-open",
  "gate-gap",
  "damaged-on-disk",
]);

export class Quarantine {
  readonly #byKey = new Map<string, HeldEntry>();
  readonly #keyByContent = new Map<string, string>();
  #nextOrder = 1;

  static async load(store: EngineStore): Promise<Quarantine> {
    const quarantine = new Quarantine();
    for (const { key, value } of await store.range("quarantine")) {
      const { reason, chained, atMs, document, bytes } = decodeQuarantine(value);
      const address = addressOf(bytes);
      const where = { ...address, document: document ?? address.document };
      quarantine.#keep({ key, reason, chained, atMs, ...where, bytes });
      quarantine.#nextOrder = keyToOrder(key) + 1;
    }
    return quarantine;
  }

  get size(): number {
    return this.#byKey.size;
  }

  all(): readonly HeldEntry[] {
    return [...this.#byKey.values()];
  }

  find(bytes: Uint8Array): HeldEntry | null {
    if (this.#byKey.size === 0) return null;
    const key = this.#keyByContent.get(contentOf(bytes));
    return key === undefined ? null : (this.#byKey.get(key) ?? null);
  }

  /** Whether an entry with this content has its place in its chain and waits here. */
  hasChained(hash: Uint8Array): boolean {
    if (this.#byKey.size === 0) return false;
    const name = bytesToHex(hash);
    return this.all().some((held) => held.chained && held.hash === name && held.reason !== "damaged-on-disk");
  }

  /** A damaged row of this document that has not been replaced. */
  damagedOf(document: DocumentId): HeldEntry | null {
    return this.all().find((held) => held.document === document && held.reason === "damaged-on-disk") ?? null;
  }

  /** What a damaged row of this document said is nowhere else on this device. */
  isMissing(document: DocumentId): boolean {
    return this.all().some(
      (held) => held.document === document && held.reason === "damaged-on-disk" && held.chained,
    );
  }

  isIncomplete(document: DocumentId): boolean {
    for (const held of this.#byKey.values()) {
      const isSaidAgain = held.reason === "damaged-on-disk" && !held.chained;
      if (held.document === document && INCOMPLETE.has(held.reason) && !isSaidAgain) return true;
    }
    return false;
  }

  /** Keeps it in memory; the caller commits the row. One that is held already gets the new reason. */
  add(
    bytes: Uint8Array,
    why: { readonly reason: QuarantineReason; readonly chained: boolean; readonly atMs: number },
    document?: DocumentId,
  ): StoreWrite {
    const before = this.find(bytes);
    const key = before?.key ?? orderKey(this.#nextOrder++);
    const address = addressOf(bytes);
    const held: HeldEntry = {
      key,
      ...address,
      ...why,
      atMs: before?.atMs ?? why.atMs,
      document: document ?? address.document,
      bytes: before?.bytes ?? bytes.slice(),
    };
    this.#keep(held);
    return { table: "quarantine", key, value: encodeQuarantine(held) };
  }

  remove(held: HeldEntry): StoreWrite {
    this.#byKey.delete(held.key);
    this.#keyByContent.delete(contentOf(held.bytes));
    return { table: "quarantine", key: held.key, value: null };
  }

  listed({ rights }: PracticeContext): readonly QuarantinedEntry[] {
    return this.all().map(({ key, document, scope, device, reason, atMs, bytes }) => ({
      key,
      document,
      scope,
      device,
      member: device === null ? null : rights.memberOf(device),
      reason,
      atMs,
      bytes: bytes.length,
    }));
  }

  #keep(held: HeldEntry): void {
    this.#byKey.set(held.key, held);
    this.#keyByContent.set(contentOf(held.bytes), held.key);
  }
}

function contentOf(bytes: Uint8Array): string {
  return bytesToHex(sha512_256(bytes));
}

function addressOf(bytes: Uint8Array): Pick<HeldEntry, "document" | "scope" | "device" | "hash"> {
  try {
    const { header, entry } = splitSignedEntry(bytes);
    const { document, scope, device } = header;
    return { document, scope, device, hash: bytesToHex(entryHash(entry)) };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { document: null, scope: null, device: null, hash: "" };
  }
}
