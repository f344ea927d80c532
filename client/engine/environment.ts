/**
 * What the engine is given by whoever wakes it: time, chance, disk and network. In the browser `main.ts` hands in the real ones,
 * the simulator hands in its own, so that one seed is one run.
 */
import type { CryptoSuite } from "../../crypto/secret/suite.ts";
import type { SnapshotPace } from "./snapshots/pace.ts";
import type { StoreDirectory } from "./store/store.ts";

export type TimerId = number;

export interface Clock {
  /** Milliseconds since 1970. No decision about trust depends on it. */
  now(): number;
  setTimeout(run: () => void, afterMs: number): TimerId;
  clearTimeout(id: TimerId): void;
  /** Lets other work of this thread run; long loops await it every few milliseconds. */
  breathe(): Promise<void>;
}

export interface RelaySocketHandlers {
  open(): void;
  message(bytes: Uint8Array): void;
  closed(): void;
}

export interface RelaySocket {
  send(bytes: Uint8Array): void;
  close(): void;
  readonly bufferedAmount: number;
}

export interface RelayDialer {
  /** The origin that the hello signature binds, e.g. `https://practice.example`. */
  readonly origin: string;
  /** Never throws; a failed attempt calls `closed`. Handlers are called asynchronously. */
  dial(handlers: RelaySocketHandlers): RelaySocket;
}

export interface EngineEnvironment {
  readonly clock: Clock;
  readonly suite: CryptoSuite;
  readonly stores: StoreDirectory;
  readonly relay: RelayDialer;
  /** How often snapshots are published; the product's own pace when it is not given. */
  readonly snapshotPace?: SnapshotPace;
}
