/**
 * One installation as a practice would run it: the real relay process serves the built app and the socket, and everything goes through
 * a proxy that can cut the network. The address stays the same when the relay is killed and started again.
 */
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { type BreakableProxy, makeBreakableProxy } from "../../support/breakable-proxy.ts";
import { type RelayProcess, startRelayProcess } from "../../support/relay-process.ts";

/** The app that `npm run build` made, or another build of it. */
export const appDir = process.env["CLAROS_APP_DIR"] ?? join(import.meta.dirname, "../../../dist/app");

export interface Installation {
  /** What a browser opens. */
  readonly origin: string;
  readonly proxy: BreakableProxy;
  readonly dataDir: string;
  /** Everything that the relay's processes have printed so far. */
  printed(): string;
  /** SIGKILL; resolves when the process is gone. */
  killRelay(): Promise<void>;
  /** SIGTERM, as an operator would. */
  stopRelay(): Promise<void>;
  /** Again, on the same data. */
  startRelay(): Promise<void>;
  close(): Promise<void>;
}

export async function startInstallation(env: Readonly<Record<string, string>> = {}): Promise<Installation> {
  const proxy = await makeBreakableProxy(0);
  const origin = `http://127.0.0.1:${proxy.port}`;
  const relays: RelayProcess[] = [];
  const start = async (): Promise<RelayProcess> => {
    const { relay, port } = await startOnFreePort({
      env: { APP_DIR: appDir, PUBLIC_ORIGIN: origin, LOG_LEVEL: "debug", ...env },
      dataDir: relays[0]?.dataDir,
    });
    relays.push(relay);
    proxy.aim(port);
    return relay;
  };
  const first = await start();
  const newest = (): RelayProcess => relays.at(-1) ?? first;
  return {
    origin,
    proxy,
    dataDir: first.dataDir,
    printed: () => relays.map((relay) => Object.values(relay.output()).join("\n")).join("\n"),
    killRelay: () => newest().kill(),
    stopRelay: async () => void (await newest().stop()),
    startRelay: async () => void (await start()),
    async close() {
      await newest().kill();
      await proxy.close();
      first.remove();
    },
  };
}

interface RelayOnPort {
  readonly env: Readonly<Record<string, string>>;
  readonly dataDir: string | undefined;
}

const MOST_ATTEMPTS = 3;

/** Behind a public origin the relay does not print the port that it listens on, so one is chosen for it. */
async function startOnFreePort({
  env,
  dataDir,
}: RelayOnPort): Promise<{ relay: RelayProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      const options = { env: { ...env, PORT: String(port) }, ...(dataDir === undefined ? {} : { dataDir }) };
      return { relay: await startRelayProcess(options), port };
    } catch (error) {
      // Somebody else may have taken the port meanwhile.
      if (attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
