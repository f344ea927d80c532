import { describe, expect, test } from "vitest";
import type { SyncState } from "../../../../client/engine/api.ts";
import { FetchedScopes } from "../../../../client/engine/sync/fetched-scopes.ts";
import { Intake } from "../../../../client/engine/sync/intake.ts";
import { LineEnded, openRelayLine, type RelayLine } from "../../../../client/engine/sync/relay-line.ts";
import { SettleTime } from "../../../../client/engine/sync/settle-time.ts";
import type { SyncParts } from "../../../../client/engine/sync/sync-parts.ts";
import { bytesToLogId } from "../../../../crypto/public/ids.ts";
import { caseScope, makeWorld } from "../../../support/practice-rooms.ts";

const welcome = {
  logId: bytesToLogId(new Uint8Array(16).fill(0x1d)),
  headNumber: 0,
  logLength: 1,
  logHead: new Uint8Array(32),
};

/** A device that catches up with an empty relay; `meanwhile` happens while its disk is asked for the last time. */
async function catchUp(meanwhile: (line: RelayLine) => void) {
  const world = makeWorld("catch up");
  const device = await world.device("anna");
  const sent: Uint8Array[] = [];
  const dialer: SyncParts["dialer"] = {
    origin: "https://practice.example",
    dial: (handlers) => ({
      send: (bytes) => void sent.push(bytes),
      close: () => handlers.closed(),
      bufferedAmount: 0,
    }),
  };
  const line = openRelayLine({ dialer, clock: world.clock, handle: () => undefined });
  const now: { line: RelayLine | null; isLive: boolean } = { line, isLive: false };
  void line.ended.then(() => (now.line = null));
  const sync = {
    context: device.context,
    rooms: device.rooms,
    readableScopes() {
      meanwhile(line);
      return [caseScope];
    },
  } as unknown as SyncParts;
  const shown: SyncState["relay"][] = [];
  const intake = new Intake({
    sync,
    now,
    scopes: new FetchedScopes(sync),
    settleTime: new SettleTime(device.context, () => undefined),
    show: (state) => void shown.push(state),
    wake: () => undefined,
    leave: () => undefined,
  });
  const outcome = await intake.resume(line, welcome).then(
    () => "level",
    (error: unknown) => error,
  );
  return { outcome, shown, sent };
}

describe("a device that catches up", () => {
  test("is online when nothing is new", async () => {
    const { outcome, shown, sent } = await catchUp(() => undefined);
    expect([outcome, shown, sent.length]).toEqual(["level", [{ at: "online" }], 1]);
  });

  test("is not shown as online when its line has ended while only the disk was asked", async () => {
    const { outcome, shown, sent } = await catchUp((line) => line.close());
    expect(outcome).toBeInstanceOf(LineEnded);
    expect([shown, sent]).toEqual([[], []]);
  });
});
