import { idToBytes } from "../../../../crypto/public/ids.ts";
import { encodeClientFrame } from "../../../../sync-server/protocol/client-frames.ts";
import type { Seat, Wire } from "../systems.ts";
import { openLine } from "./line.ts";
import { type ClarosMaterial, type ClarosSeat, seatKey } from "./material.ts";

const ACK = 0xa0;
const ENTRIES = 0xa1;
/** Type, request and count. */
const ACK_HEAD = 1 + 4 + 2;
const OUTCOME_BYTES = 1 + 8;
/** Type, through and count. */
const ENTRIES_HEAD = 1 + 8 + 2;
/** Where an entry names its device (docs/PROTOCOL.md §5). */
const DEVICE_AT = 1 + 1 + 32 + 16 + 16;

/** The measured loop reads frames by their offsets: decoding is the client's cost, and this is about the relay's. */
export function makeClarosWire(material: ClarosMaterial): Wire {
  const own = new Map([...material].map(([key, seat]) => [key, Buffer.from(idToBytes(seat.device))]));
  const ownOf = (seat: Seat) => own.get(seatKey(seat)) ?? Buffer.alloc(0);
  return {
    system: "claros",
    acknowledges: true,
    async open(url, place) {
      const line = await openLine(url, seatOf(material, place));
      line.send({ type: "resume", logId: line.welcome.logId, after: line.welcome.headNumber });
      await line.next("entries");
      line.detach();
      return line.socket;
    },
    edits: (place, count) =>
      seatOf(material, place)
        .entries.slice(0, count)
        .map((entry, request) =>
          encodeClientFrame({ type: "push", request, heal: false, signedEntries: [entry] }),
        ),
    read(message, seat, tally) {
      if (message[0] === ACK) tally.acknowledged += acknowledged(message);
      else if (message[0] === ENTRIES) tally.fromOthers += entriesOfOthers(message, ownOf(seat));
      else throw new Error(`unexpected frame ${message[0]}`);
    },
  };
}

export function seatOf(material: ClarosMaterial, place: Seat): ClarosSeat {
  const seat = material.get(seatKey(place));
  if (seat === undefined) throw new RangeError(`no seat ${seatKey(place)}`);
  return seat;
}

function acknowledged(message: Buffer): number {
  const count = message.readUInt16BE(5);
  for (let at = ACK_HEAD; at < message.length; at += OUTCOME_BYTES) {
    if (message[at] !== 0) throw new Error(`an entry was refused with code ${message[at]}`);
  }
  return count;
}

function entriesOfOthers(message: Buffer, device: Buffer): number {
  let others = 0;
  for (let at = ENTRIES_HEAD; at < message.length;) {
    const length = message.readUInt32BE(at + 8);
    const deviceAt = at + 12 + DEVICE_AT;
    if (device.compare(message, deviceAt, deviceAt + device.length) !== 0) others++;
    at += 12 + length;
  }
  return others;
}
