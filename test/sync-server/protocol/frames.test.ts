import { describe, expect, test } from "vitest";
import { concatBytes, FormatError } from "../../../crypto/public/bytes.ts";
import {
  type ClientFrame,
  decodeClientFrame,
  encodeClientFrame,
} from "../../../sync-server/protocol/client-frames.ts";
import { FRAME_MAX_BYTES } from "../../../sync-server/protocol/frame-layout.ts";
import {
  decodeRelayFrame,
  encodeRelayFrame,
  type RelayFrame,
} from "../../../sync-server/protocol/relay-frames.ts";
import { makeChoice } from "../../support/seeded-choice.ts";
import { expectStrictLayout } from "../../support/strict-layout.ts";
import { CLIENT_SAMPLES, RELAY_SAMPLES } from "./sample-frames.ts";

const SEED = "frames 1";
const ROUNDS = 12;

const CLIENT_BYTES: Readonly<Record<ClientFrame["type"], number>> = {
  hello: 0x01,
  proof: 0x02,
  find: 0x03,
  create: 0x10,
  append: 0x11,
  "read-log": 0x12,
  push: 0x20,
  resume: 0x21,
  fetch: 0x22,
  "ask-heads": 0x23,
  "ask-device-heads": 0x24,
  "put-snapshot": 0x28,
  "get-snapshots": 0x29,
  awareness: 0x30,
  watch: 0x31,
  "put-join": 0x40,
};

const RELAY_BYTES: Readonly<Record<RelayFrame["type"], number>> = {
  challenge: 0x81,
  welcome: 0x82,
  found: 0x83,
  "invite-welcome": 0x84,
  log: 0x90,
  result: 0x91,
  ack: 0xa0,
  entries: 0xa1,
  fetched: 0xa2,
  heads: 0xa3,
  snapshots: 0xa8,
  awareness: 0xb0,
  watchers: 0xb1,
  join: 0xc0,
  refused: 0xe0,
};

describe.each(Object.entries(CLIENT_SAMPLES))("a client's %s", (type, sample) => {
  test(`comes back as it was and is refused at every truncation (seed ${SEED})`, () => {
    const choice = makeChoice(`${SEED} client ${type}`);
    for (let round = 0; round < ROUNDS; round++) {
      const frame = sample(choice);
      const bytes = encodeClientFrame(frame);
      expect(bytes[0]).toBe(CLIENT_BYTES[frame.type]);
      expect(decodeClientFrame(bytes)).toEqual(frame);
      expectStrictLayout(bytes, decodeClientFrame);
      expect(() => decodeRelayFrame(bytes)).toThrow(FormatError);
    }
  });
});

describe.each(Object.entries(RELAY_SAMPLES))("a relay's %s", (type, sample) => {
  test(`comes back as it was and is refused at every truncation (seed ${SEED})`, () => {
    const choice = makeChoice(`${SEED} relay ${type}`);
    for (let round = 0; round < ROUNDS; round++) {
      const frame = sample(choice);
      const bytes = encodeRelayFrame(frame);
      expect(bytes[0]).toBe(RELAY_BYTES[frame.type]);
      expect(decodeRelayFrame(bytes)).toEqual(frame);
      expectStrictLayout(bytes, decodeRelayFrame);
      expect(() => decodeClientFrame(bytes)).toThrow(FormatError);
    }
  });
});

describe("decoding", () => {
  test("refuses every type byte that the tables do not have, alone and with bytes behind it", () => {
    const known = new Set([...Object.values(CLIENT_BYTES), ...Object.values(RELAY_BYTES)]);
    for (let byte = 0; byte < 256; byte++) {
      if (known.has(byte)) continue;
      for (const rest of [new Uint8Array(0), new Uint8Array(64)]) {
        const bytes = concatBytes(Uint8Array.of(byte), rest);
        expect(() => decodeClientFrame(bytes)).toThrow(FormatError);
        expect(() => decodeRelayFrame(bytes)).toThrow(FormatError);
      }
    }
  });

  test("answers random bytes with a format error or a frame that encodes to the same bytes", () => {
    const choice = makeChoice(`${SEED} noise`);
    const types = [...Object.values(CLIENT_BYTES), ...Object.values(RELAY_BYTES)];
    let understood = 0;
    for (let round = 0; round < 4000; round++) {
      const bytes = concatBytes(Uint8Array.of(choice.of(types)), choice.random.bytes(choice.number(120)));
      for (const again of [
        (noise: Uint8Array) => encodeClientFrame(decodeClientFrame(noise)),
        (noise: Uint8Array) => encodeRelayFrame(decodeRelayFrame(noise)),
      ]) {
        try {
          expect(again(bytes)).toEqual(bytes);
          understood++;
        } catch (error) {
          if (!(error instanceof FormatError)) throw error;
        }
      }
    }
    expect(understood).toBeGreaterThan(0);
  });

  test("gives entries as views of the frame", () => {
    const bytes = encodeClientFrame({
      type: "push",
      request: 1,
      heal: false,
      signedEntries: [Uint8Array.of(1, 2, 3), Uint8Array.of(4)],
    });
    const frame = decodeClientFrame(bytes);
    if (frame.type !== "push") throw new Error("not a push");
    for (const entry of frame.signedEntries) expect(entry.buffer).toBe(bytes.buffer);
  });

  test("refuses flags other than 0 and 1, unknown names, numbers beyond 2^53 and long awareness", () => {
    const push = encodeClientFrame({ type: "push", request: 1, heal: true, signedEntries: [] });
    push[5] = 2;
    expect(() => decodeClientFrame(push)).toThrow(FormatError);
    const choice = makeChoice(SEED);
    const hello = encodeClientFrame(CLIENT_SAMPLES.hello(choice));
    hello[34] = 3;
    expect(() => decodeClientFrame(hello)).toThrow(FormatError);
    const resume = encodeClientFrame(CLIENT_SAMPLES.resume(choice));
    resume.fill(0xff, 17);
    expect(() => decodeClientFrame(resume)).toThrow(FormatError);
    for (const code of [0, 18, 255]) {
      expect(() => decodeRelayFrame(Uint8Array.of(0xe0, code))).toThrow(FormatError);
    }
    const head = encodeClientFrame({ ...CLIENT_SAMPLES.awareness(choice), bytes: new Uint8Array(0) });
    const long = concatBytes(head.subarray(0, 33), Uint8Array.of(4, 1), new Uint8Array(1025));
    expect(() => decodeClientFrame(long)).toThrow(FormatError);
    expect(() =>
      encodeClientFrame({ ...CLIENT_SAMPLES.awareness(choice), bytes: new Uint8Array(1025) }),
    ).toThrow(RangeError);
  });

  test("refuses and never writes a frame over the limit", () => {
    const append = { type: "append", request: 1, record: new Uint8Array(FRAME_MAX_BYTES) } as const;
    expect(() => encodeClientFrame(append)).toThrow(RangeError);
    expect(() => decodeClientFrame(new Uint8Array(FRAME_MAX_BYTES + 1).fill(0x11))).toThrow(FormatError);
  });
});
