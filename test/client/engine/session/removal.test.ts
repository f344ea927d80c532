import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodeRelayFrame } from "../../../../sync-server/protocol/relay-frames.ts";
import {
  addFile,
  type Arrives,
  comeIn,
  type EnginePlace,
  eventually,
  found,
  makeEnginePlace,
  PASSPHRASE,
  quiet,
} from "../../../support/engine-place.ts";

const CHALLENGE_FRAME = 0x81;
const LOG_FRAME = 0x90;
let place: EnginePlace;

beforeAll(async () => {
  place = await makeEnginePlace();
});
afterAll(() => place.close());

interface Scene {
  readonly name: string;
  readonly ownName: "" | "Boris";
  readonly arrives?: Arrives;
}

/** Anna, and a second device: hers, or that of a colleague. */
async function twoDevices({ name, ownName, arrives = (frame) => frame }: Scene) {
  const a = place.device(`a ${name}`).link();
  const { practice } = await found(a);
  const other = place.device(`b ${name}`, { cuttable: true, arrives });
  const { member, device } = await comeIn(a, other, ownName);
  const takeOut = () =>
    ownName === "" ? a.call("revokeDevice", { device }) : a.call("removeMember", { member });
  return { a, practice, other, b: other.link(), member, takeOut };
}

describe.each([
  ["a device revoked by another one of its member", "", "revoke-device"],
  ["the device of a member who was removed", "Boris", "remove-member"],
] as const)("%s", (who, ownName, by) => {
  test("learns it while it is connected", async () => {
    const { practice, other, takeOut } = await twoDevices({ name: `${who} live`, ownName });
    await takeOut();
    expect(await other.until(({ at }) => at === "removed")).toEqual({ at: "removed", practice, by });
    expect(await other.disk.names(), "nothing is erased").toHaveLength(1);
  });

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
    place.way.set("refuse");
    await eventually(async () => (await b.call("syncState")).relay.at === "offline");
    await addFile(b, member, "AB-1");
    await takeOut();
    await a.call("createPatient");
    await quiet(a);
    place.way.set("pass");
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
    place.way.set("refuse");
    await other.restart();
    await other.link().call("unlock", { practice, passphrase: PASSPHRASE });
    expect(await other.until(({ at }) => at === "removed")).toEqual({ at: "removed", practice, by });
    place.way.set("pass");
  });
});

test("a relay that only says so removes nobody", async () => {
  let lies = false;
  const refusal = encodeRelayFrame({ type: "refused", code: "not-authentic" });
  const arrives = (frame: Uint8Array) => (lies && frame[0] !== CHALLENGE_FRAME ? refusal : frame);
  const device = place.device("only says", { arrives });
  const link = device.link();
  const { member } = await found(link);
  lies = true;
  await addFile(link, member, "AB-1");
  await eventually(async () => {
    const { relay } = await link.call("syncState");
    return relay.at === "refused" && relay.code === "not-authentic";
  });
  expect(device.engine.state.at).toBe("open");
  lies = false;
  await link.call("reconnect");
  await quiet(link);
});
