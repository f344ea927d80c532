/** Channels: from the author's member, between current keys that no revoked device knows, and each only once. */

import { epochAt, isDirty, memberLives } from "../holders.ts";
import { channelKey } from "../state.ts";
import { authorOf, requireValid, type Step } from "../step.ts";
import type { ChannelLine } from "../../record-lists.ts";

export function openChannels(step: Step): void {
  for (const channel of step.record.channels) openChannel(step, channel);
}

function openChannel(step: Step, channel: ChannelLine): void {
  const { data, record } = step;
  const { from, fromEpoch, to, toEpoch } = channel;
  const maker = { kind: "member", id: from } as const;
  requireValid(from === authorOf(step), "a channel starts at its author's member");
  requireValid(to.id !== (from as string), "a channel to oneself");
  if (to.kind === "member") {
    const member = data.members.get(to.id);
    requireValid(member !== undefined && memberLives(member), "a channel to a member who is not living");
  }
  requireValid(
    epochAt(data, maker)?.epoch === fromEpoch,
    "a channel from another epoch than the current one",
  );
  requireValid(epochAt(data, to)?.epoch === toEpoch, "a channel to another epoch than the current one");
  requireValid(
    !isDirty(data, maker) && !isDirty(data, to),
    "a channel to or from a key that a revoked device knows",
  );
  const key = channelKey(channel);
  requireValid(!data.channels.has(key), "the channel exists");
  step.put(data.channels, key, { ...channel, recordIndex: record.index });
}
