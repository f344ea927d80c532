/**
 * A real relay with real engines around it, each on a disk in memory, and what people do with them. There are two ways to the relay: one that
 * is steady and one that can be cut.
 */
import { documentId, memberId } from "../../client/model/ids.ts";
import { createPatientFile } from "../../client/model/patient-file.ts";
import type { OpenPractice } from "../../client/engine/api.ts";
import { makeDocumentSession } from "../../client/link/document-session.ts";
import type { EngineLink } from "../../client/link/engine-link.ts";
import type { DocumentId, PatientId } from "../../crypto/public/ids.ts";
import { makeQuickSuite } from "../system/quick-suite.ts";
import { type BreakableProxy, makeBreakableProxy } from "./breakable-proxy.ts";
import { type EngineDevice, makeEngineDevice } from "./engine-device.ts";
import { type RelayInProcessOptions, startRelayInProcess } from "./relay-in-process.ts";

export const PASSPHRASE = "correct horse battery staple";

export type Arrives = (frame: Uint8Array) => Uint8Array | null;

interface DeviceChoice {
  /** Its way to the relay can be cut. */
  readonly cuttable?: boolean;
  readonly arrives?: Arrives;
}

export interface EnginePlace {
  /** Breaks and heals the way of cuttable devices. */
  readonly way: BreakableProxy;
  device(name: string, choice?: DeviceChoice): EngineDevice;
  close(): Promise<void>;
}

const originOf = ({ port }: BreakableProxy): string => `http://127.0.0.1:${port}`;

export async function makeEnginePlace(options: RelayInProcessOptions = {}): Promise<EnginePlace> {
  const [steady, way] = [await makeBreakableProxy(0), await makeBreakableProxy(0)];
  const env = { PUBLIC_ORIGIN: `${originOf(steady)},${originOf(way)}`, ...options.env };
  const relay = await startRelayInProcess({ ...options, env });
  for (const proxy of [steady, way]) proxy.aim(relay.port);
  const devices: EngineDevice[] = [];
  return {
    way,
    device(name, { cuttable = false, ...choice } = {}) {
      const origin = originOf(cuttable ? way : steady);
      const made = makeEngineDevice({ origin, suite: makeQuickSuite(name), ...choice });
      devices.push(made);
      return made;
    },
    async close() {
      for (const device of devices) await device.close();
      await relay.stop();
      await steady.close();
      await way.close();
    },
  };
}

export async function eventually(what: () => unknown, withinMs = 20_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await what())) {
    if (Date.now() > end) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Everything written here is on the relay. */
export const quiet = (link: EngineLink): Promise<void> =>
  eventually(async () => {
    const { relay, waiting } = await link.call("syncState");
    return relay.at === "online" && waiting === 0;
  });

export async function found(link: EngineLink, ownName = "Anna"): Promise<OpenPractice> {
  const opened = await link.call("createPractice", {
    practiceName: "Harbour",
    ownName,
    passphrase: PASSPHRASE,
  });
  await quiet(link);
  return opened;
}

/** A colleague with this name, or with none a further device of the owner. Resolves when it has everything. */
export async function comeIn(
  owner: EngineLink,
  device: EngineDevice,
  ownName: string,
): Promise<OpenPractice> {
  const link = device.link();
  const { fragment } =
    ownName === ""
      ? await owner.call("linkDevice")
      : await owner.call("invite", { roles: ["clinician"], days: 7 });
  await link.call("join", { fragment: fragment ?? "", ownName, passphrase: PASSPHRASE });
  await eventually(async () => (await owner.call("joinRequests")).length === 1);
  const [request] = await owner.call("joinRequests");
  if (request === undefined) throw new RangeError("nobody asked");
  await owner.call("admit", request);
  const opened = await device.until((state) => state.at === "open");
  if (opened.at !== "open") throw new RangeError("not open");
  await quiet(link);
  return opened.open;
}

/** A new client with this code; saved on the device when it resolves. */
export async function addFile(
  link: EngineLink,
  member: string,
  code: string,
): Promise<{ patient: PatientId; document: DocumentId }> {
  const made = await link.call("createPatient");
  const session = makeDocumentSession(link, made.document);
  await session.ready;
  const stamp = { at: new Date().toISOString(), by: memberId(member), origin: "create" } as const;
  createPatientFile(session.doc, { id: documentId(made.document), stamp, fields: { code } });
  await session.saved();
  session.close();
  return made;
}
