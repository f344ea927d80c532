import { bareWsWire } from "../systems/bare-ws/wire.ts";
import { readMaterial } from "../systems/claros/material.ts";
import { makeClarosWire } from "../systems/claros/wire.ts";
import { hocuspocusProtocol } from "../systems/hocuspocus/protocol.ts";
import type { System, Wire } from "../systems/systems.ts";
import type { YProtocol } from "../systems/y-messages.ts";
import { makeYWire } from "../systems/y-wire.ts";
import { yWebsocketProtocol } from "../systems/y-websocket/protocol.ts";

/** The two that carry Yjs in clear. */
export type YSystem = Extract<System, "y-websocket" | "hocuspocus">;

export function protocolOf(system: YSystem): YProtocol {
  return system === "y-websocket" ? yWebsocketProtocol : hocuspocusProtocol;
}

export function wireOf(system: System, materialPath: string | null): Wire {
  switch (system) {
    case "bare-ws":
      return bareWsWire;
    case "y-websocket":
    case "hocuspocus":
      return makeYWire(protocolOf(system));
    case "claros":
      if (materialPath === null) throw new TypeError("Claros needs its material");
      return makeClarosWire(readMaterial(materialPath));
  }
}
