/**
 * Devices that write as fast as the relay acknowledges, and remember what it acknowledged. What was not acknowledged is sent again, as the
 * same bytes, on the next connection: sending twice is always safe.
 */

import { bytesToHex } from "../../crypto/public/encodings.ts";
import { sha512_256 } from "../../crypto/public/hash.ts";
import type { ScopeId } from "../../crypto/public/ids.ts";
import { type EntryWriter, makeEntryWriter } from "./entry-builder.ts";
import type { BuilderDevice, Practice } from "./practice-builder.ts";
import { connectDevice, type RelayAddress, type RelayClient } from "./relay-client.ts";

export interface LoadWriter {
  /** Writes until the connection ends. */
  run(relay: RelayAddress): Promise<void>;
  /** Number → hash of the signed entry. */
  readonly acknowledged: ReadonlyMap<number, string>;
  /** Answers other than `ok`, which none of these writers ever earns. */
  readonly refused: readonly string[];
}

const BATCH = 8;
const WINDOW = 3;

export function makeLoadWriter(practice: Practice, device: BuilderDevice, scope: ScopeId): LoadWriter {
  const writer: EntryWriter = makeEntryWriter(practice.state, device, practice.random);
  const document = practice.newDocument();
  const acknowledged = new Map<number, string>();
  const refused: string[] = [];
  const outbox: Uint8Array[] = [];

  const fill = () => {
    while (outbox.length < BATCH * WINDOW) {
      outbox.push(...writer.batch(Array.from({ length: BATCH }, () => writer.entry({ scope, document }))));
    }
  };
  const sendAll = async (client: RelayClient) => {
    fill();
    const sent = outbox.slice();
    const pushes: Promise<readonly { code: string; number: number }[]>[] = [];
    for (let at = 0; at < sent.length; at += BATCH) {
      const signedEntries = sent.slice(at, at + BATCH);
      pushes.push(
        client.ask({ type: "push", heal: false, signedEntries }).then((ack) => {
          if (ack.type !== "ack") throw new Error(ack.type);
          return ack.outcomes;
        }),
      );
    }
    const settled = await Promise.allSettled(pushes);
    let place = 0;
    let done = 0;
    for (const push of settled) {
      if (push.status === "rejected") break;
      for (const { code, number } of push.value) {
        const entry = sent[place++];
        if (code !== "ok" || entry === undefined) refused.push(code);
        else acknowledged.set(number, hashOfEntry(entry));
        done++;
      }
    }
    outbox.splice(0, done);
    return settled.every((push) => push.status === "fulfilled");
  };

  return {
    acknowledged,
    refused,
    async run(relay) {
      const client = await connectDevice(relay, practice, device).catch(() => null);
      if (client === null) return;
      while (await sendAll(client).catch(() => false));
      client.close();
    },
  };
}

export function hashOfEntry(signedEntry: Uint8Array): string {
  return bytesToHex(sha512_256(signedEntry));
}
