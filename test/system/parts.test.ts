import "./seeded-chance.ts";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { bytesToDocumentId } from "../../crypto/public/ids.ts";
import { makePick } from "../support/random-edits.ts";
import { erasingOf, makeOracle } from "./oracle.ts";
import { makeQuickRandom, makeQuickSuite } from "./quick-suite.ts";
import { drawFrom } from "./seeded-chance.ts";
import { makeSimClock } from "./sim-clock.ts";
import { makeSimDisk } from "./sim-disk.ts";
import { makeSimNetwork } from "./sim-network.ts";
import type { RelaySocket } from "../../sync-server/relay-socket.ts";

const document = bytesToDocumentId(new Uint8Array(16).fill(1));

describe("virtual time", () => {
  it("fires timers in the order of their moments, settling promises in between", async () => {
    const clock = makeSimClock(makePick("time"));
    const seen: string[] = [];
    clock.setTimeout(() => seen.push("late"), 20);
    clock.setTimeout(() => {
      void Promise.resolve()
        .then(() => undefined)
        .then(() => seen.push("settled"));
    }, 10);
    clock.clearTimeout(clock.setTimeout(() => seen.push("cancelled"), 15));
    await clock.advance(19);
    expect(seen).toEqual(["settled"]);
    await clock.advance(1);
    expect(seen).toEqual(["settled", "late"]);
  });

  it("keeps the order of a thousand timers", async () => {
    const pick = makePick("heap");
    const clock = makeSimClock(pick);
    const seen: number[] = [];
    for (let i = 0; i < 1_000; i += 1) {
      const at = pick(500);
      clock.setTimeout(() => seen.push(at), at);
    }
    await clock.advance(500);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen).toHaveLength(1_000);
  });

  it("drops the timers of a life that has ended", async () => {
    const clock = makeSimClock(makePick("life"));
    const life = clock.life();
    let fired = 0;
    life.setTimeout(() => (fired += 1), 5);
    life.end();
    await clock.advance(10);
    expect(fired).toBe(0);
  });

  it("gives Yjs the client ids of the seed", () => {
    const ids = ["a", "a", "b"].map((seed) => {
      const stop = drawFrom(makeQuickRandom(seed));
      const { clientID } = new Y.Doc();
      stop();
      return clientID;
    });
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
  });
});

describe("the network", () => {
  const opened = async () => {
    const pick = makePick("network");
    const clock = makeSimClock(pick);
    const network = makeSimNetwork(clock, pick);
    const heard: string[] = [];
    let server: RelaySocket | null = null;
    const link = network.makeLink("device", (socket) => {
      server = socket;
      return {
        received: (bytes) => heard.push(`relay ${bytes.join()}`),
        receivedText: () => undefined,
        closed: () => heard.push("relay closed"),
      };
    });
    const socket = network.dialer(link, clock.life()).dial({
      open: () => heard.push("open"),
      message: (bytes) => heard.push(`device ${bytes.join()}`),
      closed: () => heard.push("device closed"),
    });
    await clock.advance(100);
    if (server === null) throw new Error("not connected");
    return { clock, network, link, socket, server: server as RelaySocket, heard };
  };

  it("delivers in order, late, both ways", async () => {
    const { clock, socket, server, heard } = await opened();
    for (let i = 1; i <= 3; i += 1) socket.send(Uint8Array.of(i));
    server.send(Uint8Array.of(9));
    expect(heard).toEqual(["open"]);
    await clock.advance(500);
    expect(heard.filter((line) => line.startsWith("relay"))).toEqual(["relay 1", "relay 2", "relay 3"]);
    expect(heard).toContain("device 9");
  });

  it("keeps frames while one direction stalls", async () => {
    const { clock, network, link, socket, server, heard } = await opened();
    link.up = "stall";
    socket.send(Uint8Array.of(1));
    server.send(Uint8Array.of(2));
    await clock.advance(5_000);
    expect(heard).toEqual(["open", "device 2"]);
    network.heal(link);
    await clock.advance(100);
    expect(heard).toContain("relay 1");
  });

  it("cuts the frame on its way at a reset, and tells both ends", async () => {
    const { clock, link, socket, heard } = await opened();
    socket.send(new Uint8Array(100).fill(7));
    for (const connection of [...link.connections]) connection.reset({ cut: true });
    await clock.advance(100);
    const part = heard.find((line) => line.startsWith("relay 7"));
    expect(part?.split(",").length).toBeLessThan(100);
    expect(heard).toContain("relay closed");
    expect(heard).toContain("device closed");
  });

  it("leaves one end in the belief that it is connected", async () => {
    const { clock, link, heard } = await opened();
    for (const connection of [...link.connections]) connection.loseOnly("relay");
    await clock.advance(1_000);
    expect(heard).toEqual(["open", "relay closed"]);
  });

  it("says goodbye only after what was sent before it", async () => {
    const { clock, server, heard } = await opened();
    server.send(Uint8Array.of(5));
    server.close(1000);
    await clock.advance(500);
    expect(heard.indexOf("device closed")).toBeGreaterThan(heard.indexOf("device 5"));
  });
});

