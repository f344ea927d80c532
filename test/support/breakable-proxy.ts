/**
 * A TCP proxy on loopback that a test can break: Playwright's offline mode does not reach a SharedWorker's sockets.
 * `refuse` closes what is open and refuses what comes; `stall` keeps connections open and passes nothing on; `pass` heals.
 */
import { createServer, connect, type AddressInfo, type Socket } from "node:net";

export type Weather = "pass" | "refuse" | "stall";

/** Told of all that passes: a number for the connection, who sent it, the bytes. */
export type ProxyTap = (connection: number, from: "near" | "far", bytes: Uint8Array) => void;

export interface BreakableProxy {
  readonly port: number;
  set(weather: Weather): void;
  /** Where new connections lead from now on: a relay that was started again has another port. Returns where they led before. */
  aim(targetPort: number): number;
  tap(listener: ProxyTap): void;
  /** Resets every open connection once; new ones pass as the weather allows. */
  reset(): void;
  close(): Promise<void>;
}

export async function makeBreakableProxy(firstTargetPort: number): Promise<BreakableProxy> {
  let weather: Weather = "pass";
  let targetPort = firstTargetPort;
  let count = 0;
  const taps: ProxyTap[] = [];
  const pairs = new Set<readonly [Socket, Socket]>();

  const server = createServer((near) => {
    if (weather === "refuse") return near.destroy();
    const far = connect(targetPort, "127.0.0.1");
    const pair = [near, far] as const;
    const connection = count++;
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on("data", (bytes) => {
        if (weather !== "pass") return;
        for (const tap of taps) tap(connection, from === near ? "near" : "far", bytes);
        to.write(bytes);
      });
      from.on("end", () => to.end());
      from.on("error", end);
      from.on("close", end);
    }
    return undefined;
  });
  const reset = (): void => {
    for (const [near, far] of pairs) {
      near.resetAndDestroy();
      far.destroy();
    }
    pairs.clear();
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      weather = next;
      if (next === "refuse") reset();
    },
    aim(next) {
      const before = targetPort;
      targetPort = next;
      return before;
    },
    tap: (listener) => void taps.push(listener),
    reset,
    close: () =>
      new Promise((resolve) => {
        reset();
        server.close(() => resolve());
      }),
  };
}
