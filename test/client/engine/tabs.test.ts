import { afterEach, describe, expect, test, vi } from "vitest";
import type { EngineState, FromEngine } from "../../../client/engine/api.ts";
import { makeEngine } from "../../../client/engine/engine.ts";
import { type Locks, makeEngineLock } from "../../../client/engine/engine-lock.ts";
import type { Engine } from "../../../client/engine/engine-parts.ts";
import { Fault } from "../../../client/engine/fault.ts";
import type { TabPort } from "../../../client/engine/port.ts";
import { makeMemoryDirectory } from "../../../client/engine/store/memory.ts";
import type { StoreDirectory } from "../../../client/engine/store/store.ts";
import { makeTabs, type Tabs } from "../../../client/engine/tabs.ts";
import { type EngineLink, makeEngineLink, type Port } from "../../../client/link/engine-link.ts";
import { makeDocumentSession } from "../../../client/link/document-session.ts";
import { realClock } from "../../support/engine-device.ts";
import { makeManualClock } from "../../support/manual-clock.ts";
import { noRelay } from "../../support/no-relay.ts";
import { makeWebLocks, type WebLocks } from "../../support/web-locks.ts";
import { makeQuickSuite } from "../../system/quick-suite.ts";

const PASSPHRASE = "correct horse battery staple";

interface Tab {
  readonly link: EngineLink;
  state(): EngineState;
  /** Resolves with the first state, now or later, of this name. */
  until<A extends EngineState["at"]>(at: A): Promise<EngineState & { at: A }>;
  close(): void;
  /** No farewell. */
  crash(): void;
}

/** A browser with several builds of the app over one disk. */
function browser() {
  const disk = makeMemoryDirectory();
  const locks = makeWebLocks();
  let tabs = 0;
  return {
    disk,
    /** The engine of one build. */
    build(seed: string) {
      const environment = { clock: realClock, suite: makeQuickSuite(seed), stores: disk, relay: noRelay };
      const engine = makeEngine(environment, { lock: makeEngineLock(locks, realClock) });
      engines.push(engine);
      const served = makeTabs(engine, (lock, then) => {
        void locks.request(lock, { signal: new AbortController().signal }, async () => then());
      });
      return { engine, tab: () => openTab(served, locks, `tab ${++tabs}`) };
    },
  };
}

const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

function openTab(tabs: Tabs, locks: WebLocks, lock: string): Tab {
  const later = (run: () => void): void => void setImmediate(run);
  const tab: Port = {
    postMessage: (data) => later(() => engine.onmessage?.({ data })),
    onmessage: null,
    close: () => undefined,
  };
  const engine: TabPort = {
    postMessage: (data: FromEngine) => later(() => tab.onmessage?.({ data })),
    onmessage: null,
    close: () => undefined,
  };
  let state: EngineState = { at: "starting" };
  const link = makeEngineLink(tab);
  const waiting = new Set<() => void>();
  link.onEvent((event) => {
    if (event.event !== "state") return;
    state = event.state;
    for (const look of waiting) look();
  });
  tabs.connect(engine);
  void locks.request(lock, { signal: new AbortController().signal }, () => {
    link.holds(lock);
    return new Promise(() => undefined);
  });
  return {
    link,
    state: () => state,
    until: <A extends EngineState["at"]>(at: A) =>
      new Promise<EngineState & { at: A }>((resolve) => {
        const look = (): void => {
          if (state.at !== at) return;
          waiting.delete(look);
          resolve(state as EngineState & { at: A });
        };
        waiting.add(look);
        look();
      }),
    close: () => link.close(),
    crash: () => locks.crash(lock),
  };
}

const found = (tab: Tab) =>
  tab.link.call("createPractice", { practiceName: "Harbour", ownName: "Anna", passphrase: PASSPHRASE });

describe("two builds in one browser", () => {
  test("a tab of the new one waits for those of the old one, and goes on by itself", async () => {
    const { build } = browser();
    const [before, after] = [build("old"), build("new")];
    const [one, two] = [before.tab(), before.tab()];
    const { practice } = await found(one);
    const next = after.tab();
    await next.until("elsewhere");
    one.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(next.state().at, "one of two tabs was closed").toBe("elsewhere");
    expect(two.state().at).toBe("open");
    two.close();
    const { practices } = await next.until("closed");
    expect(practices.map((stored) => stored.practice)).toEqual([practice]);
    await next.link.call("unlock", { practice, passphrase: PASSPHRASE });
    await next.until("open");
  });

  test("what was typed last is there when the next build opens", async () => {
    const { build } = browser();
    const one = build("old").tab();
    const { practice, practiceDocument } = await found(one);
    const written = makeDocumentSession(one.link, practiceDocument);
    await written.ready;
    written.doc.getMap("profile").set("name", "Harbour and Hill");
    one.close();
    const next = build("new").tab();
    await next.until("closed");
    await next.link.call("unlock", { practice, passphrase: PASSPHRASE });
    const read = makeDocumentSession(next.link, practiceDocument);
    await read.ready;
    expect(read.doc.getMap("profile").get("name")).toBe("Harbour and Hill");
    written.close();
    read.close();
  });

  test("a tab that crashed is gone, too", async () => {
    const { build } = browser();
    const before = build("old");
    const one = before.tab();
    await found(one);
    const next = build("new").tab();
    await next.until("elsewhere");
    one.crash();
    await next.until("closed");
    expect(before.engine.state.at).toBe("starting");
  });

  test("a tab that closes while it waits takes nothing with it", async () => {
    const { build } = browser();
    const one = build("old").tab();
    await one.until("closed");
    const middle = build("middle").tab();
    await middle.until("elsewhere");
    middle.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    one.close();
    await build("new").tab().until("closed");
  });

  test("an engine that let go works again with its next tab, and only under the lock", async () => {
    const { build } = browser();
    const [before, after] = [build("old"), build("new")];
    const one = before.tab();
    const { practice } = await found(one);
    one.close();
    const next = after.tab();
    await next.until("closed");
    const again = before.tab();
    let unlocked = false;
    const unlocking = again.link.call("unlock", { practice, passphrase: PASSPHRASE });
    void unlocking.then(() => (unlocked = true));
    await again.until("elsewhere");
    expect(unlocked, "the new build holds the lock").toBe(false);
    next.close();
    await unlocking;
    expect(again.state().at).toBe("open");
  });
});

