/**
 * A small practice without a membership log: devices with real keys that share scopes, each with its own disk, and a relay that numbers
 * what it is given. For tests of the rooms that deal with documents.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import { parseEntryHeader } from "../../crypto/public/entry.ts";
import { hashOf } from "../../crypto/public/hash.ts";
import {
  bytesToDeviceId,
  bytesToDocumentId,
  bytesToLogId,
  bytesToMemberId,
  bytesToPatientId,
  bytesToPracticeId,
  bytesToScopeId,
  type DeviceId,
  type DocumentId,
  type ScopeId,
} from "../../crypto/public/ids.ts";
import { openBox, sealBox } from "../../crypto/secret/box.ts";
import type { CryptoSuite } from "../../crypto/secret/suite.ts";
import type { Alarm, ChannelEnd, Summary } from "../../client/engine/api.ts";
import type {
  Channel,
  EntriesRooms,
  Keyring,
  PracticeContext,
  SnapshotOffer,
  Received,
  ReceiveReport,
  Rights,
} from "../../client/engine/contract.ts";
import { SNAPSHOT_PACE, type SnapshotPace } from "../../client/engine/snapshots/pace.ts";
import { fetchedScopeKey } from "../../client/engine/entries/rows.ts";
import { openEntriesRooms } from "../../client/engine/entries/rooms.ts";
import type { OfferedSnapshot } from "../../client/engine/snapshots/check-snapshot.ts";
import { makeLocalSeal } from "../../client/engine/keyring/local-seal.ts";
import {
  makeMemoryDirectory,
  type MemoryDirectory,
  type MemoryDiskOptions,
} from "../../client/engine/store/memory.ts";
import type { EngineStore } from "../../client/engine/store/store.ts";
import { makeManualClock, type ManualClock } from "./manual-clock.ts";
import { makeSeededRandom } from "./seeded-random.ts";
import { makeSimSuite } from "./sim-suite.ts";

const filled = (byte: number, length = 16): Uint8Array => new Uint8Array(length).fill(byte);

export const caseScope = bytesToScopeId(filled(0xc1));
export const otherScope = bytesToScopeId(filled(0xc2));
export const patient = bytesToPatientId(filled(0xaa));
const practice = bytesToPracticeId(filled(0x77, 32));
const logId = bytesToLogId(filled(0x1d));
const headHash = hashOf("claros/record/v1", filled(1));

/** What every device of the practice agrees on. Tests change it to rotate, dirty, hide or revoke. */
export interface SharedLaw {
  readonly signKeys: Map<DeviceId, Uint8Array>;
  readonly epochs: Map<ScopeId, number>;
  readonly dirty: Set<ScopeId>;
  readonly revoked: Set<DeviceId>;
  headIndex: number;
  snapshotPace: SnapshotPace;
}

export interface World {
  readonly clock: ManualClock;
  readonly law: SharedLaw;
  readonly relay: TestRelay;
  device(name: string, options?: MemoryDiskOptions): Promise<TestDevice>;
  documentId(name: string): DocumentId;
}

export function makeWorld(seed: string | number): World {
  const clock = makeManualClock();
  const suite = makeSimSuite(seed);
  const law: SharedLaw = {
    signKeys: new Map(),
    epochs: new Map([caseScope, otherScope].map((scope) => [scope, 1])),
    dirty: new Set(),
    revoked: new Set(),
    headIndex: 3,
    snapshotPace: SNAPSHOT_PACE,
  };
  const relay = new TestRelay();
  return {
    clock,
    law,
    relay,
    async device(name, options) {
      const device = new TestDevice({
        name,
        clock,
        suite,
        law,
        relay,
        directory: makeMemoryDirectory(options),
      });
      await device.open();
      return device;
    },
    documentId: (name) => bytesToDocumentId(makeSeededRandom(`document ${name}`).bytes(16)),
  };
}

/** Numbers entries, refuses what does not follow its chain as the real one does, and keeps them in order. */
export class TestRelay {
  readonly log: Uint8Array[] = [];
  readonly snapshots: SnapshotOffer[] = [];
  readonly #heads = new Map<string, { incarnation: number; counter: number }>();
  readonly #numberByContent = new Map<string, number>();

