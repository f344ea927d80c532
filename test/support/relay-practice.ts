/** The practice that most tests of the relay start from: an owner, a clinician with one client, a front desk. */

import type { DocumentId, ScopeId } from "../../crypto/public/ids.ts";
import { type EntryWriter, makeEntryWriter } from "./entry-builder.ts";
import { type BuilderDevice, buildPractice, type Practice } from "./practice-builder.ts";
import type { RelayClient } from "./relay-client.ts";

export interface RelayPractice {
  readonly practice: Practice;
  readonly anna: BuilderDevice;
  readonly frontDesk: BuilderDevice;
  readonly caseScope: ScopeId;
  readonly fileScope: ScopeId;
  /** Anna's entries. */
  readonly writer: EntryWriter;
  /** A fresh document of Anna's case, and of its file. */
  inCase(): { readonly scope: ScopeId; readonly document: DocumentId };
  inFile(): { readonly scope: ScopeId; readonly document: DocumentId };
}

export async function buildRelayPractice(seed: string): Promise<RelayPractice> {
  const practice = await buildPractice({ seed });
  const anna = await practice.addMember(["clinician"]);
  const frontDesk = await practice.addMember(["front-desk"]);
  const patient = practice.newPatient();
  const fileScope = await practice.addScope(anna, "file", patient, [anna.member]);
  const caseScope = await practice.addScope(anna, "case", patient, [anna.member]);
  return {
    practice,
    anna,
    frontDesk,
    caseScope,
    fileScope,
    writer: makeEntryWriter(practice.state, anna, practice.random),
    inCase: () => ({ scope: caseScope, document: practice.newDocument() }),
    inFile: () => ({ scope: fileScope, document: practice.newDocument() }),
  };
}

/** Pushes and returns the codes and numbers of the acknowledgement. */
export async function push(client: RelayClient, signedEntries: readonly Uint8Array[], heal = false) {
  const ack = await client.ask({ type: "push", heal, signedEntries });
  if (ack.type !== "ack") throw new Error(ack.type);
  return ack.outcomes;
}

export async function pushCodes(client: RelayClient, signedEntries: readonly Uint8Array[], heal = false) {
  return (await push(client, signedEntries, heal)).map(({ code }) => code);
}
