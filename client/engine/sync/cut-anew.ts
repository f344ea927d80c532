/**
 * The relay has refused a record (`gap`) because it holds entries behind one of the record's cuts: taken as it was, it would have
 * forgotten work that somebody was told is backed up. Entries that this device reads are waited for and counted when they have been
 * verified here; only of what it cannot read, a member's own scope, the relay is believed how far it goes.
 */
import type { DeviceId } from "../../../crypto/public/ids.ts";
import { type MembershipRecord, parseRecord } from "../../../sync-server/protocol/record.ts";
import type { HeadOfChain } from "../../../sync-server/protocol/relay-frames.ts";
import { askHeads, isBehind } from "./catch-up.ts";
import type { RelayLine } from "./relay-line.ts";
import type { SyncParts } from "./sync-parts.ts";

const LOOK_EVERY_MS = 100;
/** The relay sends at once what it has; after this, what has not come does not hold. */
const MOST_LOOKS = 50;

export async function cutAnew(
  line: RelayLine,
  parts: SyncParts,
  { key, record }: { readonly key: string; readonly record: Uint8Array },
): Promise<void> {
  const theirs = await headsBehind(line, parts, parseRecord(record).record);
  const readable = new Set(parts.readableScopes());
  await untilReceived(
    parts,
    theirs.filter(({ scope }) => readable.has(scope)),
  );
  await parts.pending.cutAnew(
    key,
    theirs.filter(({ scope }) => !readable.has(scope)),
  );
}

/** Of the devices that the record ends or takes something from; a rotation takes what its author reads. */
async function headsBehind(
  line: RelayLine,
  parts: SyncParts,
  { type, subject, epochs }: MembershipRecord,
): Promise<readonly HeadOfChain[]> {
  if (type === "rotate") {
    const rotated = new Set<string>(epochs.map((epoch) => epoch.subject.id));
    return (await askHeads(line)).filter(({ scope }) => rotated.has(scope));
  }
  const heads: HeadOfChain[] = [];
  for (const device of parts.devicesOf(type, subject)) heads.push(...(await askDeviceHeads(line, device)));
  return heads;
}

/** Throws `AskRefused` for whoever may not end this device. */
async function askDeviceHeads(line: RelayLine, device: DeviceId): Promise<readonly HeadOfChain[]> {
  const frames = await line.askAll({ type: "ask-device-heads", device }, "heads");
  return frames.flatMap(({ heads }) => heads);
}

async function untilReceived({ context, rooms }: SyncParts, theirs: readonly HeadOfChain[]): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    const ours = new Map((await rooms.ledger.heads()).map((head) => [head.device + head.scope, head]));
    const isLevel = theirs.every((head) => {
      const own = ours.get(head.device + head.scope);
      return own !== undefined && !isBehind(own, head);
    });
    if (isLevel) return;
    await new Promise<void>((resolve) => context.clock.setTimeout(resolve, LOOK_EVERY_MS));
  }
}
