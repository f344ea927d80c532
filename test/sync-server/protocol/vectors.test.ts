import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bytesToHex, hexToBytes } from "../../../crypto/public/encodings.ts";
import { makeNobleVerifier, makeWebVerifier } from "../../../crypto/public/signature.ts";
import { decodeClientFrame, encodeClientFrame } from "../../../sync-server/protocol/client-frames.ts";
import { type Membership, validateRecord } from "../../../sync-server/protocol/membership/membership.ts";
import { encodeRecordContent, parseRecord } from "../../../sync-server/protocol/record.ts";
import { decodeRelayFrame, encodeRelayFrame } from "../../../sync-server/protocol/relay-frames.ts";
import { protocol1, summaryOf } from "../../vectors/protocol-v1.ts";

const file = new URL("../../vectors/protocol-v1.json", import.meta.url);
const { origin, ...frozen } = JSON.parse(readFileSync(file, "utf8")) as { origin: string } & Awaited<
  ReturnType<typeof protocol1>
>;

test("every layout of protocol version 1 is still what was frozen", async () => {
  expect(origin).toContain("protocol version 1");
  expect(await protocol1()).toEqual(frozen);
});

test("every frozen frame and record is still read, and written as the same bytes", () => {
  for (const { bytes } of frozen.frames.client) {
    expect(bytesToHex(encodeClientFrame(decodeClientFrame(hexToBytes(bytes))))).toBe(bytes);
  }
  for (const { bytes } of frozen.frames.relay) {
    expect(bytesToHex(encodeRelayFrame(decodeRelayFrame(hexToBytes(bytes))))).toBe(bytes);
  }
  for (const { record } of frozen.log.records) {
    const { record: parsed, content } = parseRecord(hexToBytes(record));
    expect(encodeRecordContent(parsed)).toEqual(content);
  }
});

test.each([
  ["noble", makeNobleVerifier()],
  ["WebCrypto", makeWebVerifier()],
])("the frozen log still leads to the frozen membership, verified by %s", async (_, verifier) => {
  let state: Membership | null = null;
  for (const { record } of frozen.log.records) {
    const result = await validateRecord(state, hexToBytes(record), verifier);
    if (!result.ok) throw new Error(result.reason);
    state = result.state;
  }
  if (state === null) throw new Error("an empty log");
  expect(state.practice).toBe(frozen.log.practice);
  expect(summaryOf(state)).toEqual(frozen.log.state);
});
