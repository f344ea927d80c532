/** Seals, chains and signs as a device does: every entry of the load is one that a reader would admit as far as its proof. */

import { ByteWriter } from "../../../../crypto/public/bytes.ts";
import { concatBytes } from "../../../../crypto/public/bytes.ts";
import {
  encodeEntryHeader,
  type EntryHeader,
  entryHash,
  type EntryKind,
  NO_PREVIOUS,
} from "../../../../crypto/public/entry.ts";
import { type DocumentId, idToBytes, type LogId } from "../../../../crypto/public/ids.ts";
import { merklePath, merkleRoot } from "../../../../crypto/public/merkle.ts";
import { batchMessage, joinSignedEntry } from "../../../../crypto/public/signed-entry.ts";
import { sealBox, sealedLength } from "../../../../crypto/secret/box.ts";
import type { Person, Room } from "./practice.ts";

export interface Sealer {
  /** One signed entry for each update, each the only one of its batch, as typing makes them. */
  entries(updates: readonly Uint8Array[], document?: DocumentId): Uint8Array[];
  /** A signed snapshot of the room's document. */
  snapshot(state: Uint8Array, covers: { readonly logId: LogId; readonly number: number }): Uint8Array;
}

export function makeSealer(
  { practice, scope, scopeKey, document: ofRoom }: Room,
  { device }: Person,
): Sealer {
  const { state, random } = practice;
  let counter = 0;
  let previous = NO_PREVIOUS;
  let batchCounter = 0;

  function seal(kind: EntryKind, document: DocumentId, plaintext: Uint8Array): Uint8Array {
    const isUpdate = kind === "update";
    const header: EntryHeader = {
      kind,
      practice: state.practice,
      scope,
      document,
      device: device.device,
      incarnation: 0,
      counter: isUpdate ? ++counter : 0,
      previous: isUpdate ? previous : NO_PREVIOUS,
      logIndex: state.headIndex,
      logHead: state.headHash.subarray(0, 16),
      epoch: 1,
      salt: random.bytes(24),
      bodyLength: sealedLength("entry", plaintext.length),
    };
    const bytes = encodeEntryHeader(header);
    const body = sealBox({ key: scopeKey, use: "entry", salt: header.salt, header: bytes, plaintext });
    const entry = concatBytes(bytes, body);
    if (isUpdate) previous = entryHash(entry);
    return sign(entry);
  }

  function sign(entry: Uint8Array): Uint8Array {
    batchCounter++;
    const leaves = [entryHash(entry)];
    const batch = { practice: state.practice, device: device.device, batchCounter, leafCount: 1 };
    const signature = device.signing.sign("batch", batchMessage({ ...batch, root: merkleRoot(leaves) }));
    return joinSignedEntry(entry, {
      batchCounter,
      leafIndex: 0,
      leafCount: 1,
      path: merklePath(leaves, 0),
      signature,
    });
  }

  return {
    entries: (updates, document = ofRoom) => updates.map((update) => seal("update", document, update)),
    snapshot: (yjsState, covers) => seal("snapshot", ofRoom, snapshotPlaintext(yjsState, covers)),
  };
}

/** docs/PROTOCOL.md §5, with no claims: nothing here goes through the gate. */
function snapshotPlaintext(yjsState: Uint8Array, covers: { readonly logId: LogId; readonly number: number }) {
  return new ByteWriter(yjsState.length + 64)
    .bytes(idToBytes(covers.logId))
    .u64(covers.number)
    .u16(0)
    .var32(yjsState)
    .finish();
}
