/** What the relay needs of a socket. `ws-socket.ts` is the real one; the simulator has one in memory. */
export interface RelaySocket {
  send(frame: Uint8Array): void;
  /** Bytes sent that the network has not taken yet. */
  readonly bufferedAmount: number;
  /** Says goodbye: what was sent before still goes out. */
  close(code: number): void;
  /** Ends at once. */
  terminate(): void;
}

/** WebSocket close codes (RFC 6455 §7.4.1). */
export const CLOSE = { normal: 1000, goingAway: 1001, protocol: 1002, policy: 1008 } as const;

/** Where a connection comes from, as the HTTP server found it out. */
export interface Arrival {
  /** For limits only; it is never logged. */
  readonly address: string;
  /** The `Origin` header, already known to be one of the relay's own; null for programs that are no browsers. */
  readonly origin: string | null;
}

/** The relay's end of one connection. */
export interface SocketHandlers {
  received(bytes: Uint8Array): void;
  /** A text message came: no version of the protocol sends one. */
  receivedText(): void;
  closed(): void;
}
