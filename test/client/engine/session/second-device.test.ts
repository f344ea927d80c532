import { afterAll, beforeAll, expect, test } from "vitest";
import { makeDocumentSession } from "../../../../client/link/document-session.ts";
import type { EngineLink } from "../../../../client/link/engine-link.ts";
import {
  addFile,
  comeIn,
  type EnginePlace,
  eventually,
  found,
  makeEnginePlace,
  PASSPHRASE,
  quiet,
} from "../../../support/engine-place.ts";

let place: EnginePlace;
beforeAll(async () => {
  place = await makeEnginePlace();
});
afterAll(() => place.close());

async function nameOf(link: EngineLink, member: string): Promise<string | null> {
  const team = await link.call("team");
  return team.find((each) => each.member === member)?.displayName ?? null;
}

test("a second device of a member leaves the member's name as it is", async () => {
  const a = place.device("name a").link();
  const { member, profileDocument } = await found(a, "Anna Quint");
  await eventually(async () => (await nameOf(a, member)) === "Anna Quint");
  const tablet = place.device("name b");
  const joined = await comeIn(a, tablet, "");
  const b = tablet.link();
  expect(joined.member).toBe(member);
  await eventually(async () => (await nameOf(b, member)) === "Anna Quint");
  // What it wrote, if anything, has passed through the relay and back.
  await addFile(b, member, "AB-1");
  await quiet(b);
  await eventually(async () => (await a.call("summaries", { type: "patient-file" })).length === 1);
  for (const link of [a, b]) {
    expect(await nameOf(link, member)).toBe("Anna Quint");
    expect(await link.call("team")).toHaveLength(1);
  }
  if (profileDocument === null) throw new RangeError("no profile");
  const profile = makeDocumentSession(a, profileDocument);
  await profile.ready;
  expect(profile.doc.getMap("profile").get("displayName")).toBe("Anna Quint");
  profile.close();
});

test("a second device names the member's profile as soon as that has arrived", async () => {
  const a = place.device("profile a").link();
  const { profileDocument } = await found(a, "Anna Quint");
  const tablet = place.device("profile b");
  await comeIn(a, tablet, "");
  await eventually(() => {
    const { state } = tablet.engine;
    return state.at === "open" && state.open.profileDocument === profileDocument;
  });
});

test("a second device knows of the kit, and does not claim that its sheet was checked", async () => {
  const a = place.device("kit a").link();
  await found(a, "Anna Quint");
  await a.call("makeRecoveryKit", { passphrase: PASSPHRASE });
  await quiet(a);
  const tablet = place.device("kit b");
  const joined = await comeIn(a, tablet, "");
  expect(joined.recovery).toBe("kit-elsewhere");
});
