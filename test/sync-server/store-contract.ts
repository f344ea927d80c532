/**
 * What every store of the relay must do. An adapter's test calls this with a way to open it; `reopen` closes and opens the same data
 * again. Contents are arbitrary bytes: a store never looks into them.
 */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  bytesToDeviceId,
  bytesToDocumentId,
  bytesToInviteId,
  bytesToPracticeId,
  bytesToScopeId,
  type DeviceId,
  idToBytes,
  type ScopeId,
} from "../../crypto/public/ids.ts";
import { NO_PREVIOUS } from "../../crypto/public/entry.ts";
import type { EntryToStore, PracticeStore, RelayStore } from "../../sync-server/store/store.ts";

export interface StoreUnderTest {
  readonly store: RelayStore;
  reopen(): Promise<RelayStore>;
  close(): Promise<void>;
}

/** Node's buffers and plain arrays of the same bytes are equal. */
const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);
const filled = (byte: number, length: number): Uint8Array => new Uint8Array(length).fill(byte);
const practice = bytesToPracticeId(filled(1, 32));
const otherPractice = bytesToPracticeId(filled(2, 32));
const device = (byte: number): DeviceId => bytesToDeviceId(filled(byte, 16));
const scope = (byte: number): ScopeId => bytesToScopeId(filled(byte, 16));
const document = bytesToDocumentId(filled(9, 16));
const invite = bytesToInviteId(filled(8, 16));
const genesis = filled(71, 400);
const EVERYTHING = { after: 0, maxBytes: 1e9, maxRows: 1e6 };
const DAY = 20_000;

/** A chain that makes its own entries: each names the one before. */
export function makeTestChain(author: DeviceId, of: ScopeId) {
  let incarnation = 0;
  let counter = 0;
  let previous = NO_PREVIOUS;
  const entry = (size = 300): EntryToStore => {
    counter++;
    const hash = new Uint8Array(32);
    hash.set(idToBytes(author).subarray(0, 8));
    hash.set(idToBytes(of).subarray(0, 8), 8);
    new DataView(hash.buffer).setUint32(16, counter);
    hash[20] = incarnation;
    const signedEntry = new Uint8Array(size).fill(counter);
    signedEntry.set(hash);
    const made = { device: author, scope: of, incarnation, counter, previous, hash, signedEntry };
    previous = hash;
    return made;
  };
  return {
    entry,
    entries: (count: number) => Array.from({ length: count }, () => entry()),
    riseTo(next: number) {
      incarnation = next;
      counter = 0;
    },
  };
}

