import { createDecoder, readVarUint } from "lib0/decoding";
import { MESSAGE_SYNC, readSync, type YProtocol } from "../y-messages.ts";

export const yWebsocketProtocol: YProtocol = {
  system: "y-websocket",
  acknowledges: false,
  path: (document) => `/${document}`,
  multiplexes: false,
  greeting: () => [],
  frame: () => () => undefined,
  read(message) {
    const decoder = createDecoder(message);
    return readVarUint(decoder) === MESSAGE_SYNC ? readSync(decoder) : { kind: "other" };
  },
};
