/** Signed entries of a device, chained and batched as a client makes them. Bodies are random bytes unless given. */

import { encodeEntryHeader, type EntryHeader, entryHash, NO_PREVIOUS } from "../../crypto/public/entry.ts";
import { concatBytes } from "../../crypto/public/bytes.ts";
import type { DocumentId, ScopeId } from "../../crypto/public/ids.ts";
import { merklePath, merkleRoot } from "../../crypto/public/merkle.ts";
import { batchMessage, joinSignedEntry } from "../../crypto/public/signed-entry.ts";
import type { Random } from "../../crypto/secret/random.ts";
import type { Membership } from "../../sync-server/protocol/membership/membership.ts";
import type { BuilderDevice } from "./practice-builder.ts";

export interface EntryPlace {
  readonly scope: ScopeId;
  readonly document: DocumentId;
}

export interface EntryWriter {
  /** The header of the device's next entry of that scope by the state as it is now. Does not move the chain. */
  header(place: EntryPlace, change?: Partial<EntryHeader>): EntryHeader;
  /** Header and body; the next entry of the scope follows it. */
  entry(place: EntryPlace, change?: Partial<EntryHeader>): Uint8Array;
  /** Signs entries as one batch. */
  batch(entries: readonly Uint8Array[]): Uint8Array[];
  /** One signed entry, the only one of its batch. */
  signed(place: EntryPlace, change?: Partial<EntryHeader>): Uint8Array;
}

const BODY_BYTES = 304;

export function makeEntryWriter(state: Membership, device: BuilderDevice, random: Random): EntryWriter {
  const heads = new Map<ScopeId, { incarnation: number; counter: number; hash: Uint8Array }>();
  let batchCounter = 0;

  function header({ scope, document }: EntryPlace, change: Partial<EntryHeader> = {}): EntryHeader {
    const head = heads.get(scope);
    const logIndex = change.logIndex ?? state.headIndex;
    return {
      kind: "update",
      practice: state.practice,
      scope,
      document,
      device: device.device,
      incarnation: head?.incarnation ?? 0,
      counter: (head?.counter ?? 0) + 1,
      previous: head?.hash ?? NO_PREVIOUS,
      logIndex,
      logHead: (state.hashAt(logIndex) ?? state.headHash).subarray(0, 16),
      epoch: state.currentEpoch({ kind: "scope", id: scope })?.epoch ?? 1,
      salt: random.bytes(24),
      bodyLength: BODY_BYTES,
      ...change,
    };
  }

  function entry(place: EntryPlace, change?: Partial<EntryHeader>): Uint8Array {
    const next = header(place, change);
    const bytes = concatBytes(encodeEntryHeader(next), random.bytes(next.bodyLength));
    if (next.kind === "update") {
      heads.set(place.scope, {
        incarnation: next.incarnation,
        counter: next.counter,
        hash: entryHash(bytes),
      });
    }
    return bytes;
  }

  function batch(entries: readonly Uint8Array[]): Uint8Array[] {
    batchCounter += 1;
    const leaves = entries.map(entryHash);
    const leafCount = leaves.length;
    const message = batchMessage({
      practice: state.practice,
      device: device.device,
      batchCounter,
      leafCount,
      root: merkleRoot(leaves),
    });
    const signature = device.signing.sign("batch", message);
    return entries.map((bytes, leafIndex) =>
      joinSignedEntry(bytes, {
        batchCounter,
        leafIndex,
        leafCount,
        path: merklePath(leaves, leafIndex),
        signature,
      }),
    );
  }

  return {
    header,
    entry,
    batch,
    signed: (place, change) => batch([entry(place, change)])[0] as Uint8Array,
  };
}
