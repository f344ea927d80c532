/**
 * What one device wrote of a document, out of the document's whole state: for saying it again when the entries that said it are lost. Other
 * devices' parts are left out, because nobody may write under their Yjs clients (docs/PROTOCOL.md §5).
 */
import * as encoding from "lib0/encoding";
import { groupBy } from "../entries/group-by.ts";
import { type DeleteRange, readUpdate } from "../entries/read-update.ts";

export interface OwnPart {
  /** Everything by the device's own clients, with what of it is deleted; `null` when there is nothing. */
  readonly written: Uint8Array | null;
  /**
   * What is deleted in others' parts, by whomever: apart, because a reader who lacks one of those parts can take the rest. Also where nothing is
   * written: a device may have done no more than erase.
   */
  readonly deletedElsewhere: Uint8Array | null;
}

/** `state` is one update of everything, as Yjs encodes it; its structs are taken as they are. Throws `FormatError` for any other bytes. */
export function ownPart(state: Uint8Array, isOwn: (client: number) => boolean): OwnPart {
  const { sections, deletes } = readUpdate(state);
  const own = sections.filter(({ client, structs }) => structs.length > 0 && isOwn(client));
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, own.length);
  for (const { client, clock, structs } of own) {
    encoding.writeVarUint(encoder, structs.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    for (const { start, end } of structs) encoding.writeUint8Array(encoder, state.subarray(start, end));
  }
  writeDeletes(
    encoder,
    deletes.filter(({ client }) => isOwn(client)),
  );
  const elsewhere = deletes.filter(({ client }) => !isOwn(client));
  return {
    written: own.length === 0 ? null : encoding.toUint8Array(encoder),
    deletedElsewhere: elsewhere.length === 0 ? null : onlyDeletes(elsewhere),
  };
}

function onlyDeletes(ranges: readonly DeleteRange[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  writeDeletes(encoder, ranges);
  return encoding.toUint8Array(encoder);
}

function writeDeletes(encoder: encoding.Encoder, ranges: readonly DeleteRange[]): void {
  const byClient = groupBy(ranges, ({ client }) => client);
  encoding.writeVarUint(encoder, byClient.size);
  for (const [client, own] of byClient) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, own.length);
    for (const { clock, length } of own) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
}
