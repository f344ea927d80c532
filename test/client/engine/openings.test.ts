import { afterEach, describe, expect, test } from "vitest";
import type { OpenPractice } from "../../../client/engine/api.ts";
import type { Engine } from "../../../client/engine/engine-parts.ts";
import { makeEngine } from "../../../client/engine/engine.ts";
import { servePort, type TabPort } from "../../../client/engine/port.ts";
import { makeMemoryDirectory } from "../../../client/engine/store/memory.ts";
import { type EngineLink, makeEngineLink, type Port } from "../../../client/link/engine-link.ts";
import { makeDocumentSession } from "../../../client/link/document-session.ts";
import { realClock } from "../../support/engine-device.ts";
import { noRelay } from "../../support/no-relay.ts";
import { makeQuickSuite } from "../../system/quick-suite.ts";

const PASSPHRASE = "correct horse battery staple";

let engine: Engine;
afterEach(() => engine.close());

interface Tab {
  readonly link: EngineLink;
  /** Whatever the engine says waits, as for a tab in the background that the browser has frozen. */
  freeze(): void;
  thaw(): void;
}

function openTab(): Tab {
  const unheard: (() => void)[] = [];
  let isFrozen = false;
  const tab: Port = {
    postMessage: (data) => void setImmediate(() => served.onmessage?.({ data })),
    onmessage: null,
    close: () => undefined,
  };
  const hear = (run: () => void): void => {
    if (isFrozen) unheard.push(run);
    else run();
  };
  const served: TabPort = {
    postMessage: (data) => void setImmediate(() => hear(() => tab.onmessage?.({ data }))),
    onmessage: null,
    close: () => undefined,
  };
  servePort(served, engine);
  return {
    link: makeEngineLink(tab),
    freeze: () => (isFrozen = true),
    thaw() {
      isFrozen = false;
      for (const run of unheard.splice(0)) run();
    },
  };
}

const found = (tab: Tab, practiceName: string): Promise<OpenPractice> =>
  tab.link.call("createPractice", { practiceName, ownName: "Anna", passphrase: PASSPHRASE });

/** A tab that knows one practice and was frozen before another tab opened the other. */
async function frozenTab() {
  engine = makeEngine(
    { clock: realClock, suite: makeQuickSuite("openings"), stores: makeMemoryDirectory(), relay: noRelay },
    { lock: { acquire: async () => undefined, release: async () => undefined } },
  );
  const [left, used] = [openTab(), openTab()];
  const before = await found(left, "Harbour");
  left.freeze();
  await used.link.call("lock");
  return { left, used, before };
}

const patients = async (tab: Tab): Promise<number> =>
  (await tab.link.call("summaries", { type: "patient-file" })).length;

/** What came of it, once the tab hears again. */
async function afterThaw<T>(tab: Tab, asked: Promise<T>): Promise<unknown> {
  const outcome = asked.then(
    () => "done",
    (error: unknown) => error,
  );
  await new Promise((resolve) => setTimeout(resolve, 20));
  tab.thaw();
  return outcome;
}

describe("a tab that was frozen while another one locked and opened another practice", () => {
  test("creates nobody there", async () => {
    const { left, used } = await frozenTab();
    await found(used, "Lakeside");
    const asked = left.link.call("createPatient");
    expect(await afterThaw(left, asked)).toMatchObject({ code: "opened-anew", retryable: false });
    expect(await patients(used)).toBe(0);
  });

  test("invites nobody there, and does not lock it", async () => {
    const { left, used } = await frozenTab();
    await found(used, "Lakeside");
    const asked = Promise.all([
      left.link.call("lock").catch((error: unknown) => error),
      left.link.call("invite", { roles: ["owner"], days: 7 }),
    ]);
    expect(await afterThaw(left, asked)).toMatchObject({ code: "opened-anew" });
    expect(await used.link.call("invites")).toEqual([]);
  });

  test("writes in no document there, not even in one of the same name", async () => {
    const { left, used, before } = await frozenTab();
    const profile = before.practiceDocument;
    await used.link.call("unlock", { practice: before.practice, passphrase: PASSPHRASE });
    const late = makeDocumentSession(left.link, profile);
    expect(await afterThaw(left, late.ready)).toMatchObject({ end: "locked" });
    const again = makeDocumentSession(left.link, profile);
    await again.ready;
    again.close();
  });

  test("leaves none for good there, and does not close it", async () => {
    const { left, used, before } = await frozenTab();
    await found(used, "Lakeside");
    const { practice } = before;
    for (const asked of [
      () => left.link.call("forget", { practice, evenUnsent: true }),
      () => left.link.call("abandonJoin", { practice }),
    ]) {
      expect(await afterThaw(left, asked())).toMatchObject({ code: "opened-anew" });
      left.freeze();
    }
    expect(await patients(used)).toBe(0);
    await used.link.call("lock");
    await used.link.call("unlock", { practice, passphrase: PASSPHRASE });
  });

  test("is told that nothing is open when nothing is", async () => {
    const { left } = await frozenTab();
    expect(await afterThaw(left, left.link.call("createPatient"))).toMatchObject({ code: "locked" });
  });

  test("may open one itself, whatever it knows", async () => {
    const { left, before } = await frozenTab();
    const asked = left.link.call("unlock", { practice: before.practice, passphrase: PASSPHRASE });
    expect(await afterThaw(left, asked)).toBe("done");
  });

  test("works in the other one as soon as it has heard of it", async () => {
    const { left, used } = await frozenTab();
    await found(used, "Lakeside");
    left.thaw();
    await left.link.call("createPatient");
  });
});

test("what is asked within one opening happens in no later one, also of the same practice", async () => {
  const { left, used, before } = await frozenTab();
  left.thaw();
  const within = left.link.within(before.opening);
  await expect(within.call("createPatient")).rejects.toMatchObject({ code: "locked" });
  const after = await used.link.call("unlock", { practice: before.practice, passphrase: PASSPHRASE });
  expect(after?.opening).not.toBe(before.opening);
  await left.link.call("team");
  await expect(within.call("createPatient")).rejects.toMatchObject({ code: "opened-anew" });
  await expect(makeDocumentSession(within, before.practiceDocument).ready).rejects.toMatchObject({
    end: "locked",
  });
});
