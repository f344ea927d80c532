/**
 * A network between devices and relays in virtual time. Frames of one direction arrive in order, late; a link can stall either way, refuse,
 * reset with the last frame cut off, or leave one end believing in a connection that the other has lost.
 */
import type { Clock, RelayDialer, RelaySocketHandlers } from "../../client/engine/environment.ts";
import type { RelaySocket, SocketHandlers } from "../../sync-server/relay-socket.ts";
import type { Pick } from "../support/random-edits.ts";

export const RELAY_ORIGIN = "https://relay.example";

/** What a link does with frames of a direction: passes them, or keeps them until it passes again. */
export type Flow = "pass" | "stall";

/** The path of one device to its relay. */
export interface Link {
  readonly name: string;
  up: Flow;
  down: Flow;
  /** False: dialling fails at once. */
  isReachable: boolean;
  /** Where it leads; a relay that is down is `null`. */
  relay: Listener | null;
  /** Longest delay of one frame. */
  delayMs: number;
  /** What an evil relay makes of each frame that it sends or is sent. */
  tamperDown: ((frame: Uint8Array) => readonly Uint8Array[]) | null;
  tamperUp: ((frame: Uint8Array) => readonly Uint8Array[]) | null;
  readonly connections: ReadonlySet<Connection>;
}

export interface Connection {
  /** Both ends hear of it; the frame on its way arrives in part when `cut`. */
  reset(options?: { readonly cut?: boolean }): void;
  /** Only this end hears of it; the other finds out by itself. */
  loseOnly(end: "device" | "relay"): void;
}

/** A relay takes a connection. */
export type Listener = (socket: RelaySocket) => SocketHandlers;

export interface SimNetwork {
  makeLink(name: string, relay: Listener): Link;
  dialer(link: Link, life: Clock): RelayDialer;
  /** Frames kept by stalled links go on when the link passes again. */
  heal(link: Link): void;
}

export function makeSimNetwork(clock: Clock, pick: Pick): SimNetwork {
  return {
    makeLink: (name, relay) => ({
      name,
      up: "pass",
      down: "pass",
      isReachable: true,
      relay,
      delayMs: 40,
      tamperDown: null,
      tamperUp: null,
      connections: new Set(),
    }),
    dialer: (link, life) => ({
      origin: RELAY_ORIGIN,
      dial: (handlers) => dial({ clock, pick, link, life }, handlers),
    }),
    heal(link) {
      Object.assign(link, { up: "pass", down: "pass", isReachable: true });
      for (const connection of link.connections) (connection as Wire).pump();
    },
  };
}

interface WireParts {
  readonly clock: Clock;
  readonly pick: Pick;
  readonly link: Link;
  /** The device's own clock: dead when the device is. */
  readonly life: Clock;
}

interface Wire extends Connection {
  pump(): void;
}

function dial(parts: WireParts, device: RelaySocketHandlers) {
  const { clock, pick, link, life } = parts;
  const wires = link.connections as Set<Wire>;
  let relay: SocketHandlers | null = null;
  let deviceIsOpen = true;
  let relayIsOpen = false;

  /** Handlers of a dead device are never called: its life's clock drops them. */
  const tellDevice = (run: () => void): void => void life.setTimeout(run, 0);
  const endDevice = (): void => {
    if (!deviceIsOpen) return;
    deviceIsOpen = false;
    tellDevice(() => device.closed());
  };
  const endRelay = (): void => {
    if (!relayIsOpen) return;
    relayIsOpen = false;
    relay?.closed();
  };
  const forgetIfOver = (): void => {
    if (!deviceIsOpen && !relayIsOpen) wires.delete(wire);
  };

  const up = makeDirection({ ...parts, flow: () => link.up, tamper: () => link.tamperUp }, (frame) => {
    if (relayIsOpen) relay?.received(frame);
  });
  const down = makeDirection({ ...parts, flow: () => link.down, tamper: () => link.tamperDown }, (frame) => {
    if (deviceIsOpen) tellDevice(() => deviceIsOpen && device.message(frame));
  });

  const wire: Wire = {
    pump() {
      up.pump();
      down.pump();
    },
    reset({ cut = false } = {}) {
      if (cut) {
        up.deliverPart();
        down.deliverPart();
      }
      endDevice();
      endRelay();
      wires.delete(wire);
    },
    loseOnly(end) {
      if (end === "device") endDevice();
      else endRelay();
      forgetIfOver();
    },
  };

  const serverSocket: RelaySocket = {
    send: (frame) => {
      if (relayIsOpen) down.send(frame.slice());
    },
    get bufferedAmount() {
      return down.bytes;
    },
    close() {
      if (!relayIsOpen) return;
      relayIsOpen = false;
      clock.setTimeout(() => relay?.closed(), 1);
      down.afterAll(endDevice);
      forgetIfOver();
    },
    terminate() {
      if (!relayIsOpen) return;
      relayIsOpen = false;
      clock.setTimeout(() => relay?.closed(), 1);
      clock.setTimeout(endDevice, 1 + pick(link.delayMs));
      forgetIfOver();
    },
  };

  wires.add(wire);
  clock.setTimeout(connect, 1 + pick(link.delayMs));
  function connect(): void {
    if (!deviceIsOpen) return void wires.delete(wire);
    // Nothing answers on a stalled path; the device gives up by its own clock.
    if (link.isReachable && (link.up === "stall" || link.down === "stall")) return;
    if (!link.isReachable || link.relay === null) {
      endDevice();
      return forgetIfOver();
    }
    relayIsOpen = true;
    tellDevice(() => device.open());
    relay = link.relay(serverSocket);
  }

  return {
    send: (frame: Uint8Array) => {
      if (deviceIsOpen) up.send(frame.slice());
    },
    close() {
      if (!deviceIsOpen) return;
      endDevice();
      up.afterAll(() => {
        endRelay();
        forgetIfOver();
      });
    },
    get bufferedAmount() {
      return up.bytes;
    },
  };
}

interface DirectionParts extends WireParts {
  readonly flow: () => Flow;
  readonly tamper: () => Link["tamperDown"];
}

/** One direction of one connection: a queue whose head leaves after a delay, in order. */
function makeDirection(
  { clock, pick, link, flow, tamper }: DirectionParts,
  deliver: (frame: Uint8Array) => void,
) {
  const queue: (Uint8Array | (() => void))[] = [];
  let isMoving = false;

  function pump(): void {
    if (isMoving || queue.length === 0 || flow() === "stall") return;
    isMoving = true;
    clock.setTimeout(
      () => {
        isMoving = false;
        if (flow() === "stall") return;
        const next = queue.shift();
        if (typeof next === "function") next();
        else if (next !== undefined) pass(next);
        pump();
      },
      1 + pick(link.delayMs),
    );
  }
  function pass(frame: Uint8Array): void {
    for (const made of tamper()?.(frame) ?? [frame]) deliver(made);
  }

  return {
    pump,
    send(frame: Uint8Array) {
      queue.push(frame);
      pump();
    },
    /** Runs when everything sent so far has arrived. */
    afterAll(run: () => void) {
      queue.push(run);
      pump();
    },
    deliverPart() {
      const [frame] = queue;
      queue.length = 0;
      if (frame instanceof Uint8Array && frame.length > 1)
        deliver(frame.slice(0, 1 + pick(frame.length - 1)));
    },
    get bytes() {
      return queue.reduce((sum, item) => sum + (item instanceof Uint8Array ? item.length : 0), 0);
    },
  };
}