describe("the disk", () => {
  const row = (key: string) => ({ table: "meta", key, value: Uint8Array.of(1) }) as const;

  it("never answers a life that was ended while it wrote, and keeps or loses the write as a whole", async () => {
    const pick = makePick("disk");
    const clock = makeSimClock(pick);
    const disk = makeSimDisk(pick);
    for (let step = 1; step < 12; step += 1) {
      const lifeClock = clock.life();
      const life = disk.life(lifeClock);
      const end = (): void => {
        life.end();
        lifeClock.end();
        disk.restart();
      };
      life.onStep = (at) => at === step && end();
      let answered = 0;
      void (async () => {
        const store = await life.open("a");
        for (let i = 0; i < 5; i += 1) {
          await store.commit([row(`${step}/${i}`), row(`${step}/${i}b`)], "strict");
          answered = i + 1;
        }
      })();
      await clock.advance(1_000);
      const kept = (await (await disk.store())?.keys("meta", { prefix: `${step}/` })) ?? [];
      expect(kept.length % 2).toBe(0);
      expect(kept.length / 2).toBeGreaterThanOrEqual(answered);
      end();
    }
  });

  it("loses with the power what was not strict, and nothing that was", async () => {
    const pick = makePick("power");
    const clock = makeSimClock(pick);
    const disk = makeSimDisk(pick);
    const life = disk.life(clock.life());
    const writing = (async () => {
      const store = await life.open("a");
      await store.commit([row("strict")], "strict");
      await store.commit([row("relaxed")], "relaxed");
    })();
    await clock.advance(1_000);
    await writing;
    disk.losePower();
    expect(await (await disk.store())?.keys("meta")).toEqual(["strict"]);
  });
});

describe("the oracle", () => {
  const typed = (text: string) => ({ text, document, device: "a", tab: 1 });
  const replica = (device: string, state: string) => ({ device, document, state });

  it("misses a token that was shown as saved", () => {
    const oracle = makeOracle();
    oracle.typed(typed("<1>"));
    oracle.shown(["<1>"], "saved-here");
    oracle.pagesLost("a");
    expect(oracle.judge([replica("a", "<1>")])).toEqual([]);
    expect(oracle.judge([replica("a", "")])).toHaveLength(1);
  });

  it("owes nothing that was only typed in a page that is gone", () => {
    const oracle = makeOracle();
    oracle.typed(typed("<1>"));
    oracle.pagesLost("a");
    expect(oracle.judge([replica("a", "")])).toEqual([]);
  });

  it("owes what was backed up even when the disk is gone", () => {
    const oracle = makeOracle();
    for (const text of ["<1>", "<2>"]) oracle.typed(typed(text));
    oracle.shown(["<1>", "<2>"], "saved-here");
    oracle.shown(["<1>"], "backed-up");
    oracle.diskLost("a");
    expect(oracle.judge([replica("b", "<1>")])).toEqual([]);
    expect(oracle.judge([replica("b", "<2>")])).toHaveLength(1);
  });

  describe("of what is typed where the last copy is torn", () => {
    /** `<1>` is torn, `<2>` is typed on top of it. */
    const tearAndType = () => {
      const oracle = makeOracle();
      oracle.typed(typed("<1>"));
      oracle.lastCopyTorn("a", document);
      oracle.typed(typed("<2>"));
      oracle.shown(["<2>"], "saved-here");
      return oracle;
    };
    const none = [replica("a", "")];

    it("owes everything as long as memory has what was torn", () => {
      expect(tearAndType().judge(none).join()).toMatch(/^<2> \(saved-here\)/);
    });

    it("owes nothing when memory has ended, but for what is typed from then on, elsewhere, or by others", () => {
      const oracle = tearAndType();
      oracle.memoryLost("b");
      expect(oracle.judge(none)).toHaveLength(1);
      oracle.memoryLost("a");
      expect(oracle.judge(none)).toEqual([]);
      for (const token of [typed("<3>"), { ...typed("<4>"), device: "b" }]) oracle.typed(token);
      oracle.shown(["<3>", "<4>"], "saved-here");
      expect(oracle.judge(none)).toHaveLength(2);
    });

    it("owes everything that a relay has acknowledged", () => {
      const oracle = tearAndType();
      oracle.shown(["<2>"], "backed-up");
      oracle.memoryLost("a");
      expect(oracle.judge(none)).toHaveLength(1);
    });

    it("owes everything once it was found while memory had it", () => {
      const oracle = tearAndType();
      oracle.tornFound("a", document);
      oracle.memoryLost("a");
      expect(oracle.judge(none)).toHaveLength(1);
    });

    it("owes everything again when its device says no longer that words are missing", () => {
      const oracle = tearAndType();
      oracle.memoryLost("a");
      oracle.stillMissing("a", new Set([document]));
      expect(oracle.judge(none)).toEqual([]);
      oracle.stillMissing("a", new Set());
      expect(oracle.judge(none)).toHaveLength(1);
    });
  });

  it("finds a token twice, an erased one that came back, and replicas that differ", () => {
    const oracle = makeOracle();
    for (const text of ["<1>", "<2>"]) oracle.typed(typed(text));
    oracle.erasing("<2>");
    oracle.shown([erasingOf("<2>")], "backed-up");
    expect(oracle.judge([replica("a", "<1>")])).toEqual([]);
    expect(oracle.judge([replica("a", "<1><1>")])).toHaveLength(1);
    expect(oracle.judge([replica("a", "<1><2>")])).toHaveLength(1);
    expect(oracle.judge([replica("a", "<1> "), replica("b", "<1>")])).toHaveLength(1);
  });
});

describe("the quick suite", () => {
  it("signs what the strict verifiers of the product take, and opens what it sealed for its owner only", async () => {
    const suite = makeQuickSuite("suite");
    const [own, other] = [suite.random.bytes(32), suite.random.bytes(32)];
    const { publicKey } = await suite.kem.deriveKeyPair(own);
    const info = Uint8Array.of(1);
    const sealed = await suite.kem.seal(publicKey, info, Uint8Array.of(4, 5));
    expect(await suite.kem.open(own, info, sealed)).toEqual(Uint8Array.of(4, 5));
    expect(await suite.kem.open(other, info, sealed)).toBeNull();
    expect(await suite.kem.open(own, Uint8Array.of(2), sealed)).toBeNull();
  });
});
