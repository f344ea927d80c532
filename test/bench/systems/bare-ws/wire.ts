import { randomBytes } from "node:crypto";
import { openSocket, wsUrl } from "../open-socket.ts";
import type { Wire } from "../systems.ts";

const EDIT_BYTES = 150;

export const bareWsWire: Wire = {
  system: "bare-ws",
  acknowledges: false,
  open: (url, { room }) => openSocket(wsUrl(url, `/room-${room}`), () => undefined),
  edits: (_seat, count) => Array.from({ length: count }, () => randomBytes(EDIT_BYTES)),
  read(_message, _seat, tally) {
    tally.fromOthers++;
  },
};