export function describeStore(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`the store in ${name}`, () => {
    let under: StoreUnderTest;
    let kept: PracticeStore;

    const open = async (from: RelayStore = under.store): Promise<PracticeStore> => {
      const opened = await from.open(practice);
      if (opened === null) throw new Error("the practice is missing");
      return opened;
    };
    const push = async (entries: readonly EntryToStore[], logLength = 1) => {
      const result = await kept.append({ logLength, day: DAY, entries });
      if (result.at !== "stored") throw new Error(result.at);
      return result.outcomes;
    };

    beforeEach(async () => {
      under = await make();
      expect(await under.store.create(practice, genesis)).toBe("created");
      kept = await open();
    });
    afterEach(() => under.close());

    test("knows only the practices that were created, and creates none twice", async () => {
      expect(await under.store.open(otherPractice)).toBeNull();
      expect(await under.store.create(practice, filled(3, 10))).toBe("exists");
      expect((await kept.log.read(0, 1e6)).map(plain)).toEqual([genesis]);
    });

    test("finds practices by the beginning of their id", async () => {
      await under.store.create(otherPractice, genesis);
      expect(await under.store.find(filled(1, 5))).toEqual([practice]);
      expect(await under.store.find(filled(3, 5))).toEqual([]);
    });

    test("gives two practices different log ids, and each keeps its own over a restart", async () => {
      await under.store.create(otherPractice, genesis);
      const other = await under.store.open(otherPractice);
      const before = await kept.state();
      expect((await other?.state())?.logId).not.toBe(before.logId);
      kept = await open(await under.reopen());
      expect(await kept.state()).toEqual(before);
    });

    test("numbers entries 1, 2, 3 across chains and keeps their bytes", async () => {
      const [a, b] = [makeTestChain(device(1), scope(1)), makeTestChain(device(2), scope(1))];
      const entries = [a.entry(), b.entry(), a.entry(), b.entry(2000)];
      expect((await push(entries)).map((outcome) => outcome.number)).toEqual([1, 2, 3, 4]);
      const page = await kept.readSince(EVERYTHING, "all");
      expect(page).toMatchObject({ through: 4, isLast: true });
      expect(page.entries.map((each) => [...each.signedEntry])).toEqual(
        entries.map((each) => [...each.signedEntry]),
      );
    });

    test("answers an entry it has with its old number and stores it once", async () => {
      const chain = makeTestChain(device(1), scope(1));
      const [first, second] = [chain.entry(), chain.entry()];
      await push([first, second]);
      expect(await push([first, second])).toEqual([
        { code: "ok", number: 1, isNew: false },
        { code: "ok", number: 2, isNew: false },
      ]);
      expect((await kept.state()).head).toBe(2);
    });

    test("answers an entry that stands twice in one batch once", async () => {
      const entry = makeTestChain(device(1), scope(1)).entry();
      expect((await push([entry, entry])).map((outcome) => outcome.number)).toEqual([1, 1]);
      expect((await kept.state()).head).toBe(1);
    });

    test("refuses a gap, and what follows it in the batch", async () => {
      const chain = makeTestChain(device(1), scope(1));
      const [first, second, third] = chain.entries(3);
      const outcomes = await push([first!, third!]);
      expect(outcomes.map((outcome) => outcome.code)).toEqual(["ok", "gap"]);
      expect((await push([second!, third!])).map((outcome) => outcome.number)).toEqual([2, 3]);
    });

    test("refuses another entry at a position it has, as a fork", async () => {
      const chain = makeTestChain(device(1), scope(1));
      const [first, second] = [chain.entry(), chain.entry()];
      await push([first, second]);
      const twin = { ...first, hash: filled(99, 32) };
      const child = { ...second, counter: 3, previous: filled(98, 32), hash: filled(97, 32) };
      expect((await push([twin, child])).map((outcome) => outcome.code)).toEqual(["fork", "fork"]);
      expect((await kept.state()).head).toBe(2);
    });

    test("continues a chain in a higher incarnation that names the head", async () => {
      const chain = makeTestChain(device(1), scope(1));
      await push(chain.entries(2));
      chain.riseTo(4);
      const risen = chain.entry();
      expect(await push([{ ...risen, previous: filled(1, 32) }])).toMatchObject([{ code: "gap" }]);
      expect(await push([risen])).toMatchObject([{ code: "ok", number: 3 }]);
      const late = { ...risen, incarnation: 0, counter: 3, hash: filled(5, 32) };
      expect(await push([late])).toMatchObject([{ code: "fork" }]);
    });

    describe("a chain whose author had to write anew", () => {
      const codes = async (entries: readonly EntryToStore[]) =>
        (await push(entries)).map((outcome) => outcome.code);
      const givenBack = (entry: EntryToStore): EntryToStore => ({ ...entry, isGivenBack: true });

      /** Four entries, and the first one of a new incarnation behind the second of them. */
      function branched() {
        const chain = makeTestChain(device(1), scope(1));
        const [first, second, third, fourth] = chain.entries(4) as [
          EntryToStore,
          EntryToStore,
          EntryToStore,
          EntryToStore,
        ];
        chain.riseTo(1);
        const anew = { ...chain.entry(), previous: second.hash };
        return { chain, first, second, third, fourth, anew };
      }

      test("goes on behind any entry it has, and that is its head", async () => {
        const { first, second, third, fourth, anew, chain } = branched();
        expect(await codes([first, second, third, fourth, anew, chain.entry()])).toEqual(
          Array.from({ length: 6 }, () => "ok"),
        );
        const [head] = await kept.heads("all");
        expect(head).toMatchObject({ incarnation: 1, counter: 2 });
      });

      test("goes on behind nothing when the first entry was lost", async () => {
        const { first, anew } = branched();
        expect(await codes([{ ...anew, previous: NO_PREVIOUS }])).toEqual(["ok"]);
        expect(await codes([first])).toEqual(["fork"]);
      });

      test("does not go on behind an entry it has not", async () => {
        const { first, anew } = branched();
        expect(await codes([first, anew])).toEqual(["ok", "gap"]);
      });

      test("takes what was left when it is given back, in order, and keeps its head", async () => {
        const { chain, first, second, third, fourth, anew } = branched();
        await push([first, second, anew]);
        expect(await codes([third])).toEqual(["fork"]);
        expect(await codes([fourth].map(givenBack))).toEqual(["fork"]);
        expect(await push([third, fourth].map(givenBack))).toEqual([
          { code: "ok", number: 4, isNew: true },
          { code: "ok", number: 5, isNew: true },
        ]);
        expect(await push([third].map(givenBack))).toEqual([{ code: "ok", number: 4, isNew: false }]);
        const twin = { ...givenBack(fourth), hash: filled(9, 32) };
        expect(await codes([twin])).toEqual(["fork"]);
        const [head] = await kept.heads("all");
        expect(head).toMatchObject({ incarnation: 1, counter: 1 });
        expect(await codes([chain.entry()])).toEqual(["ok"]);
      });

      test("knows its head after a restart, whatever came last", async () => {
        const { chain, first, second, third, anew } = branched();
        await push([first, second, anew, givenBack(third)]);
        kept = await open(await under.reopen());
        const [head] = await kept.heads("all");
        expect(head).toMatchObject({ incarnation: 1, counter: 1 });
        expect(await codes([chain.entry()])).toEqual(["ok"]);
      });

      test("lets nobody go on in an incarnation that stands, by giving back", async () => {
        const { first, second, third } = branched();
        await push([first, second]);
        const other = { ...givenBack(third), previous: first.hash };
        expect(await codes([other])).toEqual(["fork"]);
      });
    });

    test("stores nothing when the log has moved since the rights were judged", async () => {
      const entry = makeTestChain(device(1), scope(1)).entry();
      await kept.log.append({ expectedLength: 1, record: filled(5, 100), day: DAY });
      expect(await kept.append({ logLength: 1, day: DAY, entries: [entry] })).toEqual({ at: "log-moved" });
      expect((await kept.state()).head).toBe(0);
      expect(await push([entry], 2)).toMatchObject([{ number: 1 }]);
    });

    test("leaves out scopes that may not be read, and says how far it looked", async () => {
      const [mine, theirs] = [makeTestChain(device(1), scope(1)), makeTestChain(device(1), scope(2))];
      await push([mine.entry(), theirs.entry(), mine.entry(), theirs.entry(), theirs.entry()]);
      const page = await kept.readSince(EVERYTHING, new Set([scope(1)]));
      expect(page.entries.map((entry) => entry.number)).toEqual([1, 3]);
      expect(page).toMatchObject({ through: 5, isLast: true });
      expect(await kept.readSince(EVERYTHING, new Set())).toEqual({ entries: [], through: 5, isLast: true });
    });

    test("reads in pages by bytes and by rows without losing or repeating one", async () => {
      await push(makeTestChain(device(1), scope(1)).entries(50));
      for (const limits of [
        { maxBytes: 700, maxRows: 1000 },
        { maxBytes: 1e9, maxRows: 7 },
      ]) {
        const numbers: number[] = [];
        let after = 0;
        for (let pages = 0; pages < 60; pages++) {
          const page = await kept.readSince({ after, ...limits }, "all");
          numbers.push(...page.entries.map((entry) => entry.number));
          after = page.through;
          if (page.isLast) break;
        }
        expect(numbers).toEqual(Array.from({ length: 50 }, (_, place) => place + 1));
      }
    });

    test("reads one scope from its beginning up to a number", async () => {
      const chains = [1, 2, 3].map((byte) => makeTestChain(device(byte), scope(byte % 2)));
      for (let round = 0; round < 4; round++) await push(chains.map((chain) => chain.entry()));
      const page = await kept.readScope({ ...EVERYTHING, through: 9 }, scope(1));
      expect(page.entries.map((entry) => entry.number)).toEqual([1, 3, 4, 6, 7, 9]);
      const paged = await kept.readScope({ after: 0, through: 9, maxBytes: 1, maxRows: 100 }, scope(1));
      expect(paged.entries.map((entry) => entry.number)).toEqual([1]);
      expect(paged).toMatchObject({ through: 1, isLast: false });
    });

    test("tells the head of every readable chain", async () => {
      const [a, b] = [makeTestChain(device(1), scope(1)), makeTestChain(device(2), scope(2))];
      await push([...a.entries(3), b.entry()]);
      a.riseTo(2);
      const last = a.entry();
      await push([last]);
      const [head, ...others] = await kept.heads(new Set([scope(1)]));
      expect(others).toEqual([]);
      expect(head).toMatchObject({ device: device(1), scope: scope(1), incarnation: 2, counter: 1 });
      expect(plain(head!.hash)).toEqual(last.hash);
      expect((await kept.heads("all")).length).toBe(2);
    });

    test("finds an entry by its position", async () => {
      const entry = makeTestChain(device(1), scope(1)).entry();
      await push([entry]);
      const found = await kept.find(entry);
      expect(found?.number).toBe(1);
      expect(plain(found!.hash)).toEqual(entry.hash);
      expect(await kept.find({ ...entry, counter: 2 })).toBeNull();
      expect(await kept.find({ ...entry, scope: scope(5) })).toBeNull();
    });

    test("appends a record only where the log ends", async () => {
      const record = filled(6, 500);
      expect(await kept.log.append({ expectedLength: 2, record, day: DAY })).toBe("moved");
      expect(await kept.log.append({ expectedLength: 1, record, day: DAY })).toBe("appended");
      expect(await kept.log.append({ expectedLength: 1, record, day: DAY })).toBe("moved");
      expect((await kept.log.read(0, 1e6)).map(plain)).toEqual([genesis, record]);
      expect((await kept.log.read(0, 1)).map(plain)).toEqual([genesis]);
      expect((await kept.log.read(1, 1e6)).map(plain)).toEqual([record]);
      expect((await kept.state()).logLength).toBe(2);
    });

    test("appends a record that depends on the entries only while no other has come", async () => {
      const record = filled(6, 500);
      await push([makeTestChain(device(1), scope(1)).entry()]);
      const append = (expectedHead: number) =>
        kept.log.append({ expectedLength: 1, expectedHead, record, day: DAY });
      expect(await append(0)).toBe("moved");
      expect(await append(2)).toBe("moved");
      expect((await kept.state()).logLength).toBe(1);
      expect(await append(1)).toBe("appended");
    });

    test("keeps the newest mark of what was verified, and has none at first", async () => {
      expect(await kept.mark.read()).toBeNull();
      for (const length of [1, 7]) await kept.mark.write({ length, digest: filled(length, 32) });
      const mark = await kept.mark.read();
      expect(mark?.length).toBe(7);
      expect(plain(mark!.digest)).toEqual(filled(7, 32));
    });

    test("keeps the newest two snapshots of a document, and none of another scope goes for them", async () => {
      const put = (covers: number, of = scope(1)) =>
        kept.snapshots.put({ scope: of, document, covers, signedEntry: filled(covers, 100), day: DAY });
      for (const covers of [5, 9, 7]) await put(covers);
      for (const covers of [90, 91]) await put(covers, scope(2));
      const covered = async (of: ScopeId) =>
        (await kept.snapshots.read(of, document)).map((each) => each.covers);
      expect(await covered(scope(1))).toEqual([7, 9]);
      expect(await covered(scope(2))).toEqual([90, 91]);
      expect((await kept.snapshots.read(scope(1), null)).length).toBe(2);
      expect(await kept.snapshots.read(scope(3), null)).toEqual([]);
    });

    test("keeps the first join request; a second, different one makes the invite contested for good", async () => {
      expect(await kept.joins.put(invite, filled(1, 50))).toBe("kept");
      expect(await kept.joins.put(invite, filled(1, 50))).toBe("same");
      expect(await kept.joins.put(invite, filled(2, 50))).toBe("contested");
      expect(await kept.joins.put(invite, filled(3, 50))).toBe("contested");
      expect(await kept.joins.put(invite, filled(1, 50))).toBe("contested");
      kept = await open(await under.reopen());
      expect((await kept.joins.read(invite)).map(plain)).toEqual([filled(1, 50), filled(2, 50)]);
      expect(await kept.joins.all()).toMatchObject([{ invite, joinRequests: { length: 2 } }]);
    });

    test("counts what came in by day, and what it keeps", async () => {
      const base = (await kept.usage(DAY)).bytes;
      const chain = makeTestChain(device(1), scope(1));
      const entry = chain.entry(1000);
      await push([entry]);
      await push([entry]);
      for (const covers of [1, 2, 3]) {
        await kept.snapshots.put({
          scope: scope(1),
          document,
          covers,
          signedEntry: filled(1, 100),
          day: DAY + 1,
        });
      }
      expect(await kept.usage(DAY)).toEqual({ bytes: base + 1200, dayBytes: 1000 });
      expect(await kept.usage(DAY + 1)).toEqual({ bytes: base + 1200, dayBytes: 300 });
      expect(await kept.usage(DAY + 2)).toEqual({ bytes: base + 1200, dayBytes: 0 });
    });

    test("has everything after a restart, and goes on with the next number", async () => {
      const chain = makeTestChain(device(1), scope(1));
      await push(chain.entries(3));
      const before = await kept.readSince(EVERYTHING, "all");
      const heads = await kept.heads("all");
      kept = await open(await under.reopen());
      expect(await kept.readSince(EVERYTHING, "all")).toEqual(before);
      expect(await kept.heads("all")).toEqual(heads);
      expect(await push([chain.entry()])).toMatchObject([{ number: 4 }]);
      expect(await kept.verify()).toEqual([]);
    });

    test("finds, pages and continues chains of many thousand entries, also after a restart", async () => {
      const chains = Array.from({ length: 30 }, (_, byte) => makeTestChain(device(byte), scope(byte % 3)));
      const made: EntryToStore[] = [];
      for (let round = 0; round < 10; round++) {
        const batch = Array.from({ length: 30 }, () => chains.map((chain) => chain.entry(60))).flat();
        made.push(...batch);
        const outcomes = await push(batch);
        expect(outcomes.at(-1)).toMatchObject({ number: made.length });
      }
      for (let life = 0; life < 2; life++) {
        for (const at of [0, 29, 4_000, 4_100, 8_999]) {
          const found = await kept.find(made[at]!);
          expect([found?.number, plain(found!.hash)]).toEqual([at + 1, made[at]!.hash]);
        }
        const query = { after: 1_000, through: 8_500, maxBytes: 1e9, maxRows: 1e6 };
        const ofScope = (await kept.readScope(query, scope(1))).entries.map(({ number }) => number);
        const expected = made.flatMap((entry, place) => (entry.scope === scope(1) ? [place + 1] : []));
        expect(ofScope).toEqual(expected.filter((number) => number > 1_000 && number <= 8_500));
        const heads = await kept.heads("all");
        expect(heads.map(({ counter }) => counter)).toEqual(chains.map(() => 300));
        expect(await push([made[17]!, made[8_888]!])).toMatchObject([{ number: 18 }, { number: 8_889 }]);
        kept = await open(await under.reopen());
      }
      expect(await push([chains[3]!.entry()])).toMatchObject([{ number: 9_001 }]);
      expect(await kept.verify()).toEqual([]);
    });

    test("numbers without a gap when many write at once", async () => {
      const chains = Array.from({ length: 64 }, (_, byte) => makeTestChain(device(byte), scope(1)));
      const outcomes = await Promise.all(
        chains.flatMap((chain) => [push([chain.entry()]), push([chain.entry(), chain.entry()])]),
      );
      const numbers = outcomes.flat().map((outcome) => outcome.number);
      expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 192 }, (_, place) => place + 1));
    });
  });
}
