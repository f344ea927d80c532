import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeDocumentSession } from "../../../../client/link/document-session.ts";
import { documentId, memberId } from "../../../../client/model/ids.ts";
import { createPatientFile } from "../../../../client/model/patient-file.ts";
import type { EngineLink } from "../../../../client/link/engine-link.ts";
import { encodeRelayFrame } from "../../../../sync-server/protocol/relay-frames.ts";
import { makeBreakableProxy, type BreakableProxy } from "../../../support/breakable-proxy.ts";
import { type EngineDevice, makeEngineDevice } from "../../../support/engine-device.ts";
import { type RelayInProcess, startRelayInProcess } from "../../../support/relay-in-process.ts";
import { makeQuickSuite } from "../../../system/quick-suite.ts";

const PASSPHRASE = "correct horse battery staple";
const CHALLENGE_FRAME = 0x81;
const LOG_FRAME = 0x90;
let relay: RelayInProcess;
/** Two ways to the relay: the second can be cut. */
let steady: BreakableProxy;
let proxy: BreakableProxy;
const devices: EngineDevice[] = [];

beforeAll(async () => {
  steady = await makeBreakableProxy(0);
  proxy = await makeBreakableProxy(0);
  relay = await startRelayInProcess({ env: { PUBLIC_ORIGIN: `${originOf(steady)},${originOf(proxy)}` } });
  steady.aim(relay.port);
  proxy.aim(relay.port);
});
afterAll(async () => {
  for (const device of devices) await device.close();
  await relay.stop();
  await proxy.close();
  await steady.close();
});

const originOf = ({ port }: BreakableProxy) => `http://127.0.0.1:${port}`;

type Arrives = (frame: Uint8Array) => Uint8Array | null;

function device(name: string, way: BreakableProxy, arrives: Arrives = (frame) => frame): EngineDevice {
  const made = makeEngineDevice({ origin: originOf(way), suite: makeQuickSuite(name), arrives });
  devices.push(made);
  return made;
}

async function eventually(what: () => unknown, withinMs = 10_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await what())) {
    if (Date.now() > end) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function joinAs(b: EngineLink, a: EngineLink, ownName: string): Promise<void> {
  const { fragment } =
    ownName === "" ? await a.call("linkDevice") : await a.call("invite", { roles: ["clinician"], days: 7 });
  await b.call("join", { fragment: fragment ?? "", ownName, passphrase: PASSPHRASE });
  await eventually(async () => (await a.call("joinRequests")).length === 1);
  const [request] = await a.call("joinRequests");
  if (request === undefined) throw new Error("no request");
  await a.call("admit", request);
}

async function found(a: EngineLink) {
  const input = { practiceName: "Harbour", ownName: "Anna", passphrase: PASSPHRASE };
  const opened = await a.call("createPractice", input);
  await quiet(a);
  return opened;
}

const quiet = (link: EngineLink) =>
  eventually(async () => {
    const { relay: line, waiting } = await link.call("syncState");
    return line.at === "online" && waiting === 0;
  });

interface Scene {
  readonly name: string;
  readonly ownName: "" | "Boris";
  readonly arrives?: Arrives;
}

/** Anna, and a second device: hers, or that of a colleague. */
async function twoDevices({ name, ownName, arrives }: Scene) {
  const a = device(`a ${name}`, steady).link();
  const { practice } = await found(a);
  const other = device(`b ${name}`, proxy, arrives);
  const b = other.link();
  await joinAs(b, a, ownName);
  const opened = await other.until((state) => state.at === "open");
  if (opened.at !== "open") throw new Error("not open");
  await quiet(b);
  const { member, device: id } = opened.open;
  const takeOut = () =>
    ownName === "" ? a.call("revokeDevice", { device: id }) : a.call("removeMember", { member });
  return { a, practice, other, b, member, takeOut };
}

async function writeFile(b: EngineLink, member: string): Promise<void> {
  const { document } = await b.call("createPatient");
  const session = makeDocumentSession(b, document);
  await session.ready;
  const stamp = { at: new Date().toISOString(), by: memberId(member), origin: "create" } as const;
  createPatientFile(session.doc, { id: documentId(document), stamp, fields: { code: "AB-1" } });
  await session.saved();
  session.close();
}

describe.each([
  ["a device revoked by another one of its member", "", "revoke-device"],
  ["the device of a member who was removed", "Boris", "remove-member"],
] as const)("%s", (who, ownName, by) => {
  test("learns it from the log when it was closed meanwhile", async () => {
    const { a, practice, other, takeOut } = await twoDevices({ name: `${who} closed`, ownName });
    await other.restart();
    await takeOut();
    await a.call("createPatient");
    await quiet(a);
    await other.link().call("unlock", { practice, passphrase: PASSPHRASE });
    expect(await other.until(({ at }) => at === "removed")).toEqual({ at: "removed", practice, by });
    expect(await other.disk.names(), "nothing is erased").toHaveLength(1);
  });

  test("learns it from the log when it was cut off with unsent work", async () => {
    const { a, practice, other, b, member, takeOut } = await twoDevices({ name: `${who} cut`, ownName });
    proxy.set("refuse");
    await eventually(async () => (await b.call("syncState")).relay.at === "offline");
    await writeFile(b, member);
    await takeOut();
    await a.call("createPatient");
    await quiet(a);
    proxy.set("pass");
    expect(await other.until(({ at }) => at === "removed")).toEqual({ at: "removed", practice, by });
    expect(await other.disk.names(), "nothing is erased").toHaveLength(1);
  });

  test("asks for the log when the record that says so was lost with the line", async () => {
    let lost = 0;
    let loses = false;
    const arrives = (frame: Uint8Array) => {
      if (!loses || frame[0] !== LOG_FRAME) return frame;
      loses = false;
      lost += 1;
      return null;
    };
    const { practice, other, takeOut } = await twoDevices({ name: `${who} lost`, ownName, arrives });
    loses = true;
    await takeOut();
    expect(await other.until(({ at }) => at === "removed")).toEqual({ at: "removed", practice, by });
    expect(lost).toBe(1);
  });

  test("knows it without a relay once it has verified it", async () => {
    const { practice, other, takeOut } = await twoDevices({ name: `${who} knows`, ownName });
    await takeOut();
    await other.until(({ at }) => at === "removed");
    proxy.set("refuse");
    await other.restart();
    await other.link().call("unlock", { practice, passphrase: PASSPHRASE });
    expect(await other.until(({ at }) => at === "removed")).toEqual({ at: "removed", practice, by });
    proxy.set("pass");
  });
});

test("a relay that only says so removes nobody", async () => {
  let lies = false;
  const refusal = encodeRelayFrame({ type: "refused", code: "not-authentic" });
  const made = device("only says", proxy, (frame) =>
    lies && frame[0] !== CHALLENGE_FRAME ? refusal : frame,
  );
  const link = made.link();
  const { member } = await found(link);
  lies = true;
  await writeFile(link, member);
  await eventually(async () => {
    const { relay: line } = await link.call("syncState");
    return line.at === "refused" && line.code === "not-authentic";
  });
  expect(made.engine.state.at).toBe("open");
  lies = false;
  await link.call("reconnect");
  await quiet(link);
});
