/** Everything that a relay was given, frame by frame and on its disk, searched for what it must never be given. */
import "./seeded-chance.ts";
import { expect, it } from "vitest";
import { bytesToHex } from "../../crypto/public/encodings.ts";
import type { CryptoSuite } from "../../crypto/secret/suite.ts";
import { firstDevice, linkDevice } from "./founding.ts";
import { makeQuickSuite } from "./quick-suite.ts";
import { bringBack } from "./quiet.ts";
import { inWorld } from "./run-seed.ts";
import { twoPeople, write } from "./scenes.ts";
import type { SimDevice } from "./sim-device.ts";
import { everyDevice, type World } from "./world.ts";

const NEXT = "another long passphrase";

/** Whatever the devices send goes into `sent`, from their first frame on. */
function overhear(world: World, sent: Uint8Array[]): void {
  const { addDevice } = world;
  world.addDevice = (...input) => {
    const device = addDevice(...input);
    device.link.tamperUp = (frame) => {
      sent.push(frame);
      return [frame];
    };
    return device;
  };
}

/** Keeps what goes into a passphrase's stretching and what comes out of it. */
function stretchingInto(kept: Uint8Array[]): (seed: string) => CryptoSuite {
  return (seed) => {
    const suite = makeQuickSuite(seed);
    return {
      ...suite,
      async stretch(passphrase, salt, cost) {
        const key = await suite.stretch(passphrase, salt, cost);
        kept.push(passphrase.slice(), salt.slice(), key.slice());
        return key;
      },
    };
  };
}

async function slotsOf(device: SimDevice): Promise<readonly Uint8Array[]> {
  const store = await device.disk.store();
  const rows = (await store?.range("keys", { prefix: "slot/" })) ?? [];
  // Behind the head is the sealed root: no part of it is like one of another slot.
  return rows.flatMap(({ value }) => [value.slice(0, 24), value.slice(24, 48), value.slice(48)]);
}

/** As bytes, and as text that somebody may have put them into. */
function isIn(dump: Buffer, secret: Uint8Array): boolean {
  const forms = [Buffer.from(secret), bytesToHex(secret), Buffer.from(secret).toString("base64url")];
  return forms.some((form) => dump.includes(form));
}

it("K9: a relay is given nothing that comes from a passphrase, whatever is done with one", async () => {
  const sent: Uint8Array[] = [];
  const stretched: Uint8Array[] = [];
  const slots: Uint8Array[] = [];
  const kept = { dump: Buffer.alloc(0), practice: "" };
  const { failures } = await inWorld({ seed: "K9", suite: stretchingInto(stretched) }, async (world) => {
    overhear(world, sent);
    const { owner, anna, note } = await twoPeople(world);
    const device = firstDevice(owner);
    const { passphrase: current } = device;
    await linkDevice(world, anna);
    for (const each of everyDevice(world)) slots.push(...(await slotsOf(each)));
    await world.must("a recovery sheet", device.call("makeRecoveryKit", { passphrase: current }));
    await world.must("another passphrase", device.call("changePassphrase", { current, next: NEXT }));
    await world.must("asking for it", device.call("checkPassphrase", { passphrase: NEXT }));
    await world.must("locking", device.call("lock"));
    await bringBack(world, firstDevice(anna));
    const { practice } = world;
    if (practice === null) throw new RangeError("practice");
    await world.must("unlocking", device.call("unlock", { practice, passphrase: NEXT }));
    await write(world, owner, note);
    slots.push(...(await slotsOf(device)));
    const { records, signedEntries } = await world.relay.backup(practice);
    kept.dump = Buffer.concat([...sent, ...records, ...signedEntries]);
    kept.practice = practice;
  });
  expect(failures).toEqual([]);
  const texts = stretched.map((bytes) => Buffer.from(bytes).toString());
  expect(texts).toContain(NEXT);
  expect(slots.length).toBeGreaterThanOrEqual(4 * 3);
  expect([...stretched, ...slots].filter((secret) => isIn(kept.dump, secret))).toEqual([]);
  // The search finds what is there.
  expect(isIn(kept.dump, Buffer.from(kept.practice, "hex"))).toBe(true);
});