  push(bytes: Uint8Array): { readonly code: "ok" | "gap" | "fork"; readonly number: number } {
    const content = Buffer.from(bytes).toString("latin1");
    const again = this.#numberByContent.get(content);
    if (again !== undefined) return { code: "ok", number: again };
    const { scope, device, incarnation, counter } = parseEntryHeader(bytes);
    const head = this.#heads.get(`${scope}/${device}`) ?? { incarnation: 0, counter: 0 };
    const isNext =
      (incarnation === head.incarnation && counter === head.counter + 1) ||
      (incarnation > head.incarnation && counter === 1);
    if (!isNext) {
      const isPast = incarnation === head.incarnation && counter <= head.counter;
      return { code: isPast ? "fork" : "gap", number: 0 };
    }
    this.#heads.set(`${scope}/${device}`, { incarnation, counter });
    this.log.push(bytes.slice());
    this.#numberByContent.set(content, this.log.length);
    return { code: "ok", number: this.log.length };
  }
}

interface DeviceParts {
  readonly name: string;
  readonly clock: ManualClock;
  readonly suite: CryptoSuite;
  readonly law: SharedLaw;
  readonly relay: TestRelay;
  readonly directory: MemoryDirectory;
}

export class TestDevice {
  readonly id: DeviceId;
  readonly directory: MemoryDirectory;
  readonly alarms: Alarm[] = [];
  readonly summaries: Summary[] = [];
  readonly damaged: DocumentId[] = [];
  readonly stale: string[] = [];
  readonly rotations: (readonly ScopeId[])[] = [];
  readonly storage: string[] = [];
  readonly sentAwareness: { scope: ScopeId; document: DocumentId; bytes: Uint8Array }[] = [];
  /** Scopes whose key this device lacks. */
  readonly keyless = new Set<ScopeId>();
  readonly tabs = new Set<TestTab>();
  /** How often it was said that something waits to be sent. */
  grown = 0;
  readonly #parts: DeviceParts;
  #rooms: EntriesRooms | null = null;
  #store: EngineStore | null = null;
  #context: PracticeContext | null = null;

