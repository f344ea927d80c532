import { describe, expect, test } from "vitest";
import {
  ByteReader,
  ByteWriter,
  bytesEqual,
  compareBytes,
  concatBytes,
  FormatError,
  plainBytes,
} from "../../../crypto/public/bytes.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";

describe("a layout", () => {
  test("is read back as it was written, in big-endian order", () => {
    const bytes = new ByteWriter(1)
      .u8(0xfe)
      .u16(0x0102)
      .u32(0xfffffffe)
      .u64(Number.MAX_SAFE_INTEGER)
      .bytes(Uint8Array.of(7, 8), 2)
      .var16(Uint8Array.of(9))
      .var32(Uint8Array.of())
      .finish();
    const text = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    expect(text).toBe("fe0102fffffffe001fffffffffffff070800010900000000");
    const reader = new ByteReader(bytes);
    expect([reader.u8(), reader.u16(), reader.u32(), reader.u64()]).toEqual([
      0xfe,
      0x0102,
      0xfffffffe,
      Number.MAX_SAFE_INTEGER,
    ]);
    expect(reader.bytes(2)).toEqual(Uint8Array.of(7, 8));
    expect(reader.var16()).toEqual(Uint8Array.of(9));
    expect(reader.var32()).toEqual(Uint8Array.of());
    reader.end();
  });

  test("refuses to end before the last byte", () => {
    const reader = new ByteReader(Uint8Array.of(1, 2));
    reader.u8();
    expect(() => reader.end()).toThrow(FormatError);
  });

  test("refuses every short read and names the field", () => {
    const whole = new ByteWriter().u8(1).u16(2).u32(3).u64(4).var16(Uint8Array.of(5, 6)).finish();
    for (let length = 0; length < whole.length; length++) {
      const reader = new ByteReader(whole.subarray(0, length));
      const read = () => {
        reader.u8("kind");
        reader.u16("kind");
        reader.u32("kind");
        reader.u64("kind");
        reader.var16("kind");
      };
      expect(read).toThrow(expect.objectContaining({ code: "format", field: "kind" }));
    }
  });

  test("refuses a length that reaches beyond the frame", () => {
    const reader = new ByteReader(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 1));
    expect(() => reader.var32("body")).toThrow(FormatError);
    expect(() => new ByteReader(new Uint8Array(4)).bytes(-1)).toThrow(FormatError);
    expect(() => new ByteReader(new Uint8Array(4)).bytes(Number.NaN)).toThrow(FormatError);
  });

  test("refuses a 64-bit number that JavaScript would round", () => {
    const beyond = Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 0);
    expect(() => new ByteReader(beyond).u64("counter")).toThrow(FormatError);
    expect(() => new ByteReader(new Uint8Array(8).fill(255)).u64("counter")).toThrow(FormatError);
  });

  test("reads from a view in the middle of a buffer, and returns views", () => {
    const all = Uint8Array.of(9, 9, 0, 1, 42, 9);
    const view = new ByteReader(all.subarray(2, 5)).var16();
    expect(view).toEqual(Uint8Array.of(42));
    expect(view.buffer).toBe(all.buffer);
  });

  test.each([-1, 1.5, Number.NaN, 2 ** 53])("refuses to write the number %s", (value) => {
    const writer = new ByteWriter();
    for (const write of ["u8", "u16", "u32", "u64"] as const) {
      expect(() => writer[write](value)).toThrow(RangeError);
    }
    expect(() => writer.u8(256)).toThrow(RangeError);
    expect(() => writer.u16(65_536)).toThrow(RangeError);
    expect(() => writer.u32(2 ** 32)).toThrow(RangeError);
    expect(() => writer.var16(new Uint8Array(65_536))).toThrow(RangeError);
  });

  test("refuses bytes of another length than the layout fixes", () => {
    expect(() => new ByteWriter().bytes(new Uint8Array(31), 32)).toThrow(RangeError);
  });

  test("grows, and gives bytes of its own", () => {
    const part = makeSeededRandom("grow").bytes(1000);
    const writer = new ByteWriter(0);
    for (let i = 0; i < 50; i++) writer.bytes(part);
    const first = writer.finish();
    writer.u8(1);
    expect(first).toEqual(concatBytes(...Array.from({ length: 50 }, () => part)));
    expect(writer.length).toBe(50_001);
  });
});

test("equality looks at every byte and at the length", () => {
  const bytes = makeSeededRandom("equal").bytes(64);
  expect(bytesEqual(bytes, bytes.slice())).toBe(true);
  for (let i = 0; i < bytes.length; i++) {
    const other = bytes.slice();
    other[i] = (other[i] ?? 0) ^ 0x80;
    expect(bytesEqual(bytes, other)).toBe(false);
  }
  expect(bytesEqual(bytes, bytes.subarray(0, 63))).toBe(false);
});

test("order is by bytes, then by length", () => {
  const sorted = [[0x80], [1, 2], [], [1], [0, 255]]
    .map((bytes) => Uint8Array.from(bytes))
    .sort(compareBytes);
  expect(sorted.map((bytes) => [...bytes])).toEqual([[], [0, 255], [1], [1, 2], [0x80]]);
});

test("bytes in shared memory are copied for WebCrypto, others are not", () => {
  const plain = Uint8Array.of(1);
  expect(plainBytes(plain)).toBe(plain);
  const shared = new Uint8Array(new SharedArrayBuffer(2));
  expect(plainBytes(shared).buffer).toBeInstanceOf(ArrayBuffer);
});
