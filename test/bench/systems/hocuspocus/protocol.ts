import { createDecoder, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { MESSAGE_SYNC, readSync, type YProtocol } from "../y-messages.ts";

const AUTH = 2;
const AUTH_TOKEN = 0;
const SYNC_REPLY = 4;
const SYNC_STATUS = 8;

/** Version 4: the document's name stands before every message, a token opens it, every update is answered with its status. */
export const hocuspocusProtocol: YProtocol = {
  system: "hocuspocus",
  acknowledges: true,
  path: () => "/",
  multiplexes: true,
  greeting(document) {
    const encoder = createEncoder();
    writeVarString(encoder, document);
    writeVarUint(encoder, AUTH);
    writeVarUint(encoder, AUTH_TOKEN);
    writeVarString(encoder, "");
    return [toUint8Array(encoder)];
  },
  frame: (document) => (encoder) => writeVarString(encoder, document),
  read(message) {
    const decoder = createDecoder(message);
    readVarString(decoder);
    const type = readVarUint(decoder);
    if (type === SYNC_STATUS) return { kind: "status" };
    return type === MESSAGE_SYNC || type === SYNC_REPLY ? readSync(decoder) : { kind: "other" };
  },
};