  constructor(parts: DeviceParts) {
    this.#parts = parts;
    this.directory = parts.directory;
    this.id = bytesToDeviceId(makeSeededRandom(`device ${parts.name}`).bytes(16));
    parts.law.signKeys.set(this.id, this.#signing().publicKey);
  }

  get rooms(): EntriesRooms {
    if (this.#rooms === null) throw new Error(`${this.#parts.name} is closed`);
    return this.#rooms;
  }

  get store(): EngineStore {
    if (this.#store === null) throw new Error(`${this.#parts.name} is closed`);
    return this.#store;
  }

  get context(): PracticeContext {
    if (this.#context === null) throw new Error(`${this.#parts.name} is closed`);
    return this.#context;
  }

  async open(): Promise<void> {
    const { clock, suite } = this.#parts;
    this.#store = await this.directory.open("p.m");
    this.#context = {
      practice,
      member: bytesToMemberId(filled(0x0e)),
      device: this.id,
      store: this.#store,
      clock,
      suite,
      snapshotPace: this.#parts.law.snapshotPace,
      keyring: this.#keyring(),
      rights: this.#rights(),
    };
    this.#rooms = await openEntriesRooms(this.#context, {
      outboxGrew: () => (this.grown += 1),
      summaryChanged: (summary) => this.summaries.push(summary),
      summariesStale: (type) => this.stale.push(type),
      quarantineChanged: () => undefined,
      damaged: (_scope, document) => this.damaged.push(document),
      waitingChanged: () => undefined,
      storageState: (state) => this.storage.push(state),
      rotationWanted: (scopes) => this.rotations.push(scopes),
      alarm: (alarm) => this.alarms.push(alarm),
      openChanged: () => undefined,
      awareness: (scope, document, bytes) => this.sentAwareness.push({ scope, document, bytes }),
    });
  }

  /** The engine is gone without a word; `power` also takes what was not synced. Tabs go with it. */
  async crash(kind: "program" | "power" = "program"): Promise<void> {
    if (kind === "power") this.directory.loseUnsynced();
    else this.directory.restart();
    for (const tab of this.tabs) tab.dead = true;
    this.tabs.clear();
    await this.open();
  }

  /** The same device, copied with its disk. */
  async copied(): Promise<TestDevice> {
    const copy = new TestDevice({ ...this.#parts, directory: this.directory.clone() });
    await copy.open();
    return copy;
  }

  /** A new note in the case scope, written by the engine as at its creation. */
  async createNote(document: DocumentId, scope = caseScope): Promise<void> {
    await this.rooms.documents.create({ document, scope, type: "note", patient });
    await this.rooms.documents.write(document, (doc) => {
      const meta = doc.getMap("meta");
      meta.set("type", "note");
      meta.set("id", document);
      doc.getMap("note").set("title", "New");
    });
  }

  async tab(document: DocumentId, doc = new Y.Doc()): Promise<TestTab> {
    const tab = new TestTab(doc);
    this.tabs.add(tab);
    await tab.connect(this, document);
    return tab;
  }

  /** Sends what waits until nothing does. Returns the codes that were not `ok`. */
  async push(limit = 64): Promise<string[]> {
    const codes: string[] = [];
    for (let round = 0; round < 500; round++) {
      const rows = await this.rooms.outbox.next(limit);
      if (rows.length === 0) return codes;
      const taken: { key: string; number: number }[] = [];
      for (const row of rows) {
        const { code, number } = this.#parts.relay.push(row.bytes);
        if (code === "ok") taken.push({ key: row.key, number });
        else {
          codes.push(code);
          break;
        }
      }
      await this.rooms.outbox.acknowledged(taken);
      if (codes.length > 0) return codes;
    }
    throw new Error("the outbox does not end");
  }

  /** Everything that the relay has beyond the cursor. */
  async pull(choose: (entries: Received[]) => Received[] = (entries) => entries): Promise<ReceiveReport> {
    const from = (await this.rooms.ledger.cursor())?.number ?? 0;
    const { log } = this.#parts.relay;
    const entries = log.map((bytes, at) => ({ number: at + 1, bytes })).filter(({ number }) => number > from);
    return this.rooms.ledger.receive(choose(entries), { logId, number: log.length });
  }

  /** Puts every snapshot that is due on the relay. */
  async publish(): Promise<number> {
    const { snapshots } = this.rooms;
    await this.store.commit(
      [caseScope, otherScope].map((scope) => ({
        table: "meta",
        key: fetchedScopeKey(scope),
        value: Uint8Array.of(1),
      })),
      "relaxed",
    );
    let published = 0;
    for (let offer = await snapshots.next(); offer !== null; offer = await snapshots.next()) {
      this.#parts.relay.snapshots.push(offer);
      published += 1;
      await snapshots.settled(offer, "ok");
    }
    return published;
  }

  /** What a device that has nothing of the case scope is shown first: snapshots, and the entries behind them. */
  async look(offered: readonly OfferedSnapshot[] = this.#newestSnapshots()): Promise<void> {
    const { snapshots } = this.rooms;
    const [least = null] = (await snapshots.offer(caseScope, offered)).toSorted((a, b) => a - b);
    const { log } = this.#parts.relay;
    const tail = log.map((bytes, at) => ({ number: at + 1, bytes }));
    if (least !== null) await snapshots.tail(caseScope, tail.slice(least));
    await snapshots.list();
  }

  /** The history of the case scope is here. */
  confirm(): Promise<void> {
    return this.rooms.snapshots.confirm(new Set([caseScope]));
  }

  #newestSnapshots(): OfferedSnapshot[] {
    return [...new Map(this.#parts.relay.snapshots.map((offer) => [offer.document, offer])).values()];
  }

  /** The content as a fresh tab would see it. */
  async read(document: DocumentId): Promise<Y.Doc> {
    const tab = await this.tab(document);
    tab.leave();
    this.tabs.delete(tab);
    return tab.doc;
  }

  #signing() {
    return this.#parts.suite.signingKey(makeSeededRandom(`sign ${this.#parts.name}`).bytes(32));
  }

  #keyring(): Keyring {
    const { law, suite, name } = this.#parts;
    const signing = this.#signing();
    const local = makeLocalSeal(makeSeededRandom(`root ${name}`).bytes(32), suite.random);
    const has = (scope: ScopeId, epoch: number): boolean =>
      !this.keyless.has(scope) && epoch >= 1 && epoch <= (law.epochs.get(scope) ?? 0);
    const secret = (scope: ScopeId, epoch: number): Uint8Array =>
      makeSeededRandom(`secret ${scope} ${epoch}`).bytes(32);
    const sealer = (use: "entry" | "awareness", scope: ScopeId) => {
      const epoch = law.epochs.get(scope) ?? 0;
      if (!has(scope, epoch)) return null;
      const key = secret(scope, epoch);
      return {
        epoch,
        seal: (header: Uint8Array, salt: Uint8Array, plaintext: Uint8Array) =>
          sealBox({ key, use, salt, header, plaintext }),
      };
    };
    const opener = (use: "entry" | "awareness", scope: ScopeId, epoch: number) => {
      if (!has(scope, epoch)) return null;
      const key = secret(scope, epoch);
      return {
        open: (header: Uint8Array, salt: Uint8Array, body: Uint8Array) =>
          openBox({ key, use, salt, header, body }),
      };
    };
    return {
      local,
      reads: (scope) => has(scope, law.epochs.get(scope) ?? 0),
      sealerFor: (scope) => (law.dirty.has(scope) ? null : sealer("entry", scope)),
      openerFor: (scope, epoch) => opener("entry", scope, epoch),
      awarenessSealerFor: (scope) => sealer("awareness", scope),
      awarenessOpenerFor: (scope, epoch) => opener("awareness", scope, epoch),
      sign: async (kind, bytes) => signing.sign(kind, bytes),
      forget: () => local.forget(),
    };
  }

  #rights(): Rights {
    const { law } = this.#parts;
    return {
      get headIndex() {
        return law.headIndex;
      },
      headHash,
      memberOf: (device) => (law.signKeys.has(device) ? bytesToMemberId(filled(0x0e)) : null),
      signKeyOf: (device) => law.signKeys.get(device) ?? null,
      patientOf: () => patient,
      canWrite: (scope) => law.epochs.has(scope),
      isDirty: (scope) => law.dirty.has(scope),
      currentEpoch: (scope) => law.epochs.get(scope) ?? null,
      judgeEntry(bytes) {
        const header = parseEntryHeader(bytes);
        if (header.logIndex > law.headIndex) return "stale-log";
        if (!law.signKeys.has(header.device)) return "unknown-device";
        return law.revoked.has(header.device) ? "beyond-cut" : "ok";
      },
      hasLostScope: (bytes) => law.revoked.has(parseEntryHeader(bytes).device),
    };
  }
}

/** A tab: a Y.Doc that speaks y-websocket's protocol over a channel, and remembers how far it was told its frames have got. */
export class TestTab {
  readonly doc: Y.Doc;
  journaled = 0;
  backedUp = 0;
  problem: string | null = null;
  ended: ChannelEnd | null = null;
  confirmed = false;
  sent = 0;
  dead = false;
  readonly awareness: Uint8Array[] = [];
  #channel: Channel | null = null;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#send((encoder) => syncProtocol.writeUpdate(encoder, update));
    });
  }

  async connect(device: TestDevice, document: DocumentId): Promise<void> {
    [this.sent, this.journaled, this.backedUp] = [0, 0, 0];
    this.#channel = await device.rooms.documents.attach(document, {
      send: (frame) => this.#receive(frame),
      covered: (journaled, backedUp, problem) => {
        [this.journaled, this.backedUp, this.problem] = [journaled, backedUp, problem];
      },
      confirmed: () => (this.confirmed = true),
      closed: (end) => (this.ended = end),
    });
    if (this.#channel === null) {
      this.ended = "unknown-document";
      return;
    }
    this.#send((encoder) => syncProtocol.writeSyncStep1(encoder, this.doc));
  }

  leave(): void {
    this.#channel?.close();
    this.#channel = null;
  }

  /** A frame as it is, for tests of what no tab of ours would send. */
  raw(frame: Uint8Array): void {
    this.#channel?.receive(++this.sent, frame);
  }

  say(update: Uint8Array): void {
    this.#frame(1, (encoder) => encoding.writeVarUint8Array(encoder, update));
  }

  #receive(frame: Uint8Array): void {
    if (this.dead) return;
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) === 1) {
      this.awareness.push(decoding.readVarUint8Array(decoder));
      return;
    }
    const answer = encoding.createEncoder();
    encoding.writeVarUint(answer, 0);
    const empty = encoding.length(answer);
    syncProtocol.readSyncMessage(decoder, answer, this.doc, this);
    if (encoding.length(answer) > empty) this.raw(encoding.toUint8Array(answer));
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    this.#frame(0, write);
  }

  #frame(type: number, write: (encoder: encoding.Encoder) => void): void {
    if (this.dead || this.#channel === null) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    write(encoder);
    this.raw(encoding.toUint8Array(encoder));
  }
}
