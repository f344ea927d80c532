import { describe, expect, test } from "vitest";
import { concatBytes, FormatError } from "../../../crypto/public/bytes.ts";
import {
  bytesToDeviceId,
  bytesToDocumentId,
  bytesToPracticeId,
  bytesToScopeId,
  idToBytes,
} from "../../../crypto/public/ids.ts";
import {
  awarenessKeyMessage,
  awarenessMessage,
  encodeAwareness,
  encodeAwarenessHeader,
  parseAwareness,
} from "../../../sync-server/protocol/awareness.ts";
import { helloMessage } from "../../../sync-server/protocol/hello.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";

const random = makeSeededRandom("awareness");
const header = {
  practice: bytesToPracticeId(random.bytes(32)),
  scope: bytesToScopeId(random.bytes(16)),
  document: bytesToDocumentId(random.bytes(16)),
  device: bytesToDeviceId(random.bytes(16)),
  epoch: 258,
};
const awareness = {
  device: header.device,
  connectionKey: random.bytes(32),
  certificate: random.bytes(64),
  epoch: header.epoch,
  salt: random.bytes(24),
  signature: random.bytes(64),
  sealed: random.bytes(320),
};

describe("awareness", () => {
  test("comes back as it was, with all that is left as its seal", () => {
    expect(parseAwareness(encodeAwareness(awareness))).toEqual(awareness);
  });

  test("is refused when anything before the seal is missing", () => {
    const bytes = encodeAwareness(awareness);
    for (let length = 0; length < bytes.length - awareness.sealed.length; length++) {
      expect(() => parseAwareness(bytes.subarray(0, length))).toThrow(FormatError);
    }
  });

  test("signs practice, scope, document, device, epoch, salt and seal", () => {
    const head = encodeAwarenessHeader(header);
    const ids = [header.practice, header.scope, header.document, header.device].map((id) => idToBytes(id));
    expect(head).toEqual(concatBytes(...ids, Uint8Array.of(0, 0, 1, 2)));
    expect(awarenessMessage(header, awareness)).toEqual(concatBytes(head, awareness.salt, awareness.sealed));
  });

  test("certifies a connection's key for one practice and device", () => {
    const message = awarenessKeyMessage(header.practice, header.device, awareness.connectionKey);
    const ids = [header.practice, header.device].map((id) => idToBytes(id));
    expect(message).toEqual(concatBytes(...ids, awareness.connectionKey));
  });
});

test("a hello covers origin, practice, key, nonce and protocol", () => {
  const hello = {
    origin: "https://a.example",
    practice: header.practice,
    key: { kind: "device", id: header.device } as const,
    nonce: random.bytes(32),
    protocol: 1,
  };
  const bytes = helloMessage(hello);
  expect(bytes).toHaveLength(2 + 17 + 32 + 16 + 32 + 1);
  for (const change of [
    { origin: "https://b.example" },
    { practice: bytesToPracticeId(random.bytes(32)) },
    { key: { kind: "device", id: bytesToDeviceId(random.bytes(16)) } as const },
    { nonce: random.bytes(32) },
    { protocol: 2 },
  ]) {
    expect(helloMessage({ ...hello, ...change })).not.toEqual(bytes);
  }
});
