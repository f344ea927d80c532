/** Opening documents and lists: prepared once, then timed as often as there are rounds. */

import { documentId } from "../../../../client/model/ids.ts";
import { memberId } from "../../../../client/model/ids.ts";
import { createPatientFile } from "../../../../client/model/patient-file.ts";
import {
  bytesToDocumentId,
  type DocumentId,
  ID_BYTES,
  type PracticeId,
} from "../../../../crypto/public/ids.ts";
import { encodeState } from "../../../../client/engine/entries/rows.ts";
import * as Y from "yjs";
import { NO_RELAY, pageEnvironment } from "./environment.ts";
import { underWay, timed } from "./under-way.ts";
import { longNote, textLength, type TypedNote, typedNote } from "./notes.ts";
import { makePlain, openPlain } from "./plain.ts";
import { addClients, fileOf, type MadeProfile, makeProfile, openProfile } from "./profiles.ts";
import type { RealEngine } from "./real-engine.ts";
import { type SealedDocument, writeSealed } from "./sealed-rows.ts";

const WRITTEN_TOGETHER = 50;

export interface PreparedDocuments extends MadeProfile {
  readonly documents: readonly DocumentId[];
}

export interface LongNote {
  readonly strokes: number;
  readonly seed: number;
}

export interface StateOf {
  readonly name: string;
  readonly document: DocumentId;
  readonly note: LongNote;
  readonly covers: number;
}

export interface InEngine {
  readonly name: string;
  readonly documents: readonly DocumentId[];
  readonly together: number;
}

export interface ManyNotes {
  readonly count: number;
  readonly bytes: number;
  readonly updates: number;
}

export function makeOpeningTasks(engine: RealEngine) {
  return {
    "prepare-long": ({ strokes, seed }: LongNote) => sealedNotes([typedNote(strokes, seed)]),
    async "prepare-plain-long"({ strokes, seed }: LongNote) {
      const { updates } = typedNote(strokes, seed);
      await makePlain("plain-long", updates);
      await makePlain("plain-short", [Y.mergeUpdates([...updates])]);
    },

    "prepare-many": (shape: ManyNotes) => sealedNotes(manyNotes(shape)),
    async "prepare-plain-many"(shape: ManyNotes) {
      for (const [index, { updates }] of manyNotes(shape).entries())
        await makePlain(`plain-many-${index}`, updates);
    },

    "prepare-clients": prepareClients,
    "prepare-plain-clients": preparePlainClients,

    unlock: ({ practice }: { practice: PracticeId }) => engine.unlock(practice),
    lock: () => engine.lock(),

    /** Until the text is there, in this tab. */
    async "open-sealed"({ document }: { document: DocumentId }) {
      await engine.link();
      let length = 0;
      const ms = await timed(async () => {
        const session = await engine.open(document);
        length = textLength(session.doc);
        session.close();
      });
      return { ms, length };
    },

    async "open-plain"({ name }: { name: string }) {
      let length = 0;
      const ms = await timed(async () => {
        const { doc, close } = await openPlain(name);
        length = textLength(doc);
        void close();
      });
      return { ms, length };
    },

    async "open-many-sealed"({
      documents,
      together,
    }: {
      documents: readonly DocumentId[];
      together: number;
    }) {
      await engine.link();
      return timed(() =>
        underWay(documents, together, async (document) => (await engine.open(document)).close()),
      );
    },

    /** By the engine's own rooms, on this page's thread, as for an index: until the content is ready to be handed to a tab. */
    async "open-many-in-engine"({ name, documents, together }: InEngine) {
      const session = await openProfile(name, NO_RELAY);
      const peer = { send() {}, covered() {}, confirmed() {}, closed() {} };
      const ms = await timed(() =>
        underWay(documents, together, async (document) => {
          const channel = await session.rooms.documents.attach(document, peer);
          if (channel === null) throw new Error("a document does not open");
          channel.close();
        }),
      );
      await session.close();
      return ms;
    },

    "open-many-plain": ({ prefix, count, together }: { prefix: string; count: number; together: number }) =>
      timed(() =>
        underWay(
          Array.from({ length: count }, (_, index) => `${prefix}-${index}`),
          together,
          async (name) => (await openPlain(name)).close(),
        ),
      ),

    /** From the passphrase to the list. */
    async "unlock-to-list"({ practice }: { practice: PracticeId }) {
      const link = await engine.link();
      let rows = 0;
      let unlockedMs = 0;
      const ms = await timed(async () => {
        unlockedMs = await timed(() => engine.unlock(practice));
        rows = (await link.call("summaries", { type: "patient-file" })).length;
      });
      return { ms, unlockedMs, rows };
    },

    /** A state of the first `covers` entries, as the engine writes one; it must be locked. */
    async "write-state"({ name, document, note, covers }: StateOf) {
      const session = await openProfile(name, NO_RELAY);
      const { store, keyring } = session.context;
      const { updates } = typedNote(note.strokes, note.seed);
      const doc = new Y.Doc();
      doc.transact(() => {
        for (const update of updates.slice(0, covers)) Y.applyUpdate(doc, update);
      });
      const plaintext = encodeState({ covers, state: Y.encodeStateAsUpdate(doc), claims: null });
      const value = keyring.local.seal("states", document, plaintext);
      await store.commit([{ table: "states", key: document, value }], "strict");
      await session.close();
    },

    /** The engine must be locked. */
    async "drop-states"({ name }: { name: string }) {
      const store = await pageEnvironment(NO_RELAY).stores.open(name);
      const keys = await store.keys("states");
      await store.commit(
        keys.map((key) => ({ table: "states", key, value: null })),
        "strict",
      );
      store.close();
      return keys.length;
    },
  };
}

