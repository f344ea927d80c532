import { createRoot } from "solid-js";
import { expect, test } from "vitest";
import { type ClockCheck, createClockCheck } from "../../../client/state/relay-clock.ts";

const NOW = Date.UTC(2026, 10, 30, 9, 0);
const HOUR = 3_600_000;

/** A relay that answers with these headers. */
const saying = (headers: Record<string, string>) => async () => new Response(null, { headers });
const check = (ask: typeof fetch): ClockCheck => createRoot(() => createClockCheck(ask, () => NOW));
const at = (atMs: number) => saying({ date: new Date(atMs).toUTCString() });

test.each([365 * 24 * HOUR, -365 * 24 * HOUR, 13 * HOUR, -13 * HOUR])(
  "a relay whose clock is %i ms from this device's is told of with both times",
  async (byMs) => {
    const clocks = check(at(NOW + byMs));
    expect(await clocks.look()).toBe(false);
    expect(clocks.differing()).toEqual({ hereMs: NOW, relayMs: NOW + byMs });
  },
);

test.each([0, 11 * HOUR, -11 * HOUR])("a difference of %i ms is borne in silence", async (byMs) => {
  const clocks = check(at(NOW + byMs));
  expect(await clocks.look()).toBe(true);
  expect(clocks.differing()).toBeNull();
});

test.each([
  ["cannot be reached", () => Promise.reject(new TypeError("Failed to fetch"))],
  ["says no date", saying({})],
  ["says what is no date", saying({ date: "soon" })],
])("a relay that %s is no reason to say anything", async (_what, ask) => {
  expect(await check(ask).look()).toBe(true);
});

test("a clock that was set meanwhile takes the sentence back", async () => {
  let relayMs = NOW + 365 * 24 * HOUR;
  const clocks = check(() => at(relayMs)());
  await clocks.look();
  relayMs = NOW;
  expect(await clocks.look()).toBe(true);
  expect(clocks.differing()).toBeNull();
});

test("the relay is asked past every cache, and told nothing of who asks", async () => {
  const asked: RequestInit[] = [];
  await check(async (_address, init) => {
    asked.push(init ?? {});
    return new Response();
  }).look();
  expect(asked).toMatchObject([{ method: "HEAD", cache: "no-store", credentials: "omit" }]);
});
