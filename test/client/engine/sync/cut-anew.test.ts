/** Whoever ends a colleague's access takes back nothing that the colleague was told is backed up. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeDocumentSession } from "../../../../client/link/document-session.ts";
import { parseEntryHeader } from "../../../../crypto/public/entry.ts";
import type { PracticeId } from "../../../../crypto/public/ids.ts";
import { makeWebVerifier } from "../../../../crypto/public/signature.ts";
import { readMembership } from "../../../../sync-server/open-log.ts";
import { makeMemoryStore } from "../../../../sync-server/store/memory.ts";
import {
  comeIn,
  type EnginePlace,
  eventually,
  found,
  makeEnginePlace,
  quiet,
} from "../../../support/engine-place.ts";
import { makeSeededRandom } from "../../../support/seeded-random.ts";

const store = makeMemoryStore({ random: makeSeededRandom("cut anew") });
let place: EnginePlace;
beforeAll(async () => {
  place = await makeEnginePlace({ store });
});
afterAll(() => place.close());

/** What every reader of today's log says of the entries that the relay has acknowledged. */
async function judgements(practice: PracticeId) {
  const kept = await store.open(practice);
  const membership = kept === null ? null : await readMembership(kept, makeWebVerifier());
  if (kept === null || membership === null) throw new Error("no practice");
  const { entries } = await kept.readSince({ after: 0, maxBytes: 1e9, maxRows: 1e9 }, "all");
  const headers = entries.map(({ signedEntry }) => parseEntryHeader(signedEntry));
  return { membership, headers, judged: headers.map((header) => membership.judgeEntry(header)) };
}

test("a member's own scope, which the owner cannot read, keeps all that was acknowledged", async () => {
  const a = place.device("a own").link();
  const { practice } = await found(a);
  const tablet = place.device("b own");
  const { member, device } = await comeIn(a, tablet, "Boris");
  const b = tablet.link();
  const { document } = await b.call("createDocument", { type: "preferences", scope: "self" });
  const session = makeDocumentSession(b, document);
  await session.ready;
  session.doc.getMap("values").set("density", "compact");
  await session.saved();
  session.close();
  await quiet(b);

  await a.call("removeMember", { member });
  const { membership, headers, judged } = await judgements(practice);
  expect(membership.memberLives(member)).toBe(false);
  const own = membership.scopeOf("self", member)?.scope;
  expect(headers.filter((header) => header.device === device && header.scope === own)).not.toEqual([]);
  expect(new Set(judged)).toEqual(new Set(["ok"]));
});

test("the same while the colleague goes on writing", async () => {
  const a = place.device("a race").link();
  const { practice } = await found(a);
  const tablet = place.device("b race");
  const { member } = await comeIn(a, tablet, "Boris");
  const b = tablet.link();
  const { document } = await b.call("createDocument", { type: "preferences", scope: "self" });
  const session = makeDocumentSession(b, document);
  await session.ready;
  let typed = 0;
  const typing = setInterval(() => session.doc.getMap("values").set("density", String(typed++)), 15);
  try {
    const kept = await store.open(practice);
    const before = (await kept?.state())?.head ?? 0;
    await eventually(async () => ((await kept?.state())?.head ?? 0) > before);
    await a.call("removeMember", { member });
  } finally {
    clearInterval(typing);
    session.close();
  }
  const { membership, judged } = await judgements(practice);
  expect(membership.memberLives(member)).toBe(false);
  expect(judged.length).toBeGreaterThan(3);
  expect(new Set(judged)).toEqual(new Set(["ok"]));
});
