/**
 * What a relay that lies does to the frames it sends: hooks on a link, each a function from a frame to frames. Bytes that it cannot sign
 * it can still leave out, repeat, move, renumber and damage.
 */
import type { RelayFrame } from "../../sync-server/protocol/relay-frames.ts";
import { decodeRelayFrame, encodeRelayFrame } from "../../sync-server/protocol/relay-frames.ts";
import type { Pick } from "../support/random-edits.ts";
import type { Link } from "./sim-network.ts";

export type Trick = (frame: RelayFrame) => readonly RelayFrame[];
type EntriesFrame = Extract<RelayFrame, { readonly type: "entries" }>;

/** Every frame to this device goes through the trick until the link is healed. */
export function playTrick(link: Link, trick: Trick): void {
  link.tamperDown = (bytes) => trick(decodeRelayFrame(bytes)).map(encodeRelayFrame);
}

function onEntries(change: (frame: EntriesFrame) => readonly RelayFrame[]): Trick {
  return (frame) => (frame.type === "entries" ? change(frame) : [frame]);
}

/** Leaves out one live entry and every k-th after it, and says that everything was sent. `struck` is called for each. */
export function dropEvery(k: number, struck: () => void): Trick {
  let seen = k - 1;
  return onEntries((frame) => {
    const entries = frame.entries.filter(() => {
      seen += 1;
      if (seen % k !== 0) return true;
      struck();
      return false;
    });
    return [{ ...frame, entries }];
  });
}

export function duplicate(pick: Pick, struck: () => void): Trick {
  return onEntries((frame) => {
    if (frame.entries.length === 0 || pick(2) === 0) return [frame];
    struck();
    return [frame, { ...frame, entries: frame.entries.flatMap((entry) => [entry, entry]) }];
  });
}

/** Frames in another order, entries of a frame in another order. */
export function reorder(pick: Pick, struck: () => void): Trick {
  let kept: RelayFrame | null = null;
  return onEntries((frame) => {
    const turned = { ...frame, entries: frame.entries.toReversed() };
    if (frame.entries.length > 1) struck();
    if (kept === null && pick(3) === 0) {
      kept = turned;
      return [];
    }
    const held = kept;
    kept = null;
    if (held === null) return [turned];
    struck();
    return [turned, held];
  });
}

/** Sends again, later, what it has sent before. */
export function replay(pick: Pick, struck: () => void): Trick {
  const sent: RelayFrame[] = [];
  return onEntries((frame) => {
    if (frame.entries.length > 0) sent.push(frame);
    const old = pick(2) === 0 ? sent[pick(Math.max(1, sent.length))] : undefined;
    if (old === undefined) return [frame];
    struck();
    return [frame, old];
  });
}

/** Says nothing about what others write. */
export function withhold(struck: () => void): Trick {
  return onEntries((frame) => {
    if (frame.entries.length > 0) struck();
    return [];
  });
}

/** Other numbers than its own, and more or less than it has sent. */
export function lieAboutNumbers(pick: Pick, struck: () => void): Trick {
  return onEntries((frame) => {
    if (frame.entries.length === 0) return [frame];
    struck();
    const shift = pick(5);
    const entries = frame.entries.map((entry) => ({ ...entry, number: entry.number + shift }));
    return [{ ...frame, through: Math.max(0, frame.through + pick(7) - 3), entries }];
  });
}

/** One bit of a membership record is another one. */
export function forgeRecords(pick: Pick, struck: () => void): Trick {
  return (frame) => {
    if (frame.type !== "log" || frame.records.length === 0) return [frame];
    struck();
    return [{ ...frame, records: frame.records.map((record) => flipped(record, pick)) }];
  };
}

export function flipped(bytes: Uint8Array, pick: Pick): Uint8Array {
  const copy = bytes.slice();
  const at = pick(copy.length);
  copy[at] = (copy[at] ?? 0) ^ (1 << pick(8));
  return copy;
}
