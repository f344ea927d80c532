import { afterAll, beforeAll, expect, test } from "vitest";
import { EngineFault } from "../../../../client/link/engine-link.ts";
import {
  type EnginePlace,
  eventually,
  makeEnginePlace,
  PASSPHRASE,
  quiet,
} from "../../../support/engine-place.ts";

const CODE = "quiet-harbour-1234";
let place: EnginePlace;
beforeAll(async () => {
  place = await makeEnginePlace({ env: { SETUP_CODE: CODE } });
});
afterAll(() => place.close());

async function founded(name: string) {
  const link = place.device(name, { cuttable: true }).link();
  await link.call("createPractice", { practiceName: "Harbour", ownName: "Anna", passphrase: PASSPHRASE });
  const refusedWith = async () => {
    const { relay } = await link.call("syncState");
    return relay.at === "refused" ? relay.code : null;
  };
  await eventually(async () => (await refusedWith()) === "setup-code");
  return { link, refusedWith };
}

test("a wrong setup code is a fault, as often as it is given, and the right one brings the practice there", async () => {
  const { link, refusedWith } = await founded("codes");
  for (const code of ["", "quiet-harbour-1235", CODE.toUpperCase()]) {
    const given = link.call("giveSetupCode", { code });
    await expect(given, code).rejects.toEqual(
      new EngineFault({ code: "setup-code-wrong", retryable: false }),
    );
    expect(await refusedWith()).toBe("setup-code");
  }
  await link.call("giveSetupCode", { code: CODE });
  const { relay } = await link.call("syncState");
  expect(relay.at, "answered when the relay has the practice").not.toBe("refused");
  await quiet(link);
});

test("a code that could not be tried is not called wrong", async () => {
  const { link } = await founded("cut");
  place.way.set("refuse");
  await expect(link.call("giveSetupCode", { code: CODE })).rejects.toEqual(
    new EngineFault({ code: "offline", retryable: true }),
  );
  place.way.set("pass");
  await link.call("giveSetupCode", { code: CODE });
  await quiet(link);
});