test("the last tab that goes in the middle of founding leaves nothing open", async () => {
  const { build, disk } = browser();
  const before = build("old");
  const one = before.tab();
  await one.until("closed");
  found(one).catch(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  one.close();
  const next = build("new").tab();
  const { practices } = await next.until("closed");
  expect(before.engine.state.at).toBe("starting");
  expect(practices.length).toBe((await disk.names()).length);
});

test("a reload finds the practice locked", async () => {
  const { build } = browser();
  const only = build("one");
  const one = only.tab();
  const { practice } = await found(one);
  one.close();
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  const reloaded = only.tab();
  const { practices } = await reloaded.until("closed");
  expect(practices[0]?.practice).toBe(practice);
});

test("a browser that refuses disk or locks is said, and nothing is tried", async () => {
  const refusal = new Fault("storage-failed");
  const stores = { ...makeMemoryDirectory(), names: () => Promise.reject(refusal) };
  const environment = { clock: realClock, suite: makeQuickSuite("denied"), stores, relay: noRelay };
  const denied = { request: () => Promise.reject(new Error("The request was denied.")) };
  for (const locks of [makeWebLocks(), denied]) {
    const engine = makeEngine(environment, { lock: makeEngineLock(locks, realClock) });
    await vi.waitUntil(() => engine.state.at === "storage-denied", 20_000);
    const input = { practiceName: "Harbour", ownName: "Anna", passphrase: PASSPHRASE };
    await expect(engine.commands.createPractice(input)).rejects.toThrow("other-tab");
  }
});

describe("storage that was denied", () => {
  /** A disk and locks that refuse until they are told otherwise. */
  function denied() {
    const disk = makeMemoryDirectory();
    const webLocks = makeWebLocks();
    const refused = { disk: true, locks: false };
    const stores: StoreDirectory = {
      ...disk,
      names: () => (refused.disk ? Promise.reject(new Fault("storage-failed")) : disk.names()),
    };
    const locks: Locks = {
      request: (name, options, hold) =>
        refused.locks ? Promise.reject(new Error("denied")) : webLocks.request(name, options, hold),
    };
    const clock = makeManualClock();
    const environment = { clock, suite: makeQuickSuite("granted later"), stores, relay: noRelay };
    return { refused, clock, wake: () => makeEngine(environment, { lock: makeEngineLock(locks, clock) }) };
  }
  const input = { practiceName: "Harbour", ownName: "Anna", passphrase: PASSPHRASE };

  test.each(["disk", "locks"] as const)("is used as soon as it is granted: %s", async (what) => {
    const { refused, clock, wake } = denied();
    Object.assign(refused, { disk: false, locks: false, [what]: true });
    const engine = wake();
    const states: string[] = [];
    engine.onEvent((event) => event.event === "state" && states.push(event.state.at));
    await clock.advance(60_000);
    expect(states, "one word is enough").toEqual(["storage-denied"]);
    refused[what] = false;
    await clock.advance(30_000);
    expect(engine.state.at).toBe("closed");
    await engine.commands.createPractice(input);
    await engine.close();
  });

  test("after a lock, too: the practice can be unlocked again when the disk answers", async () => {
    const { refused, clock, wake } = denied();
    refused.disk = false;
    const engine = wake();
    const { practice } = await engine.commands.createPractice(input);
    refused.disk = true;
    const locking = Promise.resolve(engine.commands.lock()).catch(() => undefined);
    await clock.advance(10_000);
    await locking;
    expect(engine.state.at).toBe("storage-denied");
    refused.disk = false;
    await clock.advance(30_000);
    expect(engine.state).toMatchObject({ at: "closed", practices: [{ practice }] });
    await engine.commands.unlock({ practice, passphrase: PASSPHRASE });
    await engine.close();
  });

  test("is not asked for by an engine without tabs", async () => {
    const { refused, clock, wake } = denied();
    const engine = wake();
    await clock.advance(10);
    expect(engine.state.at).toBe("storage-denied");
    await engine.rest();
    refused.disk = false;
    await clock.advance(60_000);
    expect(engine.state.at).toBe("starting");
  });
});
