import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RejectCode } from "../../../../sync-server/protocol/codes.ts";
import { decodeRelayFrame, encodeRelayFrame } from "../../../../sync-server/protocol/relay-frames.ts";
import {
  addFile,
  type Arrives,
  comeIn,
  type EnginePlace,
  eventually,
  found,
  makeEnginePlace,
  quiet,
} from "../../../support/engine-place.ts";

let place: EnginePlace;
beforeAll(async () => {
  place = await makeEnginePlace();
});
afterAll(() => place.close());

/** Answers the next `times` pages of a scope with this code instead, and counts lines. */
function refusing(code: RejectCode) {
  const seen = { lines: 0, refused: 0, times: 0 };
  const arrives: Arrives = (bytes) => {
    const frame = decodeRelayFrame(bytes);
    if (frame.type === "challenge") seen.lines += 1;
    if (frame.type !== "fetched" || seen.refused === seen.times) return bytes;
    seen.refused += 1;
    return encodeRelayFrame({ type: "result", request: frame.request, code, value: 0 });
  };
  return { seen, arrives };
}

async function scene(code: RejectCode) {
  const { seen, arrives } = refusing(code);
  const a = place.device(`a ${code}`).link();
  const anna = await found(a);
  const boris = place.device(`b ${code}`, { arrives });
  const { member } = await comeIn(a, boris, "Boris");
  const b = boris.link();
  const { patient } = await addFile(a, anna.member, "AB-1");
  await quiet(a);
  const lines = seen.lines;
  const files = async () => (await b.call("summaries", { type: "patient-file" })).length;
  return { a, b, member, patient, seen, lines, files };
}

/** The count once it has not moved for a while. */
async function settled(count: () => number): Promise<number> {
  for (let before = -1; before !== count();) {
    before = count();
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return count();
}

describe("a scope that is asked for", () => {
  test("and not allowed is left alone until the log changes, on the same line", async () => {
    const { a, b, member, patient, seen, lines, files } = await scene("not-allowed");
    // Giving a file and its case away are two records, so it may be asked for twice.
    seen.times = Infinity;
    await a.call("assign", { patient, member });
    await eventually(() => seen.refused > 0);
    await quiet(b);
    const refused = await settled(() => seen.refused);
    expect(await files()).toBe(0);
    seen.times = refused;
    await a.call("createPatient");
    await eventually(async () => (await files()) === 1);
    expect(seen.lines, "lines").toBe(lines);
  });

  test("too fast is asked for again after a pause, on the same line", async () => {
    const { a, member, patient, seen, lines, files } = await scene("rate");
    seen.times = 1;
    await a.call("assign", { patient, member });
    await eventually(async () => (await files()) === 1);
    expect(seen).toMatchObject({ refused: 1, lines });
  });

  test("and refused for another reason is asked for over a new line", async () => {
    const { a, member, patient, seen, lines, files } = await scene("busy");
    seen.times = 1;
    await a.call("assign", { patient, member });
    await eventually(async () => (await files()) === 1);
    expect(seen.refused).toBe(1);
    expect(seen.lines).toBeGreaterThan(lines);
  });
});

test("a scope is fetched up to the relay's newest, however far behind the numbers here are", async () => {
  let passedOver = 0;
  const arrives: Arrives = (bytes) => {
    const frame = decodeRelayFrame(bytes);
    if (frame.type !== "entries" || frame.entries.length > 0) return bytes;
    passedOver += 1;
    return null;
  };
  const a = place.device("a behind").link();
  const anna = await found(a);
  const boris = place.device("b behind", { arrives });
  const { member } = await comeIn(a, boris, "Boris");
  const { patient } = await addFile(a, anna.member, "AB-1");
  await quiet(a);
  await a.call("assign", { patient, member });
  const b = boris.link();
  await eventually(async () => (await b.call("summaries", { type: "patient-file" })).length === 1);
  expect(passedOver, "frames that only move the number").toBeGreaterThan(0);
});
