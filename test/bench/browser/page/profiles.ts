/**
 * Profiles made in this page with the engine's own rooms, before anything is timed: a practice with many clients would take many minutes
 * through commands, because each client is a record that waits for a relay. What lies on the disk afterwards is what the engine writes.
 */

import type { RelayDialer } from "../../../../client/engine/environment.ts";
import {
  openMembership,
  createPracticeProfile,
} from "../../../../client/engine/membership/open-membership.ts";
import { partsOf } from "../../../../client/engine/membership/author/from-intent.ts";
import { newScopeId } from "../../../../client/engine/membership/author/genesis.ts";
import { writeRecord } from "../../../../client/engine/membership/author/write-record.ts";
import { placeAfter } from "../../../../client/engine/membership/roster.ts";
import { newStore } from "../../../../client/engine/profiles.ts";
import { fileDocument } from "../../../../client/engine/session/names-of-documents.ts";
import { openSession, type Session } from "../../../../client/engine/session/open-session.ts";
import type { PatientId, PracticeId, ScopeId } from "../../../../crypto/public/ids.ts";
import { bytesToPatientId, ID_BYTES } from "../../../../crypto/public/ids.ts";
import type { Verifier } from "../../../../crypto/public/signature.ts";
import { applyNextRecord } from "../../../../sync-server/protocol/membership/apply-record.ts";
import { copyMembership } from "../../../../sync-server/protocol/membership/state.ts";
import { pageEnvironment } from "./environment.ts";
import { PASSPHRASE } from "./passphrase.ts";

export interface MadeProfile {
  readonly name: string;
  readonly practice: PracticeId;
}

export interface Client {
  readonly patient: PatientId;
  readonly file: ScopeId;
  readonly case: ScopeId;
}

const UNCHECKED: Verifier = { verify: () => true };

export async function makeProfile(relay: RelayDialer): Promise<MadeProfile> {
  const environment = pageEnvironment(relay);
  const { name, store } = await newStore(environment);
  const { practice } = await createPracticeProfile(store, environment.suite, PASSPHRASE);
  store.close();
  return { name, practice };
}

export async function openProfile(name: string, relay: RelayDialer): Promise<Session> {
  const environment = pageEnvironment(relay);
  const store = await environment.stores.open(name);
  const hooks = { emit() {}, removed() {} };
  const membership = await openMembership({
    store,
    passphrase: PASSPHRASE,
    suite: environment.suite,
    onAlarm() {},
    onChange() {},
    heads: async () => [],
  });
  return openSession({ environment, store, membership, hooks });
}

/** Clients with file and case, each by a record of its own, and all of them in the confirmed log. */
export async function addClients({ membership, context }: Session, count: number): Promise<Client[]> {
  const { log, keyring, member, device } = membership;
  const { suite } = context;
  const data = copyMembership(log.data);
  const from = log.length;
  const records: Uint8Array[] = [];
  const clients: Client[] = [];
  for (let index = 0; index < count; index++) {
    const patient = bytesToPatientId(suite.random.bytes(ID_BYTES));
    const client: Client = { patient, file: newScopeId(suite), case: newScopeId(suite) };
    const scopes = (["file", "case"] as const).map((kind) => ({
      scope: client[kind],
      kind,
      subject: patient,
    }));
    const author = { data, secrets: keyring.secrets, member, suite };
    const parts = await partsOf({ act: "add-scopes", scopes }, { context: author, heads: [] });
    if (parts === null) throw new Error("no record");
    const sign = keyring.sign.bind(keyring);
    const record = await writeRecord(parts, placeAfter(data), { device, sign });
    const applied = await applyNextRecord(data, record, UNCHECKED);
    if (!applied.ok) throw new Error(applied.reason);
    records.push(record);
    clients.push(client);
  }
  await log.receive(from, records);
  return clients;
}

export const fileOf = ({ patient }: Client) => fileDocument(patient);
