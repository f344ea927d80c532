import { describe, expect, test } from "vitest";
import { bytesEqual } from "../../../../crypto/public/bytes.ts";
import {
  encodeEntryHeader,
  ENTRY_MAX_BYTES,
  type EntryHeader,
  follows,
} from "../../../../crypto/public/entry.ts";
import { bytesToDeviceId, bytesToDocumentId, bytesToPracticeId } from "../../../../crypto/public/ids.ts";
import { splitSignedEntry } from "../../../../crypto/public/signed-entry.ts";
import { makeBatchCheck } from "../../../../client/engine/entries/batch-signatures.ts";
import { BATCH_LEAVES, fitsEntry, sealBatch } from "../../../../client/engine/entries/seal.ts";
import { caseScope, makeWorld, otherScope } from "../../../support/practice-rooms.ts";

const update = Uint8Array.from({ length: 60 }, (_, at) => at);
const none = { tails: new Map(), batchCounter: 1 };

describe("sealing", () => {
  test("makes entries that continue their chains, open, and share one signature", async () => {
    const world = makeWorld(1);
    const { context } = await world.device("anna");
    const scopes = [caseScope, otherScope];
    const drafts = Array.from({ length: 9 }, (_, at) => {
      return { scope: scopes[at % 2] ?? caseScope, document: world.documentId(`d${at}`), update };
    });
    const { entries, tails } = await sealBatch(context, drafts, none);
    const check = makeBatchCheck(context);
    const headByScope = new Map<string, { incarnation: number; counter: number; hash: Uint8Array }>();
    const signatures = new Set<string>();
    for (const sealed of entries) {
      const signed = splitSignedEntry(sealed.signed);
      expect(follows(headByScope.get(sealed.scope) ?? null, signed.header)).toBe(true);
      headByScope.set(sealed.scope, sealed);
      signatures.add(Buffer.from(signed.proof.signature).toString("hex"));
      expect(await check(signed)).toBe(true);
      const opener = context.keyring.openerFor(sealed.scope, signed.header.epoch);
      expect(opener?.open(signed.headerBytes, signed.header.salt, signed.body)).toEqual(update);
    }
    expect(signatures.size).toBe(1);
    expect(tails.get(caseScope)?.counter).toBe(5);
    expect(tails.get(otherScope)?.counter).toBe(4);
  });

  test("K4: a copied profile that seals the same under the same number uses other keys", async () => {
    const world = makeWorld(2);
    const anna = await world.device("anna");
    const copy = await anna.copied();
    const draft = { scope: caseScope, document: world.documentId("note"), update };
    const [one, two] = await Promise.all(
      [anna, copy].map(async ({ context }) => {
        const [entry] = (await sealBatch(context, [draft], none)).entries;
        return splitSignedEntry(entry?.signed ?? new Uint8Array(0));
      }),
    );
    if (one === undefined || two === undefined) throw new Error("nothing was sealed");
    expect(one.header.counter).toBe(two.header.counter);
    expect(bytesEqual(one.header.salt, two.header.salt)).toBe(false);
    // Two boxes under one key would agree wherever their contents do; here they agree nowhere to speak of.
    const alike = one.body.filter((byte, at) => byte === two.body[at]).length;
    expect(alike).toBeLessThan(one.body.length / 16);
  });

  test("K5: an entry does not open in another place of any of six dimensions", async () => {
    const world = makeWorld(3);
    const { context } = await world.device("anna");
    world.law.epochs.set(caseScope, 2);
    const draft = { scope: caseScope, document: world.documentId("note"), update };
    const [sealed] = (await sealBatch(context, [draft], none)).entries;
    const { header, body } = splitSignedEntry(sealed?.signed ?? new Uint8Array(0));
    const moved: Record<string, Partial<EntryHeader>> = {
      document: { document: bytesToDocumentId(new Uint8Array(16).fill(9)) },
      scope: { scope: otherScope },
      practice: { practice: bytesToPracticeId(new Uint8Array(32).fill(9)) },
      epoch: { epoch: 1 },
      device: { device: bytesToDeviceId(new Uint8Array(16).fill(9)) },
      "position: counter": { counter: 2 },
      "position: incarnation": { incarnation: 1 },
      "position: previous": { previous: new Uint8Array(32).fill(1) },
      "log index": { logIndex: header.logIndex + 1 },
      "log head": { logHead: new Uint8Array(16).fill(1) },
      salt: { salt: new Uint8Array(24).fill(1) },
    };
    const open = (changed: EntryHeader): Uint8Array | null => {
      const bytes = encodeEntryHeader(changed);
      return context.keyring.openerFor(changed.scope, changed.epoch)?.open(bytes, changed.salt, body) ?? null;
    };
    expect(open(header)).toEqual(update);
    for (const [name, change] of Object.entries(moved)) {
      expect(open({ ...header, ...change }), name).toBeNull();
    }
  });

  test("K5: any changed bit of an entry breaks its signature", async () => {
    const world = makeWorld(4);
    const { context } = await world.device("anna");
    const drafts = [1, 2, 3].map((n) => ({ scope: caseScope, document: world.documentId(`d${n}`), update }));
    const { entries } = await sealBatch(context, drafts, none);
    const signed = entries[1]?.signed ?? new Uint8Array(0);
    const check = makeBatchCheck(context);
    for (let at = 0; at < signed.length; at += 7) {
      const changed = signed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      let holds = false;
      try {
        holds = await check(splitSignedEntry(changed));
      } catch {
        holds = false;
      }
      expect(holds, `byte ${at}`).toBe(false);
    }
  });

  test("keeps within the size of an entry and refuses a scope whose key is missing", async () => {
    const world = makeWorld(5);
    const anna = await world.device("anna");
    let length = ENTRY_MAX_BYTES;
    while (!fitsEntry(length)) length -= 1;
    const document = world.documentId("note");
    const draft = { scope: caseScope, document, update: new Uint8Array(length) };
    const [sealed] = (await sealBatch(anna.context, [draft], none)).entries;
    const { entry } = splitSignedEntry(sealed?.signed ?? new Uint8Array(0));
    expect(entry.length).toBeLessThanOrEqual(ENTRY_MAX_BYTES);
    anna.keyless.add(caseScope);
    await expect(sealBatch(anna.context, [draft], none)).rejects.toMatchObject({ code: "not-permitted" });
  });

  test("a full batch is sealed and signed", async () => {
    const world = makeWorld(6);
    const { context } = await world.device("anna");
    const document = world.documentId("note");
    const drafts = Array.from({ length: BATCH_LEAVES }, () => ({ scope: caseScope, document, update }));
    expect((await sealBatch(context, drafts, none)).entries).toHaveLength(BATCH_LEAVES);
  });
});
