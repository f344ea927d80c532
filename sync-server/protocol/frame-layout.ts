/**
 * How a frame is laid out: a type byte, then the fields of that type to the last byte (docs/PROTOCOL.md §7). Each table
 * of frames maps every type to one layout, so a frame without a writer or a reader does not compile.
 *
 * What is read are views of the frame: whoever keeps an entry or a record longer than the frame copies it.
 */

import { ByteReader, ByteWriter, FormatError } from "../../crypto/public/bytes.ts";

export const FRAME_MAX_BYTES = 1024 * 1024;

interface AnyFrame {
  readonly type: string;
}

export interface FrameLayout<Frame extends AnyFrame> {
  readonly byte: number;
  write(frame: Frame, to: ByteWriter): void;
  read(from: ByteReader): Frame;
}

export type FrameTable<Frame extends AnyFrame> = {
  readonly [Type in Frame["type"]]: FrameLayout<Extract<Frame, { readonly type: Type }>>;
};

export interface FrameCodec<Frame extends AnyFrame> {
  readonly encode: (frame: Frame) => Uint8Array<ArrayBuffer>;
  readonly decode: (bytes: Uint8Array) => Frame;
}

export function makeFrameCodec<Frame extends AnyFrame>(table: FrameTable<Frame>): FrameCodec<Frame> {
  const entries = Object.entries<FrameLayout<Frame>>(table);
  const layoutByType = new Map(entries);
  const layoutByByte = new Map(entries.map(([, layout]) => [layout.byte, layout]));
  return {
    encode(frame) {
      const writer = new ByteWriter();
      const layout = layoutByType.get(frame.type);
      if (layout === undefined) throw new TypeError("frame.type");
      layout.write(frame, writer.u8(layout.byte));
      if (writer.length > FRAME_MAX_BYTES) throw new RangeError("frame is too large");
      return writer.finish();
    },
    decode(bytes) {
      if (bytes.length > FRAME_MAX_BYTES) throw new FormatError("frame length");
      const reader = new ByteReader(bytes);
      const layout = layoutByByte.get(reader.u8("frame type"));
      if (layout === undefined) throw new FormatError("frame type");
      const frame = layout.read(reader);
      reader.end();
      return frame;
    },
  };
}