function manyNotes({ count, bytes, updates }: ManyNotes): TypedNote[] {
  return Array.from({ length: count }, (_, seed) => longNote(bytes, updates, seed));
}

/** Notes of one client, on the disk as entries; nothing else is written of them. */
async function sealedNotes(notes: readonly TypedNote[]): Promise<PreparedDocuments> {
  const profile = await makeProfile(NO_RELAY);
  const session = await openProfile(profile.name, NO_RELAY);
  const [client] = await addClients(session, 1);
  if (client === undefined) throw new Error("no client");
  const sealed = notes.map((note): SealedDocument => {
    const document = bytesToDocumentId(session.context.suite.random.bytes(ID_BYTES));
    return { ...note, document, scope: client.case, type: "note", patient: client.patient };
  });
  await writeSealed(session, sealed);
  await session.close();
  return { ...profile, documents: sealed.map(({ document }) => document) };
}

/** Clients with a filled file each, through the engine's documents, sealed and acknowledged. */
async function prepareClients({ count }: { count: number }): Promise<MadeProfile> {
  const profile = await makeProfile(NO_RELAY);
  const session = await openProfile(profile.name, NO_RELAY);
  const { documents, outbox } = session.rooms;
  const clients = await addClients(session, count);
  const stamp = {
    at: new Date().toISOString(),
    by: memberId(session.context.member),
    origin: "create",
  } as const;
  await underWay([...clients.entries()], WRITTEN_TOGETHER, async ([index, client]) => {
    const document = fileOf(client);
    const { file: scope, patient } = client;
    await documents.create({ document, scope, type: "patient-file", patient });
    await documents.write(document, (doc) =>
      createPatientFile(doc, { id: documentId(document), stamp, fields: fieldsOf(index) }),
    );
  });
  await documents.flushOutbox();
  for (let rows = await outbox.next(64); rows.length > 0; rows = await outbox.next(64)) {
    await outbox.acknowledged(rows.map(({ key }) => ({ key, number: 0 })));
  }
  await session.close();
  return profile;
}

async function preparePlainClients({ count }: { count: number }): Promise<void> {
  const stamp = { at: new Date().toISOString(), by: memberId("0".repeat(32)), origin: "create" } as const;
  for (let index = 0; index < count; index++) {
    const doc = new Y.Doc();
    createPatientFile(doc, { id: documentId("0".repeat(32)), stamp, fields: fieldsOf(index) });
    await makePlain(`plain-client-${index}`, [Y.encodeStateAsUpdate(doc)]);
  }
}

function fieldsOf(index: number) {
  return {
    code: `C-${index}`,
    legalName: `Person Number ${index}`,
    preferredName: `Person ${index}`,
    dateOfBirth: "1980-05-17",
    address: "12 Harbour Street, 4000 Somewhere",
    referral: "Referred by the family doctor after a long sick leave.",
  };
}
